/**
 * Deleting rows for good, in slices of one table partition each: `ALTER TABLE … DELETE` rewrites the
 * parts that hold such rows and their projections with them, so nothing of a row is left, as a
 * lightweight delete would leave it. A slice that was asked for goes on in the server, whatever
 * becomes of us; asking again for what is gone changes nothing.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/** Which rows of which table, with the values of the condition. Conditions come from this package only. */
export interface Doomed {
  readonly table: 'events' | 'dispositions' | 'ledger' | 'sealed_hours'
  readonly where: string
  readonly params: Readonly<Record<string, unknown>>
}

export interface Slice {
  readonly partitionId: string
  readonly rows: number
}

/** The partitions that hold such rows, the smallest share first. */
export const findSlices = async (
  client: ClickHouseClient,
  { table, where, params }: Doomed,
): Promise<Slice[]> => {
  const rows = await askRows<{ partition_id: string; found: string }>(
    client,
    `SELECT _partition_id AS partition_id, toString(count()) AS found FROM ${table}
     WHERE ${where} GROUP BY _partition_id ORDER BY count(), partition_id`,
    params,
  )
  return rows.map((row) => ({ partitionId: row.partition_id, rows: Number(row.found) }))
}

/** Asks for the deletion in one partition; `isDeleting` says when it is over. */
export const deleteSlice = async (
  client: ClickHouseClient,
  { table, where, params }: Doomed,
  partitionId: string,
): Promise<void> => {
  await client.command({
    query: `ALTER TABLE ${table} DELETE IN PARTITION ID {partition_id:String} WHERE ${where}`,
    query_params: { ...params, partition_id: partitionId },
    clickhouse_settings: { mutations_sync: '0' },
  })
}

/** Whether deletions of a table are under way. @throws with the server's words when one cannot go on */
export const isDeleting = async (
  client: ClickHouseClient,
  table: Doomed['table'],
): Promise<boolean> => {
  const [row] = await askRows<{ running: string; failure: string }>(
    client,
    `SELECT toString(count()) AS running, max(latest_fail_reason) AS failure
     FROM system.mutations
     WHERE database = currentDatabase() AND table = {table:String} AND NOT is_done`,
    { table },
  )
  if (row?.failure) throw new Error(`ClickHouse cannot delete from ${table}: ${row.failure}`)
  return Number(row?.running ?? 0) > 0
}

/** How many such rows there are. */
export const countDoomed = async (client: ClickHouseClient, doomed: Doomed): Promise<number> =>
  (await findSlices(client, doomed)).reduce((sum, { rows }) => sum + rows, 0)
