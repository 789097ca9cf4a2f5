/**
 * The fence of a Kafka partition: who wrote the newest token may insert its messages, nobody else. The
 * statements of the landing protocol that are not the insert itself.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

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
  const [row] = await askRows<{ running: string }>(
    client,
    `SELECT count() AS running FROM system.processes
     WHERE startsWith(query_id, {prefix:String}) AND current_database = currentDatabase()`,
    { prefix },
  )
  return Number(row?.running ?? 0)
}
