/** What gateways accepted under the monthly quotas of a project's keys. */
import type { Sql } from './sql.ts'

export interface ProjectKeyMonth {
  readonly lineage: string
  readonly events: number
}

/** By line of keys, in the month of a time; lines that nothing was reported of are absent. */
export const listKeyMonths = async (
  sql: Sql,
  projectId: string,
  at: Date,
): Promise<ProjectKeyMonth[]> => {
  const { rows } = await sql.query<ProjectKeyMonth>(
    `SELECT months.lineage, sum(months.events)::float8 AS events
     FROM key_months months
     WHERE months.month = date_trunc('month', $2::timestamptz AT TIME ZONE 'UTC')::date
       AND months.lineage IN (SELECT COALESCE(lineage, id) FROM api_keys WHERE project_id = $1)
     GROUP BY months.lineage`,
    [projectId, at],
  )
  return rows
}
