/** What stands in quarantine for a project: found by place, erased by key. */
import type { Sql } from './sql.ts'

/** No time means all entries of the project. */
export interface QuarantineScope {
  readonly projectId: string
  readonly receivedThrough: Date | null
}

const SCOPE = `project_id = $1
  AND ($2::timestamptz IS NULL OR coalesce(received_at, quarantined_at) <= $2)`

/** Keys of entries in the quarantine topic; at most this many at once. */
export const listQuarantineKeys = async (
  sql: Sql,
  { projectId, receivedThrough }: QuarantineScope,
  limit: number,
): Promise<string[]> =>
  (
    await sql.query<{ message_key: string }>(
      `SELECT message_key FROM quarantine WHERE ${SCOPE} ORDER BY message_key LIMIT $3`,
      [projectId, receivedThrough, limit],
    )
  ).rows.map(({ message_key }) => message_key)

export const eraseQuarantine = async (sql: Sql, keys: readonly string[]): Promise<void> => {
  await sql.query('DELETE FROM quarantine WHERE message_key = ANY($1)', [[...keys]])
}

export const countQuarantine = async (
  sql: Sql,
  { projectId, receivedThrough }: QuarantineScope,
): Promise<number> => {
  const { rows } = await sql.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM quarantine WHERE ${SCOPE}`,
    [projectId, receivedThrough],
  )
  return rows[0]?.found ?? 0
}
