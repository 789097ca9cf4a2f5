/** How long the events of projects are kept; a project that is absent from the answer does not exist. */
import type { Sql } from './sql.ts'

/** Project id → days. */
export const findRetention = async (
  sql: Sql,
  projectIds: readonly string[],
): Promise<Map<string, number>> => {
  const { rows } = await sql.query<{ id: string; retention_days: number }>(
    'SELECT id, retention_days FROM projects WHERE id = ANY($1::uuid[])',
    [[...projectIds]],
  )
  return new Map(rows.map(({ id, retention_days }) => [id, retention_days]))
}
