/**
 * Landing, wired: the protocol of each partition over ClickHouse, and the memory of recent ids shared out
 * among the partitions of a membership.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import {
  connectClickhouse,
  countInserts,
  disposedOffsets,
  findSettledIds,
  highestSettled,
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
import { RecentIds } from './recent-ids.ts'

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

/** The number, as the columns `_log` have it. */
const logOf = ({ log }: Membership): bigint => BigInt(`0x${log}`)

const openStore = (
  client: Client,
  partition: number,
  countPartitions: () => Promise<number>,
): LandingStore => {
  const prefix = `land-${partition}-`
  return {
    raiseFence: (token) => raiseFence(client, { partition, token }),
    killInserts: () => killInserts(client, prefix),
    countInserts: () => countInserts(client, prefix),
    highestSettled: (log, from) => highestSettled(client, { log, partition, from }),
    storedOffsets: (range) => storedOffsets(client, { ...range, partition }),
    disposedOffsets: (range) => disposedOffsets(client, { ...range, partition }),
    findSettled: (ids, since) => findSettledIds(client, ids, { ...since, partition }),
    streamRecentIds: async (question, take) => {
      const partitions = await countPartitions()
      await streamRecentIds(client, { ...question, partition, partitions }, take)
    },
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
  const horizonMs = config.PROCESSOR_DEDUP_HOURS * HOUR_MS

  return (partition, membership, signal) => {
    const most = Math.ceil(config.PROCESSOR_DEDUP_IDS / membership.partitions.length)
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
      horizonMs,
      sleep: (ms) => sleep(ms),
      retry: retryUntilDone,
      newToken: randomUUID,
      store: openStore(client, partition, countPartitions),
      createIds: () => new RecentIds({ most, horizonMs, seed: SEED }, clock.now()),
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
