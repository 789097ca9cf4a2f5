/** Prometheus metrics of a service: one registry, process defaults included, text for `/metrics`. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client'

export interface Metrics {
  readonly registry: Registry
  /** The exposition text and its content type. */
  render(): Promise<{ body: string; contentType: string }>
}

export const createMetrics = (service: string): Metrics => {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    render: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  }
}

export { Counter, Gauge, Histogram }
