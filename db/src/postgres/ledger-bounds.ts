/** How far back the events of a project are complete: what was erased or has expired is not there. */
import type { Sql } from './sql.ts'

export interface LedgerBounds {
  /** The shortest time that events of any type are kept. */
  readonly leastDays: number
  readonly erasedBefore: Date | null
}

/** Undefined when the project does not exist. */
export const findLedgerBounds = async (
  sql: Sql,
  projectId: string,
): Promise<LedgerBounds | undefined> => {
  const { rows } = await sql.query<{ least: number; events_erased_before: Date | null }>(
    `SELECT least(retention_days, (
         SELECT min(days::int) FROM jsonb_each_text(retention_by_type) AS by_type (type, days)
       )) AS least, events_erased_before
     FROM projects WHERE id = $1`,
    [projectId],
  )
  const [row] = rows
  return row && { leastDays: row.least, erasedBefore: row.events_erased_before }
}
