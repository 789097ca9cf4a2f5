/** Opens traces when a collector is set; else nothing of OpenTelemetry is loaded and nothing is traced. */
import type { Lifecycle } from '../lifecycle.ts'
import type { OtelDeps } from './otel.ts'
import type { Tracing } from './port.ts'

export interface TracingDeps extends OtelDeps {
  readonly lifecycle: Lifecycle
}

/** Undefined: not traced. Called first, so that it is closed last. */
export const openTracing = async ({
  lifecycle,
  ...deps
}: TracingDeps): Promise<Tracing | undefined> => {
  if (deps.settings.OTEL_EXPORTER_OTLP_ENDPOINT === '') return undefined
  // The SDK takes half a second and over 40 MB, which a process without traces does not pay.
  const { openOtel } = await import('./otel.ts')
  const tracing = openOtel(deps)
  lifecycle.opened({ name: 'traces', close: () => tracing.close() })
  return tracing
}
