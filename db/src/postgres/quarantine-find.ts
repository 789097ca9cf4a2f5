/** Questions about quarantined messages: a page of them, one with its bytes, how many. */
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

/** Newest first. @param after time and id of the last entry of the page before. */
export const listQuarantined = async (
  sql: Sql,
  filter: QuarantineFilter,
  page: { readonly limit: number; readonly after?: { at: Date; id: string } | undefined },
): Promise<QuarantineRow[]> => {
  const { rows } = await sql.query<QuarantineRow>(
    `SELECT ${QUARANTINE_COLUMNS} FROM quarantine WHERE ${QUARANTINE_MATCHES}
       AND ($6::timestamptz IS NULL OR (quarantined_at, id) < ($6, $7::uuid))
     ORDER BY quarantined_at DESC, id DESC LIMIT $8`,
    [...filterParameters(filter), page.after?.at ?? null, page.after?.id ?? null, page.limit],
  )
  return rows
}

/**
 * One entry with its bytes; nothing when there is none, or not in this scope.
 * @param lock `update`: waits for another decision about it to end, and keeps others waiting
 */
export const findQuarantined = async (
  sql: Sql,
  scope: TenantScope,
  id: string,
  lock: 'none' | 'update' = 'none',
): Promise<QuarantineRowWithValue | undefined> => {
  const { rows } = await sql.query<QuarantineRowWithValue>(
    `SELECT ${QUARANTINE_COLUMNS}, value FROM quarantine
     WHERE id = $2 AND ($1::uuid IS NULL OR project_id = $1) ${lock === 'update' ? 'FOR UPDATE' : ''}`,
    [scopeParameter(scope), id],
  )
  return rows[0]
}

/** The newest open entry of the same event: where a replay ended that failed again. */
export const findReturned = async (
  sql: Sql,
  row: Pick<QuarantineRow, 'id' | 'event_id' | 'project_id'>,
): Promise<string | undefined> => {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM quarantine WHERE event_id = $1 AND project_id IS NOT DISTINCT FROM $2
       AND id <> $3 AND status = 'open' ORDER BY quarantined_at DESC LIMIT 1`,
    [row.event_id, row.project_id, row.id],
  )
  return rows[0]?.id
}

export const countQuarantined = async (sql: Sql, filter: QuarantineFilter): Promise<number> => {
  const { rows } = await sql.query<{ count: string }>(
    `SELECT count(*) AS count FROM quarantine WHERE ${QUARANTINE_MATCHES}`,
    filterParameters(filter),
  )
  return Number(rows[0]?.count ?? 0)
}
