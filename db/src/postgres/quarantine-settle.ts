/**
 * Decisions about quarantined messages, in two steps inside one transaction: entries are taken that nobody
 * else is deciding about (many here, one by `findQuarantined`), and `mark…` writes what was done, by whom.
 */
import { ERASED_DETAIL } from './quarantine-message.ts'
import {
  filterParameters,
  QUARANTINE_COLUMNS,
  QUARANTINE_MATCHES,
  type QuarantineFilter,
  type QuarantineRow,
  type QuarantineRowWithValue,
} from './quarantine-row.ts'
import type { Sql } from './sql.ts'

/**
 * Entries in the order in which they were set aside, from behind the given one; those that somebody
 * else decides about just now are passed over.
 */
export const lockQuarantinedBatch = async (
  sql: Sql,
  filter: QuarantineFilter,
  batch: { readonly limit: number; readonly after?: { at: Date; id: string } | undefined },
): Promise<QuarantineRowWithValue[]> => {
  const { rows } = await sql.query<QuarantineRowWithValue>(
    `SELECT ${QUARANTINE_COLUMNS}, value FROM quarantine WHERE ${QUARANTINE_MATCHES}
       AND ($6::timestamptz IS NULL OR (quarantined_at, id) > ($6, $7::uuid))
     ORDER BY quarantined_at, id LIMIT $8 FOR UPDATE SKIP LOCKED`,
    [...filterParameters(filter), batch.after?.at ?? null, batch.after?.id ?? null, batch.limit],
  )
  return rows
}

const RETURNING = `RETURNING ${QUARANTINE_COLUMNS}`

export const markReplayed = async (
  sql: Sql,
  ids: readonly string[],
  by: string,
): Promise<QuarantineRow[]> => {
  const { rows } = await sql.query<QuarantineRow>(
    `UPDATE quarantine SET status = 'replayed', attempts = attempts + 1, settled_at = now(), settled_by = $2
     WHERE id = ANY($1::uuid[]) ${RETURNING}`,
    [[...ids], by],
  )
  return rows
}

/** The bytes go, and the detail, which may quote them; what it was, when and the reason stay. */
export const markDropped = async (
  sql: Sql,
  ids: readonly string[],
  by: string,
): Promise<QuarantineRow[]> => {
  const { rows } = await sql.query<QuarantineRow>(
    `UPDATE quarantine SET status = 'dropped', value = NULL, detail = '${ERASED_DETAIL}',
       original_key = NULL, settled_at = now(), settled_by = $2
     WHERE id = ANY($1::uuid[]) ${RETURNING}`,
    [[...ids], by],
  )
  return rows
}
