/**
 * Partitions whose every row is over. Those of `events` are weeks of days of expiry: TTL drops them in the
 * background within hours; this asks for it at once, so that the bound does not hang on a merge, and a row
 * is gone at the latest seven days after its own. Those of `sealed_hours` are days.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/** Ids of partitions of `events` in which nothing is kept any more. */
export const findExpiredPartitions = async (client: ClickHouseClient): Promise<string[]> => {
  const rows = await askRows<{ partition_id: string }>(
    client,
    `SELECT partition_id FROM system.parts
     WHERE database = currentDatabase() AND table = 'events' AND active
     GROUP BY partition_id
     HAVING addDays(parseDateTimeOrNull(partition_id, '%Y%m%d'), 7) <= now('UTC')
     ORDER BY partition_id`,
    {},
  )
  return rows.map((row) => row.partition_id)
}

/** Ids of partitions of sealed days before this one, such as 2025-10-20. */
export const findOldSealedDays = async (
  client: ClickHouseClient,
  before: string,
): Promise<string[]> => {
  const rows = await askRows<{ partition_id: string }>(
    client,
    `SELECT DISTINCT partition_id FROM system.parts
     WHERE database = currentDatabase() AND table = 'sealed_hours' AND active
       AND partition_id < formatDateTime({before:Date}, '%Y%m%d')
     ORDER BY partition_id`,
    { before },
  )
  return rows.map((row) => row.partition_id)
}

export const dropPartition = async (
  client: ClickHouseClient,
  table: 'events' | 'sealed_hours',
  partitionId: string,
): Promise<void> => {
  await client.command({
    query: `ALTER TABLE ${table} DROP PARTITION ID {partition_id:String}`,
    query_params: { partition_id: partitionId },
  })
}
