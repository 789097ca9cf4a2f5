/**
 * Landing, wired: the protocol of each partition over ClickHouse, and the memory of recent ids shared out
 * among the partitions of a membership.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import {
  connectClickhouse,
  countRecentIds,
  countInserts,
  disposedOffsets,
  findSettledIds,
  highestSettled,
  idHashesFrom,
  insertDispositions,
  insertEvents,
  killInserts,
  raiseFence,
  storedOffsets,
  streamRecentIds,
} from '@pulseboard/db'
import {
  retryUntilDone,
  type Bus,
  type Clock,
  type Health,
  type Lifecycle,
  type Membership,
} from '@pulseboard/runtime'
import type { Config } from '../config.ts'
import type { Telemetry } from '../telemetry.ts'
import type { Source } from '../topology.ts'
import type { Claim, LandingStore } from './claim.ts'
import { createLander, type Lander } from './protocol.ts'
import { createRecall, logOf, type RecallQuestion, type RecallStore } from './recall.ts'

export type LanderFactory = (
  partition: number,
  membership: Membership,
  signal: AbortSignal,
) => Lander

export interface LandingDeps {
  readonly config: Config
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly clock: Clock
  readonly source: Source
  readonly bus: Pick<Bus, 'range'>
}

type Client = ReturnType<typeof connectClickhouse>

// Longer than any insert that works: after it the answer counts as lost.
const INSERT_TIMEOUT_MS = 20_000
const HOUR_MS = 3_600_000
// Chosen once a process, so that nobody can make ids that crowd a few slots.
const SEED = randomInt(2 ** 32)

const openRecallStore = (client: Client, countPartitions: () => Promise<number>): RecallStore => {
  const withAll = async (question: RecallQuestion) => ({
    ...question,
    partitions: await countPartitions(),
  })
  return {
    count: async (question, seconds) => countRecentIds(client, await withAll(question), seconds),
    stream: async (question, take) => streamRecentIds(client, await withAll(question), take),
  }
}

const openStore = (client: Client, partition: number): LandingStore => {
  const prefix = `land-${partition}-`
  return {
    raiseFence: (token) => raiseFence(client, { partition, token }),
    killInserts: () => killInserts(client, prefix),
    countInserts: () => countInserts(client, prefix),
    highestSettled: (log, from) => highestSettled(client, { log, partition, from }),
    storedOffsets: (range) => storedOffsets(client, { ...range, partition }),
    disposedOffsets: (range) => disposedOffsets(client, { ...range, partition }),
    findSettled: (ids, since) => findSettledIds(client, ids, { ...since, partition }),
    idHashesFrom: (log, from) => idHashesFrom(client, { log, partition, from }),
  }
}

export const openLanding = (
  { config, lifecycle, health, clock, source, bus }: LandingDeps,
  telemetry: Telemetry,
): LanderFactory => {
  const client = connectClickhouse({
    url: config.CLICKHOUSE_URL,
    application: 'stream-processor',
    requestTimeoutMs: INSERT_TIMEOUT_MS,
    connections: EVENTS_TOPIC.partitions * 2,
  })
  lifecycle.opened({ name: 'clickhouse', close: () => client.close() })
  const countPartitions = async () => (await bus.range(source.topic)).next.size
  const recall = createRecall({
    store: openRecallStore(client, countPartitions),
    most: config.PROCESSOR_DEDUP_IDS,
    horizonMs: config.PROCESSOR_DEDUP_HOURS * HOUR_MS,
    seed: SEED,
    clock,
  })

  return (partition, membership, signal) => {
    const insertOf = ({ token, log }: Claim) => {
      const queryId = `land-${partition}-${randomUUID()}`
      return { partition, token, log, queryId, signal }
    }
    signal.addEventListener('abort', () => telemetry.idsForgotten(partition), { once: true })
    return createLander({
      partition,
      membership,
      log: logOf(membership),
      signal,
      clock,
      sleep: (ms) => sleep(ms),
      retry: retryUntilDone,
      newToken: randomUUID,
      store: openStore(client, partition),
      recall: () => recall(membership, partition, signal),
      insertRows: async (rows, claim) => {
        await insertEvents(client, { ...insertOf(claim), rows })
        health.set('clickhouse', undefined)
      },
      insertDispositions: (rows, claim) => insertDispositions(client, { ...insertOf(claim), rows }),
      onClaimed: (claim, ids) => {
        health.set('clickhouse', undefined)
        telemetry.claimed(partition, claim, ids)
      },
      onUnclear: (error) => {
        health.set('clickhouse', 'ClickHouse does not answer; events wait in Kafka')
        telemetry.landingUnclear(partition, error)
      },
    })
  }
}
