/**
 * What the benchmark runs on: the embedded stores with the broker's full compiler, our gateway and
 * processor, the baseline servers, and one project whose rate limit is out of the way. Everything in
 * processes of its own, in a throwaway folder.
 */
import { join } from 'node:path'
import { EVENTS_TOPIC, type Topic } from '@pulseboard/contracts'
import { createLogger } from '@pulseboard/runtime'
import { freePort } from '../../packages/embedded/src/ports.ts'
import type { PartSpec } from '../../packages/embedded/src/part-process.ts'
import { httpAnswers } from '../../packages/embedded/src/probe.ts'
import { serviceSpec } from '../../packages/embedded/src/services.ts'
import type { Stack } from '../../packages/embedded/src/stack.ts'
import type { StoreAddresses } from '../../packages/embedded/src/store-addresses.ts'
import { createLoadProject, type LoadProject } from './load-project.ts'
import { openBenchStores } from './stores.ts'

export const BASELINES = ['fastify-kafkajs', 'http-platformatic'] as const
export type Baseline = (typeof BASELINES)[number]

export interface BenchStack {
  readonly stores: StoreAddresses
  readonly project: LoadProject
  readonly gatewayPort: number
  readonly baselinePorts: Readonly<Record<Baseline, number>>
  /** Process ids of the named parts. */
  pids<N extends string>(...names: N[]): Record<N, number>
  startProcessor(): Promise<void>
  stopProcessor(): Promise<void>
  stop(): Promise<void>
}

const BASELINE_TOPIC: Topic = { ...EVENTS_TOPIC, name: 'bench.baseline.v1' }
const log = createLogger('bench', 'warn')

const baselineSpec = (
  name: Baseline,
  port: number,
  stack: Stack,
  stores: StoreAddresses,
  apiKey: string,
): PartSpec => ({
  name,
  command: process.execPath,
  args: [join(import.meta.dirname, 'baselines', `${name}.ts`)],
  env: {
    ...stack.env,
    NODE_ENV: 'production',
    PORT: String(port),
    KAFKA_BROKERS: stores.kafka.brokers.join(','),
    TOPIC: BASELINE_TOPIC.name,
    API_KEY: apiKey,
  },
  logFile: join(stack.logDir, `${name}.log`),
  probe: () => httpAnswers(`http://127.0.0.1:${port}/readyz`),
  stopSignal: 'SIGTERM',
  startTimeoutMs: 30_000,
})

/** Starts everything but the processor. */
export const startBenchStack = async (): Promise<BenchStack> => {
  const { stack, stores, context } = await openBenchStores([BASELINE_TOPIC])
  const project = await createLoadProject(stores.postgres.url, log)
  const baselinePorts = {
    'fastify-kafkajs': await freePort(),
    'http-platformatic': await freePort(),
  }
  await stack.allOrNone([
    stack.start(serviceSpec('ingest-gateway', context)),
    ...BASELINES.map((name) =>
      stack.start(baselineSpec(name, baselinePorts[name], stack, stores, project.apiKey)),
    ),
  ])
  return {
    stores,
    project,
    gatewayPort: context.options.ports.gateway,
    baselinePorts,
    pids: (...names) => {
      const all = stack.pids()
      return Object.fromEntries(names.map((name) => [name, all[name] ?? 0])) as Record<
        (typeof names)[number],
        number
      >
    },
    startProcessor: () => stack.start(serviceSpec('stream-processor', context)),
    stopProcessor: () => stack.stopParts(['stream-processor']),
    stop: () => stack.stop(),
  }
}
