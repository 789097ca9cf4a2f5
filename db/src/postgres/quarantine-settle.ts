/**
 * Decisions about quarantined messages, in two steps inside one transaction: `lock…` takes entries that
 * nobody else is deciding about, `mark…` writes what was done with them, by whom.
 */
import { ERASED_DETAIL } from './quarantine-message.ts'
import {
  filterParameters,
  QUARANTINE_COLUMNS,
  QUARANTINE_MATCHES,
  scopeParameter,
  type QuarantineFilter,
  type QuarantineRow,
  type QuarantineRowWithValue,
  type TenantScope,
} from './quarantine-row.ts'
import type { Sql } from './sql.ts'

/** One entry; waits for another decision about it to end. */
export const lockQuarantined = async (
  sql: Sql,
  scope: TenantScope,
  id: string,
): Promise<QuarantineRowWithValue | undefined> => {
  const { rows } = await sql.query<QuarantineRowWithValue>(
    `SELECT ${QUARANTINE_COLUMNS}, value FROM quarantine
     WHERE id = $2 AND ($1::uuid IS NULL OR project_id = $1) FOR UPDATE`,
    [scopeParameter(scope), id],
  )
  return rows[0]
}

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
