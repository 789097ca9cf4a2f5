/**
 * How many events of a project the projections of `events` still count, read from the projections
 * themselves (`mergeTreeProjection`) and not from the table: what a dashboard would show.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'
import type { ErasureScope } from './doomed-rows.ts'

export const PROJECTIONS = ['minute_series', 'hour_series', 'minute_names'] as const

/**
 * Events that a projection counts beyond those that the table has. The two are read one after another:
 * while events land they may differ, so a difference is only believed when it stays.
 */
export const countBeyondTable = async (
  client: ClickHouseClient,
  projection: (typeof PROJECTIONS)[number],
  projectId: string,
): Promise<number> => {
  const [row] = await askRows<{ beyond: string }>(
    client,
    `SELECT toString(toInt64((
       SELECT countMerge(\`count()\`)
       FROM mergeTreeProjection(currentDatabase(), 'events', '${projection}')
       WHERE project_id = {project_id:UUID}
     )) - toInt64((
       SELECT count() FROM events WHERE project_id = {project_id:UUID}
       SETTINGS optimize_use_projections = 0
     ))) AS beyond`,
    { project_id: projectId },
  )
  return Math.abs(Number(row?.beyond ?? 0))
}

/** Events that the projection by minute of receipt counts before the minute of the boundary. */
export const countReceivedInProjection = async (
  client: ClickHouseClient,
  { projectId, receivedThrough }: ErasureScope,
): Promise<number> => {
  const [row] = await askRows<{ found: string }>(
    client,
    `SELECT toString(countMerge(\`count()\`)) AS found
     FROM mergeTreeProjection(currentDatabase(), 'events', 'minute_receipts')
     WHERE project_id = {project_id:UUID}
       AND \`toStartOfMinute(received_at)\` < toDateTime({before:UInt32}, 'UTC')`,
    {
      project_id: projectId,
      before:
        receivedThrough === null
          ? 4_294_967_295
          : Math.floor(receivedThrough.getTime() / 60_000) * 60,
    },
  )
  return Number(row?.found ?? 0)
}
