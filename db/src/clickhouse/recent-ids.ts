/**
 * Ids of events that were settled lately, as hashes of 32 bits: what a new owner of partitions fills its
 * memory with, in one pass for all of them. An id belongs to the partition that Kafka computes from it as
 * a key, so it is found when the number of partitions has changed as well; and to the one in which it
 * stands, so it is found when a program of somebody else chose another one.
 */
import type { ClickHouseClient } from '@clickhouse/client'

export interface RecentIdsQuestion {
  readonly log: bigint
  /** The partitions whose ids are wanted. */
  readonly mine: readonly number[]
  /** How many partitions the topic has now. */
  readonly partitions: number
  /** Milliseconds since 1970: what was settled at or after it. */
  readonly since: number
  readonly signal?: AbortSignal | undefined
}

// The four 32-bit words of the id, XORed: the same as hashOf in the processor's recent-ids.ts.
const HASH = `toUInt32(bitAnd(bitXor(
  bitXor(toUInt128(id), bitShiftRight(toUInt128(id), 32)),
  bitXor(bitShiftRight(toUInt128(id), 64), bitShiftRight(toUInt128(id), 96))), 4294967295))`

/** Not a partition: where the id stands says nothing, because that was another log. */
const NOWHERE = 65_535
const STANDING = `if(_log = {log:UInt64}, _partition, ${NOWHERE})`
const KEYED = 'toUInt16(bitAnd(kafkaMurmurHash(toString(id)), 2147483647) % {partitions:UInt16})'

const TABLES = { events: 'landed_at', dispositions: 'settled_at' }

/** The same columns of both tables. */
const ofBoth = (columns: (time: string) => string): string =>
  Object.entries(TABLES)
    .map(
      ([table, time]) => `SELECT ${columns(time)} FROM ${table}
  WHERE ${time} >= fromUnixTimestamp64Milli({since:Int64})
    AND (${STANDING} IN {mine:Array(UInt16)} OR ${KEYED} IN {mine:Array(UInt16)})`,
    )
    .join('\nUNION ALL\n')

const COUNT_SQL = `SELECT toUInt32(intDiv(toUnixTimestamp(at), {bucket:UInt32}) * {bucket:UInt32}) AS second, count() AS ids
FROM (${ofBoth((time) => `${time} AS at`)})
GROUP BY second ORDER BY second DESC FORMAT JSONCompactEachRow`

const STREAM_SQL = `${ofBoth(() => `${HASH}, ${STANDING}, ${KEYED}`)} FORMAT RowBinary`

const paramsOf = ({ log, mine, partitions, since }: RecentIdsQuestion) => ({
  log: String(log),
  mine: [...mine],
  partitions,
  since,
})
const abortOf = ({ signal }: RecentIdsQuestion) =>
  signal === undefined ? {} : { abort_signal: signal }

/** How many ids were settled in each span of so many seconds, newest first; spans without any are absent. */
export const countRecentIds = async (
  client: ClickHouseClient,
  question: RecentIdsQuestion,
  bucketSeconds: number,
): Promise<readonly { readonly second: number; readonly ids: number }[]> => {
  const { stream } = await client.exec({
    query: COUNT_SQL,
    query_params: { ...paramsOf(question), bucket: bucketSeconds },
    ...abortOf(question),
  })
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as [number, string | number])
    .map(([second, ids]) => ({ second, ids: Number(ids) }))
}

const ROW_BYTES = 8

/** Calls `take` with each hash and the partitions it belongs to, one of them or both; holds one network chunk. */
export const streamRecentIds = async (
  client: ClickHouseClient,
  question: RecentIdsQuestion,
  take: (hash: number, standing: number, keyed: number) => void,
): Promise<void> => {
  const { stream } = await client.exec({
    query: STREAM_SQL,
    query_params: paramsOf(question),
    ...abortOf(question),
  })
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const whole = bytes.length - (bytes.length % ROW_BYTES)
    for (let at = 0; at < whole; at += ROW_BYTES)
      take(bytes.readUInt32LE(at), bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6))
    rest = bytes.subarray(whole)
  }
}

const OPEN_SQL = Object.keys(TABLES)
  .map(
    (table) => `SELECT ${HASH} AS hash FROM ${table}
  WHERE _log = {log:UInt64} AND _partition = {partition:UInt16} AND _offset >= {from:UInt64}`,
  )
  .join('\nUNION ALL\n')

/** Hashes of the ids that stand in a partition at or above an offset. */
export const idHashesFrom = async (
  client: ClickHouseClient,
  place: { readonly log: bigint; readonly partition: number; readonly from: bigint },
): Promise<readonly number[]> => {
  const result = await client.query({
    query: OPEN_SQL,
    query_params: { ...place, log: String(place.log), from: String(place.from) },
    format: 'JSONCompactEachRow',
  })
  return (await result.json<[number]>()).map(([hash]) => hash)
}
