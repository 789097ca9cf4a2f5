/** The incidents that a digest names: those that began or were open in its period. */
import type { Sql } from './sql.ts'

export interface DigestIncident {
  readonly number: number
  readonly rule: string
  readonly severity: 'info' | 'warning' | 'critical'
  readonly started_at: Date
  readonly resolved_at: Date | null
  /** How many there are in all. */
  readonly of: number
}

/** The gravest first, at most five. */
export const findDigestIncidents = async (
  sql: Sql,
  { projectId, from, to }: { projectId: string; from: number; to: number },
): Promise<DigestIncident[]> =>
  (
    await sql.query<DigestIncident>(
      `SELECT i.number, r.name AS rule, i.severity, i.started_at, i.resolved_at,
         (count(*) OVER ())::int AS of
       FROM incidents i JOIN alert_rules r ON r.id = i.rule_id
       WHERE i.project_id = $1 AND i.started_at < $3
         AND (i.resolved_at IS NULL OR i.resolved_at >= $2)
       ORDER BY array_position(ARRAY['critical', 'warning', 'info'], i.severity), i.started_at DESC
       LIMIT 5`,
      [projectId, new Date(from), new Date(to)],
    )
  ).rows
