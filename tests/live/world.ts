/**
 * What the load and reconnect runs of the live feed use: the embedded stores, our gateway and query-api as real
 * processes, in a throwaway folder, and one project with an ingest key and as many read keys as wanted. The
 * processor stays off: what it lands does not pass through the feed.
 */
import { join } from 'node:path'
import { connectPostgres, createApiKey as insertApiKey } from '@pulseboard/db'
import { createApiKey, createLogger, hashSecret, keyPrefix, uuidv7 } from '@pulseboard/runtime'
import type { PartSpec } from '../../packages/embedded/src/part-process.ts'
import { httpAnswers } from '../../packages/embedded/src/probe.ts'
import { freePort } from '../../packages/embedded/src/ports.ts'
import { serviceSpec } from '../../packages/embedded/src/services.ts'
import { createLoadProject, type LoadProject } from '../bench/load-project.ts'
import { openBenchStores } from '../bench/stores.ts'

export interface LiveWorld {
  readonly project: LoadProject
  readonly readKeys: readonly string[]
  readonly clickhouseUrl: string
  /** Base address of query-api. */
  readonly api: string
  /** `/v1/events` of the gateway. */
  readonly ingest: string
  /** Port of the plain WebSocket server that is compared with, once it was started. */
  readonly baselinePort: number
  /** The plain server reads Kafka only while it runs. */
  startBaseline(): Promise<void>
  stopBaseline(): Promise<void>
  pids<N extends string>(...names: N[]): Record<N, number>
  stop(): Promise<void>
}

const BASELINE = 'plain-websocket'
const log = createLogger('live', 'warn')

const createReadKeys = async (url: string, projectId: string, count: number): Promise<string[]> => {
  const pool = connectPostgres({ url, application: 'load', log, connections: 1 })
  const secrets = Array.from({ length: count }, () => createApiKey('read'))
  try {
    for (const secret of secrets)
      await insertApiKey(pool, {
        id: uuidv7(Date.now()),
        projectId,
        name: 'live',
        scope: 'read',
        prefix: keyPrefix(secret),
        keyHash: hashSecret(secret),
        createdBy: null,
      })
  } finally {
    await pool.end()
  }
  return secrets
}

export const startLiveWorld = async (readKeys: number): Promise<LiveWorld> => {
  const { stack, stores, context } = await openBenchStores()
  const { gateway, queryApi } = context.options.ports
  const project = await createLoadProject(stores.postgres.url, log)
  const keys = await createReadKeys(stores.postgres.url, project.id, readKeys)
  await stack.allOrNone([
    stack.start(serviceSpec('ingest-gateway', context)),
    stack.start(serviceSpec('query-api', context)),
  ])
  const baselinePort = await freePort()
  const baseline: PartSpec = {
    name: BASELINE,
    command: process.execPath,
    args: [join(import.meta.dirname, '..', 'bench', 'baselines', `${BASELINE}.ts`)],
    env: {
      ...stack.env,
      NODE_ENV: 'production',
      PORT: String(baselinePort),
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
    },
    logFile: join(stack.logDir, `${BASELINE}.log`),
    probe: () => httpAnswers(`http://127.0.0.1:${baselinePort}/readyz`),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 30_000,
  }
  return {
    project,
    readKeys: keys,
    clickhouseUrl: stores.clickhouse.url,
    api: `http://127.0.0.1:${queryApi}`,
    ingest: `http://127.0.0.1:${gateway}/v1/events`,
    baselinePort,
    startBaseline: () => stack.start(baseline),
    stopBaseline: () => stack.stopParts([BASELINE]),
    pids: (...names) => {
      const all = stack.pids()
      return Object.fromEntries(names.map((name) => [name, all[name] ?? 0])) as Record<
        (typeof names)[number],
        number
      >
    },
    stop: () => stack.stop(),
  }
}
