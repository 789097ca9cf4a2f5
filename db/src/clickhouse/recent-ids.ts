/**
 * Ids of events that were settled lately, as hashes of 32 bits, newest first: what a new owner of a
 * partition fills its memory with. Selected by the id's own partition, as Kafka computes it from the key,
 * so they are found when the number of partitions has changed as well; and by the partition in which
 * they stand, so they are found when a program of somebody else chose another one.
 */
import type { ClickHouseClient } from '@clickhouse/client'

export interface RecentIdsQuestion {
  readonly log: bigint
  readonly partition: number
  /** How many partitions the topic has now. */
  readonly partitions: number
  /** Milliseconds since 1970: what was settled at or after it. */
  readonly since: number
  /** And of this partition all from this offset on, however long ago. */
  readonly from: bigint
  readonly limit: number
}

// The four 32-bit words of the id, XORed: the same as hashOf in the processor's recent-ids.ts.
const HASH = `toUInt32(bitAnd(bitXor(
  bitXor(toUInt128(id), bitShiftRight(toUInt128(id), 32)),
  bitXor(bitShiftRight(toUInt128(id), 64), bitShiftRight(toUInt128(id), 96))), 4294967295))`

const IN_LOG = '_log = {log:UInt64} AND _partition = {partition:UInt16}'
const KEYED_HERE =
  'bitAnd(kafkaMurmurHash(toString(id)), 2147483647) % {partitions:UInt16} = {partition:UInt16}'

const select = (table: string, time: string): string =>
  `SELECT ${HASH} AS hash, toUInt32(${time}) AS at, ${IN_LOG} AND _offset >= {from:UInt64} AS open
   FROM ${table}
   WHERE open OR (${time} >= fromUnixTimestamp64Milli({since:Int64}) AND (${IN_LOG} OR ${KEYED_HERE}))`

const SQL = `SELECT hash, at FROM (
  ${select('events', 'landed_at')}
  UNION ALL
  ${select('dispositions', 'settled_at')})
ORDER BY open DESC, at DESC LIMIT {limit:UInt64} FORMAT RowBinary`

const ROW_BYTES = 8

/** Calls `take` with each hash and the second in which it was settled; holds one network chunk. */
export const streamRecentIds = async (
  client: ClickHouseClient,
  { log, partition, partitions, since, from, limit }: RecentIdsQuestion,
  take: (hash: number, second: number) => void,
): Promise<void> => {
  const { stream } = await client.exec({
    query: SQL,
    query_params: { log: String(log), partition, partitions, since, from: String(from), limit },
  })
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const whole = bytes.length - (bytes.length % ROW_BYTES)
    for (let at = 0; at < whole; at += ROW_BYTES)
      take(bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4))
    rest = bytes.subarray(whole)
  }
}
