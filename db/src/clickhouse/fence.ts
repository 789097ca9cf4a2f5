/**
 * The fence of a Kafka partition: who wrote the newest token may insert its messages, nobody else. The
 * statements of the landing protocol that are not the insert itself.
 */
import type { ClickHouseClient } from '@clickhouse/client'

const ask = async <R>(
  client: ClickHouseClient,
  query: string,
  params: Record<string, unknown>,
): Promise<R[]> => {
  const answer = await client.query({ query, query_params: params, format: 'JSONEachRow' })
  return answer.json<R>()
}

/** Takes a partition: from now on inserts with another token are refused. */
export const raiseFence = async (
  client: ClickHouseClient,
  { partition, token }: { partition: number; token: string },
): Promise<void> => {
  await client.command({
    query: `INSERT INTO fence (partition, epoch, token)
      SELECT {partition:UInt16}, max(epoch) + 1, {token:String} FROM fence
      WHERE partition = {partition:UInt16}`,
    query_params: { partition, token },
  })
}

/** Asks the server to end the inserts of a partition; they may take a moment to end. */
export const killInserts = async (client: ClickHouseClient, prefix: string): Promise<void> => {
  await client.command({
    query: `KILL QUERY WHERE startsWith(query_id, {prefix:String})
      AND current_database = currentDatabase() ASYNC`,
    query_params: { prefix },
  })
}

/** Inserts of a partition that still run. */
export const countInserts = async (client: ClickHouseClient, prefix: string): Promise<number> => {
  const [row] = await ask<{ running: string }>(
    client,
    `SELECT count() AS running FROM system.processes
     WHERE startsWith(query_id, {prefix:String}) AND current_database = currentDatabase()`,
    { prefix },
  )
  return Number(row?.running ?? 0)
}

/** The highest offset of a partition that is stored, at or above one; undefined when there is none. */
export const highestLanded = async (
  client: ClickHouseClient,
  { partition, from }: { partition: number; from: bigint },
): Promise<bigint | undefined> => {
  const [row] = await ask<{ highest: string | null }>(
    client,
    `SELECT toString(maxOrNull(_offset)) AS highest FROM events
     WHERE _partition = {partition:UInt16} AND _offset >= {from:UInt64}`,
    { partition, from: String(from) },
  )
  const highest = row?.highest ?? undefined
  return highest === undefined ? undefined : BigInt(highest)
}

/** Which offsets of a range are stored; both ends belong to it. */
export const landedOffsets = async (
  client: ClickHouseClient,
  { partition, first, last }: { partition: number; first: bigint; last: bigint },
): Promise<Set<bigint>> => {
  const rows = await ask<{ landed: string }>(
    client,
    `SELECT toString(_offset) AS landed FROM events WHERE _partition = {partition:UInt16}
     AND _offset BETWEEN {first:UInt64} AND {last:UInt64}`,
    { partition, first: String(first), last: String(last) },
  )
  return new Set(rows.map(({ landed }) => BigInt(landed)))
}
