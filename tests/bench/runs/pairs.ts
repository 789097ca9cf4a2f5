/**
 * Ours and the baselines, interleaved, HTTP → Kafka: same generator, same events, same broker, the
 * processor off so that nobody else is on the CPUs. What ours leaves in the topic is drained later.
 */
import { runLoad } from '../load/run-load.ts'
import { BATCHES, type Batch } from '../settings.ts'
import { BASELINES } from '../stack.ts'
import { gatewayLoad, type RunContext } from './context.ts'
import { figuresOf, medianOf, type Figures } from './figures.ts'

const TARGETS = ['ingest-gateway', ...BASELINES] as const
export type Target = (typeof TARGETS)[number]

export interface PairResult {
  readonly batch: Batch
  readonly target: Target
  readonly figures: Figures
}

const runOne = async (context: RunContext, batch: Batch, target: Target): Promise<Figures> => {
  const { stack } = context
  const base = gatewayLoad(context, batch)
  const spec =
    target === 'ingest-gateway'
      ? base
      : {
          ...base,
          port: stack.baselinePorts[target],
          path: batch > 1 && target === 'fastify-kafkajs' ? '/v1/batches' : '/v1/events',
        }
  const pids = stack.pids(target, 'kafka')
  const load = await runLoad(spec, { server: pids[target], kafka: pids.kafka })
  if (target === 'ingest-gateway') context.acknowledged += load.acceptedEvents
  return figuresOf(load)
}

export const runPairs = async (context: RunContext): Promise<PairResult[]> => {
  const results: PairResult[] = []
  for (const batch of BATCHES) {
    const rounds = new Map<Target, Figures[]>(TARGETS.map((target) => [target, []]))
    // Not measured: the compilers of three programs have to see the code first.
    for (const target of TARGETS) await runOne(context, batch, target)
    for (let round = 0; round < context.settings.rounds; round += 1)
      for (const target of TARGETS) rounds.get(target)?.push(await runOne(context, batch, target))
    for (const [target, figures] of rounds) {
      const summary = medianOf(figures)
      results.push({ batch, target, figures: summary })
      context.say(
        `${target}, ${batch} a request: ${summary.eventsPerSecond} events/s, ` +
          `CPU us/event server ${summary.cpuMicros['server']} kafka ${summary.cpuMicros['kafka']} ` +
          `generator ${summary.cpuMicros['generator']}, p50 ${summary.latencyMs.p50} ms, p99 ${summary.latencyMs.p99} ms`,
      )
    }
  }
  return results
}
