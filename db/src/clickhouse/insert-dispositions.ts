/**
 * Records what became of messages that are not stored, under the same fence as the events: an owner that
 * was replaced cannot decide any more.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { DISPOSITION_COLUMNS, type DispositionRow } from './disposition-row.ts'
import { fencedSql, insertUnderFence, type FencedInsert } from './insert-under-fence.ts'

const STATEMENT = {
  sql: fencedSql('dispositions', DISPOSITION_COLUMNS),
  columns: DISPOSITION_COLUMNS,
}

/** Resolves when the rows are stored. @throws whatever the server or the connection said. */
export const insertDispositions = (
  client: ClickHouseClient,
  insert: FencedInsert<DispositionRow>,
): Promise<void> => insertUnderFence(client, STATEMENT, insert)
