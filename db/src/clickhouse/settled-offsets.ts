/**
 * What stands of a partition's messages: stored in `events`, or settled otherwise in `dispositions`.
 * Always within one incarnation of the topic: another one counts its offsets from 0 again.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

export interface LogRange {
  readonly log: bigint
  readonly partition: number
  readonly first: bigint
  /** Belongs to the range. */
  readonly last: bigint
}

export interface PastDisposition {
  readonly outcome: string
  readonly reason: string
  readonly detail: string
}

const OF_PARTITION = '_log = {log:UInt64} AND _partition = {partition:UInt16}'
const IN_RANGE = `${OF_PARTITION} AND _offset BETWEEN {first:UInt64} AND {last:UInt64}`

const paramsOf = ({ log, partition, first, last }: LogRange) => ({
  log: String(log),
  partition,
  first: String(first),
  last: String(last),
})

/** The highest settled offset at or above one; undefined when there is none. */
export const highestSettled = async (
  client: ClickHouseClient,
  { log, partition, from }: { log: bigint; partition: number; from: bigint },
): Promise<bigint | undefined> => {
  const [row] = await askRows<{ highest: string | null }>(
    client,
    `SELECT toString(maxOrNull(_offset)) AS highest FROM (
       SELECT _offset FROM events WHERE ${OF_PARTITION} AND _offset >= {from:UInt64}
       UNION ALL
       SELECT _offset FROM dispositions WHERE ${OF_PARTITION} AND _offset >= {from:UInt64})`,
    { log: String(log), partition, from: String(from) },
  )
  const highest = row?.highest ?? undefined
  return highest === undefined ? undefined : BigInt(highest)
}

/** Which offsets of a range are rows of `events`. */
export const storedOffsets = async (
  client: ClickHouseClient,
  range: LogRange,
): Promise<Set<bigint>> => {
  const rows = await askRows<{ stored: string }>(
    client,
    `SELECT toString(_offset) AS stored FROM events WHERE ${IN_RANGE}`,
    paramsOf(range),
  )
  return new Set(rows.map(({ stored }) => BigInt(stored)))
}

/** Which offsets of a range are rows of `dispositions`, and what was decided. */
export const disposedOffsets = async (
  client: ClickHouseClient,
  range: LogRange,
): Promise<Map<bigint, PastDisposition>> => {
  const rows = await askRows<PastDisposition & { at: string }>(
    client,
    `SELECT toString(_offset) AS at, toString(outcome) AS outcome, reason, detail
     FROM dispositions WHERE ${IN_RANGE}`,
    paramsOf(range),
  )
  return new Map(rows.map(({ at, ...past }) => [BigInt(at), past]))
}
