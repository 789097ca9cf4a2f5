/** What readers do not want to be mailed; it counts at once, also for mails that wait already. */
import type { Sql } from './sql.ts'

/** One rule of a project, every alert of it, or its digest. */
export type MailTopic =
  { readonly topic: 'rule'; readonly ruleId: string } | { readonly topic: 'alerts' | 'digest' }

export interface OptOut {
  readonly userId: string
  readonly projectId: string
  readonly about: MailTopic
}

const values = ({ userId, projectId, about }: OptOut): unknown[] => [
  userId,
  projectId,
  about.topic,
  about.topic === 'rule' ? about.ruleId : null,
]

export const addOptOut = async (sql: Sql, optOut: OptOut): Promise<void> => {
  await sql.query(
    `INSERT INTO mail_opt_outs (user_id, project_id, topic, rule_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    values(optOut),
  )
}

export const removeOptOut = async (sql: Sql, optOut: OptOut): Promise<void> => {
  await sql.query(
    `DELETE FROM mail_opt_outs WHERE user_id = $1 AND project_id = $2 AND topic = $3
       AND rule_id IS NOT DISTINCT FROM $4`,
    values(optOut),
  )
}

export interface OptOutRow {
  readonly project_id: string
  readonly topic: MailTopic['topic']
  readonly rule_id: string | null
}

/** All that a reader does not want. */
export const listOptOuts = async (sql: Sql, userId: string): Promise<OptOutRow[]> =>
  (
    await sql.query<OptOutRow>(
      `SELECT project_id, topic, rule_id FROM mail_opt_outs WHERE user_id = $1
       ORDER BY project_id, topic, rule_id`,
      [userId],
    )
  ).rows

/** Ids of those of a project who do not want its alerts, or not those of this rule. */
export const findAlertOptOuts = async (
  sql: Sql,
  rule: { projectId: string; ruleId: string },
): Promise<Set<string>> => {
  const { rows } = await sql.query<{ user_id: string }>(
    `SELECT DISTINCT user_id FROM mail_opt_outs WHERE project_id = $1
       AND (topic = 'alerts' OR topic = 'rule' AND rule_id = $2)`,
    [rule.projectId, rule.ruleId],
  )
  return new Set(rows.map(({ user_id }) => user_id))
}

export interface NamedOptOut extends OptOutRow {
  readonly project_name: string
  readonly rule_name: string | null
  readonly created_at: Date
}

/** The same with names, for the reader. */
export const listNamedOptOuts = async (sql: Sql, userId: string): Promise<NamedOptOut[]> =>
  (
    await sql.query<NamedOptOut>(
      `SELECT o.project_id, p.name AS project_name, o.topic, o.rule_id, r.name AS rule_name, o.created_at
       FROM mail_opt_outs o JOIN projects p ON p.id = o.project_id
       LEFT JOIN alert_rules r ON r.id = o.rule_id
       WHERE o.user_id = $1 ORDER BY lower(p.name), o.topic, lower(r.name), o.rule_id`,
      [userId],
    )
  ).rows
