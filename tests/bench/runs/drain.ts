/** Kafka → ClickHouse: how fast the processor lands what waits in the topic, and what that costs. */
import { cpuBetween, microsPerEvent, readCpu, type CpuSeconds } from '../cpu.ts'
import { countRows, whenLanded } from '../landed.ts'
import { runLoad } from '../load/run-load.ts'
import { gatewayLoad, type RunContext } from './context.ts'

export interface DrainResult {
  readonly events: number
  readonly seconds: number
  readonly eventsPerSecond: number
  readonly cpuMicros: CpuSeconds
}

const preload = async (context: RunContext): Promise<void> => {
  while (context.acknowledged < context.settings.drainEvents) {
    const spec = gatewayLoad(context, 1000, { seconds: 1 })
    const load = await runLoad(spec, context.stack.pids('ingest-gateway'))
    if (load.acceptedEvents === 0) throw new Error('The gateway accepted nothing: see its log.')
    context.acknowledged += load.acceptedEvents
  }
}

export const runDrain = async (context: RunContext): Promise<DrainResult> => {
  const { stack } = context
  const { url } = stack.stores.clickhouse
  await preload(context)
  const before = readCpu(stack.pids('kafka', 'clickhouse'))
  await stack.startProcessor()
  const start = performance.now()
  const alreadyLanded = await countRows(url, stack.project.id)
  await whenLanded(url, stack.project.id, context.acknowledged, 600_000)
  const seconds = (performance.now() - start) / 1000
  const after = readCpu(stack.pids('kafka', 'clickhouse', 'stream-processor'))
  const events = context.acknowledged - alreadyLanded
  const result = {
    events,
    seconds: Math.round(seconds * 100) / 100,
    eventsPerSecond: Math.round(events / seconds),
    cpuMicros: microsPerEvent(cpuBetween(before, after), context.acknowledged),
  }
  context.say(
    `drain of ${context.acknowledged} waiting events: ${result.eventsPerSecond} events/s, ` +
      `CPU us/event ${JSON.stringify(result.cpuMicros)}`,
  )
  return result
}
