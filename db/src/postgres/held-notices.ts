/** Notices that were held, to be told of together in one mail: taken by exactly one such mail. */
import type { IncidentEventData } from './incidents.ts'
import type { Sql } from './sql.ts'

/** Makes one notice out of all that are held for a reader. @returns how many it tells of */
export const foldHeld = async (
  sql: Sql,
  fold: { id: string; userId: string; reason: 'too_many' | 'caught_up' },
): Promise<number> => {
  const { rows } = await sql.query<{ id: string; project_id: string | null }>(
    `SELECT id, project_id FROM notices WHERE recipient = $1 AND state = 'held' AND reason = $2
     ORDER BY id FOR UPDATE`,
    [fold.userId, fold.reason],
  )
  if (rows.length === 0) return 0
  await sql.query(
    `INSERT INTO notices (id, kind, project_id, recipient, state) VALUES ($1, $2, $3, $4, 'waiting')`,
    [
      fold.id,
      fold.reason === 'caught_up' ? 'caught_up' : 'folded',
      rows[0]?.project_id ?? null,
      fold.userId,
    ],
  )
  await sql.query("UPDATE notices SET state = 'folded', folded_into = $1 WHERE id = ANY($2)", [
    fold.id,
    rows.map(({ id }) => id),
  ])
  return rows.length
}

export interface FoldedRow {
  readonly kind: 'fired' | 'reminder' | 'refired' | 'resolved'
  readonly at: Date
  readonly data: Partial<IncidentEventData>
  readonly incident_id: string
  readonly number: number
  readonly group_key: string
  readonly started_at: Date
  readonly resolved_at: Date | null
  readonly rule_id: string
  readonly rule_name: string
  readonly project_id: string
  readonly project_name: string
  readonly project_slug: string
}

/** What such a mail tells of, oldest first. */
export const listFolded = async (sql: Sql, noticeId: string): Promise<FoldedRow[]> =>
  (
    await sql.query<FoldedRow>(
      `SELECT e.kind, e.at, e.data, i.id AS incident_id, i.number, i.group_key, i.started_at,
         i.resolved_at, r.id AS rule_id, r.name AS rule_name,
         p.id AS project_id, p.name AS project_name, p.slug AS project_slug
       FROM notices n
       JOIN incident_events e ON e.id = n.event_id
       JOIN incidents i ON i.id = n.incident_id
       JOIN alert_rules r ON r.id = i.rule_id
       JOIN projects p ON p.id = n.project_id
       WHERE n.folded_into = $1 ORDER BY e.at, e.id`,
      [noticeId],
    )
  ).rows
