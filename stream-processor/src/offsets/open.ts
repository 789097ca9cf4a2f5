/**
 * What is known about offsets beside the group's own: gaps into ClickHouse, progress into PostgreSQL,
 * with the clients and metrics they need. A gap is an error for a person to look at, and a note in
 * /readyz, never a reason to stop.
 */
import {
  connectClickhouse,
  connectPostgres,
  findPartitionProgress,
  highestSettled,
  insertOffsetGap,
  savePartitionProgress,
  type OffsetGapRow,
} from '@pulseboard/db'
import {
  Counter,
  systemClock,
  type Health,
  type Lifecycle,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import { createGapRecorder, type GapRecorder } from './gaps.ts'
import { createProgress, type Progress } from './progress.ts'

interface OpenOffsetsDeps {
  readonly topic: string
  readonly clickhouseUrl: string
  readonly databaseUrl: string
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly metrics: Metrics
}

export interface Offsets {
  readonly gaps: GapRecorder
  readonly progress: Progress
}

const createFacts = ({ metrics, log, health }: OpenOffsetsDeps) => {
  const missing = new Counter({
    name: 'pulseboard_processor_missing_messages_total',
    help: 'Messages that were gone before they were read; their ranges are in offset_gaps.',
    labelNames: ['kind'],
    registers: [metrics.registry],
  })
  return {
    found: (gap: OffsetGapRow): void => {
      const { kind, partition, firstOffset, lastOffset } = gap
      const [first, last] = [String(firstOffset), String(lastOffset)]
      missing.inc({ kind }, Number(lastOffset - firstOffset) + 1)
      log.error({ ...gap, firstOffset: first, lastOffset: last }, 'messages are missing')
      health.degrade('offsets', `partition ${partition} misses ${first} to ${last}: ${kind}`)
    },
    waiting: (what: string, error: unknown): void =>
      log.warn({ err: error }, `waiting for ${what}`),
  }
}

/** Opens it; the lifecycle closes it. */
export const openOffsets = (deps: OpenOffsetsDeps): Offsets => {
  const { topic, log, lifecycle } = deps
  const application = 'stream-processor (offsets)'
  const facts = createFacts(deps)
  const pool = connectPostgres({ url: deps.databaseUrl, application, log, connections: 1 })
  lifecycle.opened({ name: 'postgres of offsets', close: () => pool.end() })
  const client = connectClickhouse({ url: deps.clickhouseUrl, application, connections: 2 })
  lifecycle.opened({ name: 'clickhouse of offsets', close: () => client.close() })
  const clock = systemClock
  const gaps = createGapRecorder({
    ...facts,
    topic,
    clock,
    insert: (gap) => insertOffsetGap(client, gap),
    highestSettled: (of, partition) =>
      highestSettled(client, { log: BigInt(`0x${of}`), partition, from: 0n }),
  })
  const progress = createProgress({
    waiting: facts.waiting,
    clock,
    find: () => findPartitionProgress(pool),
    save: (rows) => savePartitionProgress(pool, rows),
    record: (gap, signal) => gaps.record(gap, signal),
  })
  lifecycle.opened({ name: 'progress', close: () => progress.close() })
  return { gaps, progress }
}
