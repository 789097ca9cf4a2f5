/**
 * Changes of alert rules. Each writes the version that begins with it, in the transaction of the caller;
 * evaluators are told by the trigger of the table. What is still open of a rule that is switched off or
 * deleted they end, not this. Lock the rule first (`lockRule`): of two changes none is lost.
 */
import type { RuleSettings } from '@pulseboard/contracts'
import { RULE_COLUMNS, type RuleRow } from './project-rules.ts'
import type { Sql } from './sql.ts'

const VERSION = `version AS (
  INSERT INTO alert_rule_versions (rule_id, version, name, enabled, settings, changed_by, changed_at)
  SELECT id, version, name, enabled, settings, $2, changed_at FROM r
)`

/** Waits for others that make rules of the project, and counts those there are. */
export const countRules = async (sql: Sql, projectId: string): Promise<number> => {
  await sql.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId])
  const { rows } = await sql.query<{ rules: number }>(
    `SELECT count(*)::int AS rules FROM alert_rules WHERE project_id = $1 AND deleted_at IS NULL`,
    [projectId],
  )
  return rows[0]?.rules ?? 0
}

export const insertRule = async (
  sql: Sql,
  rule: {
    readonly id: string
    readonly projectId: string
    readonly name: string
    readonly enabled: boolean
    readonly settings: RuleSettings
    /** User id, or `system`. */
    readonly by: string
  },
): Promise<void> => {
  await sql.query(
    `WITH r AS (
       INSERT INTO alert_rules (id, project_id, name, enabled, settings)
       VALUES ($1, $3, $4, $5, $6) RETURNING *
     ), ${VERSION}
     SELECT FROM r`,
    [rule.id, rule.by, rule.projectId, rule.name, rule.enabled, JSON.stringify(rule.settings)],
  )
}

/** A rule of a project that is not deleted, locked until the end of the transaction. */
export const lockRule = async (
  sql: Sql,
  rule: { readonly id: string; readonly projectId: string },
): Promise<RuleRow | undefined> =>
  (
    await sql.query<RuleRow>(
      `SELECT ${RULE_COLUMNS} FROM alert_rules r
       WHERE id = $1 AND project_id = $2 AND deleted_at IS NULL FOR UPDATE`,
      [rule.id, rule.projectId],
    )
  ).rows[0]

/** The next version of a rule. `afresh`: windows that are over by now are not judged by it. */
export const changeRule = async (
  sql: Sql,
  rule: {
    readonly id: string
    readonly name: string
    readonly enabled: boolean
    readonly settings: RuleSettings
    readonly afresh: boolean
    readonly by: string
  },
): Promise<void> => {
  await sql.query(
    `WITH r AS (
       UPDATE alert_rules SET version = version + 1, name = $3, enabled = $4, settings = $5,
         changed_at = now(), evaluate_from = CASE WHEN $6 THEN now() ELSE evaluate_from END
       WHERE id = $1 RETURNING *
     ), ${VERSION}
     SELECT FROM r`,
    [rule.id, rule.by, rule.name, rule.enabled, JSON.stringify(rule.settings), rule.afresh],
  )
}

/** Ends a rule; its incidents, log and versions stay. */
export const deleteRule = async (sql: Sql, id: string): Promise<void> => {
  await sql.query(
    'UPDATE alert_rules SET deleted_at = now(), enabled = false, changed_at = now() WHERE id = $1',
    [id],
  )
}
