/**
 * The settings of traces, the standard variables of OpenTelemetry; every service takes them into its own
 * table. Without an address nothing is traced and nothing of OpenTelemetry is loaded.
 */
import { choice, integer, text, url, type ConfigOf } from '../config.ts'

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

const endpoint = url(
  'Collector that takes traces over OTLP/HTTP, such as http://localhost:4318; empty: no traces.',
  ['http', 'https'],
  '',
)
const ratio = text('Part of the requests for a traceidratio sampler, from 0 to 1.', '1')
const headers = text('Headers for the collector: name=value, separated by commas.', '')

/** The headers of their text; undefined when it has another form. */
export const parseHeaders = (given: string): Record<string, string> | undefined => {
  const pairs = given
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
  const parsed = pairs.map((pair) => /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*)$/.exec(pair))
  if (parsed.includes(null)) return undefined
  try {
    return Object.fromEntries(
      parsed.map((match) => [match?.[1] ?? '', decodeURIComponent(match?.[2] ?? '')]),
    )
  } catch {
    return undefined
  }
}

export const TRACING = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    ...endpoint,
    read: (value: string): ReturnType<typeof endpoint.read> =>
      value === '' ? { value } : endpoint.read(value),
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    ...headers,
    secret: true,
    read: (value: string): ReturnType<typeof headers.read> =>
      parseHeaders(value) === undefined
        ? { fix: 'must be name=value, several separated by commas, values percent-encoded' }
        : { value },
  },
  OTEL_TRACES_SAMPLER: choice('Which requests are traced.', SAMPLERS, 'parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: {
    ...ratio,
    read: (value: string): ReturnType<typeof ratio.read> =>
      Number(value) >= 0 && Number(value) <= 1
        ? { value }
        : { fix: `must be a number from 0 to 1, not "${value}"` },
  },
  TRACES_PER_SECOND: integer(
    'Most traces that one process begins in a second, whatever the sampler and clients want.',
    50,
    { min: 1, max: 10_000 },
  ),
} as const

export type TracingSettings = ConfigOf<typeof TRACING>
