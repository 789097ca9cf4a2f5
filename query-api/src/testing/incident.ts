/** An incident that lasts, as an evaluator would have begun it, for tests of what people do about one. */
import { randomUUID } from 'node:crypto'
import type { SqlPool } from '@pulseboard/db'

/** @returns its id */
export const addIncident = async (
  pool: SqlPool,
  { projectId, ruleId }: { readonly projectId: string; readonly ruleId: string },
): Promise<string> => {
  const id = randomUUID()
  await pool.query(
    `INSERT INTO incidents (id, project_id, rule_id, rule_version, number, severity, status, started_at)
     SELECT $1, $2, $3, 1, 1 + count(*), 'warning', 'firing', now() FROM incidents WHERE project_id = $2`,
    [id, projectId, ruleId],
  )
  return id
}
