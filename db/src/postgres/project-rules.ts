/**
 * Alert rules of a project as people see them: the present version with how it stands. Engines read the
 * same table by statements of their own; here nothing is evaluated.
 */
import type { AlertState, DecisionReason, RuleSettings } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

/** A rule in its present version. */
export interface RuleRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly enabled: boolean
  readonly settings: RuleSettings
  readonly created_at: Date
  readonly changed_at: Date
  readonly evaluate_from: Date
}

/** An entry of the decision log; in JSON its time is a text. */
export interface DecisionFields {
  readonly rule_version: number
  readonly group_key: string
  readonly from_state: AlertState
  readonly to_state: AlertState
  readonly reason: DecisionReason
  readonly value: number | null
  readonly threshold: number
  readonly sample: number
  readonly late: boolean
  readonly words: string
}

/** A rule with its worst group, newest decision and open incidents. */
export interface RuleStanding extends RuleRow {
  readonly state: AlertState
  readonly value: number | null
  readonly sample: number
  readonly judged_at: Date | null
  readonly last_decision: (DecisionFields & { readonly at: string }) | null
  readonly open_incidents: readonly {
    readonly id: string
    readonly number: number
    readonly group_key: string
    readonly started_at: string
  }[]
}

export const RULE_COLUMNS = `r.id, r.version, r.name, r.enabled, r.settings, r.created_at, r.changed_at,
  r.evaluate_from`

export const DECISION_COLUMNS = `d.at, d.rule_version, d.group_key, d.from_state, d.to_state, d.reason,
  d.value, d.threshold, d.sample::float8 AS sample, d.late, d.words`

const STANDING = `SELECT ${RULE_COLUMNS}, coalesce(s.state, 'ok') AS state, s.value,
  coalesce(s.sample, 0)::float8 AS sample, s.updated_at AS judged_at, to_jsonb(d) AS last_decision,
  coalesce(i.found, '[]') AS open_incidents
FROM alert_rules r
LEFT JOIN LATERAL (
  SELECT state, value, sample, updated_at FROM alert_states WHERE rule_id = r.id
  ORDER BY array_position(ARRAY['firing', 'recovering', 'pending', 'ok'], state), updated_at DESC
  LIMIT 1
) s ON true
LEFT JOIN LATERAL (
  SELECT ${DECISION_COLUMNS} FROM alert_decisions d WHERE d.rule_id = r.id
  ORDER BY d.at DESC, d.id DESC LIMIT 1
) d ON true
LEFT JOIN LATERAL (
  SELECT jsonb_agg(o ORDER BY o.started_at, o.number) AS found FROM (
    SELECT id, number, group_key, started_at FROM incidents
    WHERE rule_id = r.id AND resolved_at IS NULL ORDER BY started_at, number LIMIT 10
  ) o
) i ON true
WHERE r.project_id = $1 AND r.deleted_at IS NULL`

/** The rules of a project, by name. */
export const listRules = async (sql: Sql, projectId: string): Promise<RuleStanding[]> =>
  (await sql.query<RuleStanding>(`${STANDING} ORDER BY lower(r.name), r.id`, [projectId])).rows

export const findRule = async (
  sql: Sql,
  rule: { readonly id: string; readonly projectId: string },
): Promise<RuleStanding | undefined> =>
  (await sql.query<RuleStanding>(`${STANDING} AND r.id = $2`, [rule.projectId, rule.id])).rows[0]

/** Whether the project has, or had, this rule: its log can still be read when it is deleted. */
export const hadRule = async (
  sql: Sql,
  rule: { readonly id: string; readonly projectId: string },
): Promise<boolean> =>
  (
    await sql.query('SELECT FROM alert_rules WHERE project_id = $1 AND id = $2', [
      rule.projectId,
      rule.id,
    ])
  ).rows.length > 0

export interface RuleVersionRow {
  readonly version: number
  readonly name: string
  readonly enabled: boolean
  readonly settings: RuleSettings
  readonly changed_by: string
  readonly changed_by_name: string | null
  readonly changed_at: Date
}

/** The newest hundred versions of a rule. */
export const listRuleVersions = async (sql: Sql, ruleId: string): Promise<RuleVersionRow[]> =>
  (
    await sql.query<RuleVersionRow>(
      `SELECT v.version, v.name, v.enabled, v.settings, v.changed_by, u.name AS changed_by_name,
         v.changed_at
       FROM alert_rule_versions v LEFT JOIN users u ON u.id::text = v.changed_by
       WHERE v.rule_id = $1 ORDER BY v.version DESC LIMIT 100`,
      [ruleId],
    )
  ).rows
