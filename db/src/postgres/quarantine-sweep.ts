/** Forgets entries that are as old as the topic keeps their messages. */
import type { Sql } from './sql.ts'

/** @returns how many were deleted; at most `limit`, so that no statement runs for long. */
export const sweepQuarantine = async (sql: Sql, before: Date, limit: number): Promise<number> => {
  const { rowCount } = await sql.query(
    `DELETE FROM quarantine WHERE id IN
       (SELECT id FROM quarantine WHERE quarantined_at < $1 LIMIT $2)`,
    [before, limit],
  )
  return rowCount ?? 0
}
