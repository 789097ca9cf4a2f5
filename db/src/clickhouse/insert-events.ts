/** Stores events, under the fence of their partition; see insert-under-fence.ts for what its ends mean. */
import type { ClickHouseClient } from '@clickhouse/client'
import { EVENT_COLUMNS, type EventRow } from './event-row.ts'
import { fencedSql, insertUnderFence, type FencedInsert } from './insert-under-fence.ts'

const STATEMENT = { sql: fencedSql('events', EVENT_COLUMNS), columns: EVENT_COLUMNS }

/** Resolves when the rows are stored. @throws whatever the server or the connection said. */
export const insertEvents = (
  client: ClickHouseClient,
  insert: FencedInsert<EventRow>,
): Promise<void> => insertUnderFence(client, STATEMENT, insert)
