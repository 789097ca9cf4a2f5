/**
 * HTTP → Kafka → ClickHouse, all parts at work: the capacity of the whole line, until the last event
 * is landed; then the answer times of an open loop at a share of that capacity.
 */
import { whenLanded } from '../landed.ts'
import { runLoad } from '../load/run-load.ts'
import { BATCHES, type Batch } from '../settings.ts'
import { gatewayLoad, type RunContext } from './context.ts'
import { figuresOf, type Figures } from './figures.ts'

export interface EndToEndResult {
  readonly batch: Batch
  /** Events a second from the first request to the last landed row. */
  readonly capacity: Figures
  readonly steady: Figures
}

const measure = async (
  context: RunContext,
  batch: Batch,
  pace: { kind: 'saturate' } | { kind: 'open'; requestsPerSecond: number },
): Promise<Figures> => {
  const { stack } = context
  const start = performance.now()
  let seconds = 0
  const pids = stack.pids('ingest-gateway', 'stream-processor', 'kafka', 'clickhouse')
  const load = await runLoad(gatewayLoad(context, batch, { pace }), pids, async (result) => {
    context.acknowledged += result.acceptedEvents
    const loadStart = performance.now() - result.seconds * 1000
    await whenLanded(stack.stores.clickhouse.url, stack.project.id, context.acknowledged)
    seconds = (performance.now() - Math.max(start, loadStart)) / 1000
  })
  return figuresOf(load, seconds)
}

const runBatch = async (context: RunContext, batch: Batch): Promise<EndToEndResult> => {
  const capacity = await measure(context, batch, { kind: 'saturate' })
  const requestsPerSecond = Math.max(
    1,
    Math.round((capacity.eventsPerSecond / batch) * context.settings.steadyShare),
  )
  const steady = await measure(context, batch, { kind: 'open', requestsPerSecond })
  context.say(
    `end to end, ${batch} a request: ${capacity.eventsPerSecond} events/s landed, ` +
      `CPU us/event ${JSON.stringify(capacity.cpuMicros)}; ` +
      `at ${requestsPerSecond} requests/s p50 ${steady.latencyMs.p50} ms, p99 ${steady.latencyMs.p99} ms`,
  )
  return { batch, capacity, steady }
}

export const runEndToEnd = async (context: RunContext): Promise<EndToEndResult[]> => {
  const results: EndToEndResult[] = []
  for (const batch of BATCHES) results.push(await runBatch(context, batch))
  return results
}
