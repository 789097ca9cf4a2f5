/**
 * Partitions of `events` whose every row is over: TTL drops them in the background within hours; this
 * asks for it at once, so that the bound does not hang on a merge. A partition is a week of days of
 * expiry, so a row is gone at the latest seven days after its own.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/** Ids of partitions in which nothing is kept any more. */
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

export const dropEventPartition = async (
  client: ClickHouseClient,
  partitionId: string,
): Promise<void> => {
  await client.command({
    query: 'ALTER TABLE events DROP PARTITION ID {partition_id:String}',
    query_params: { partition_id: partitionId },
  })
}
