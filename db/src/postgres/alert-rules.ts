/**
 * Rules as the evaluator reads them: those that are enabled, of the shards it holds or of one project.
 * Also the incidents that no rule decides any more, because it was deleted or switched off. What people
 * change about rules stands in files of its own.
 */
import type { AlertRule } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

/** Number of shards; a project is in the one of the first byte of its id. */
export const ALERT_SHARDS = 64

export const alertShardOf = (projectId: string): number =>
  Number.parseInt(projectId.slice(0, 2), 16) % ALERT_SHARDS

/** A rule and from when on its windows count. */
export type EvaluatedRule = AlertRule & { readonly evaluateFrom: Date }

interface Row {
  id: string
  project_id: string
  version: number
  name: string
  settings: AlertRule['settings']
  evaluate_from: Date
}

// Trouble of the ingestion is no window over events: a job of its own evaluates it.
const EVALUATED = "enabled AND deleted_at IS NULL AND settings->>'kind' <> 'ingestion'"
const COLUMNS = 'id, project_id, version, name, settings, evaluate_from'
const SHARD = `get_byte(uuid_send(project_id), 0) % ${ALERT_SHARDS}`

const toRule = ({ project_id, evaluate_from, ...row }: Row): EvaluatedRule => ({
  ...row,
  projectId: project_id,
  enabled: true,
  evaluateFrom: evaluate_from,
})

/** All rules to evaluate of some shards. */
export const findRulesOfShards = async (
  sql: Sql,
  shards: readonly number[],
): Promise<EvaluatedRule[]> => {
  const { rows } = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM alert_rules WHERE ${EVALUATED} AND ${SHARD} = ANY($1)
     ORDER BY project_id, id`,
    [[...shards]],
  )
  return rows.map(toRule)
}

/** All rules to evaluate of some projects. */
export const findRulesOfProjects = async (
  sql: Sql,
  projects: readonly string[],
): Promise<EvaluatedRule[]> => {
  const { rows } = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM alert_rules WHERE ${EVALUATED} AND project_id = ANY($1::uuid[])
     ORDER BY project_id, id`,
    [[...projects]],
  )
  return rows.map(toRule)
}

/** An incident, or the wait for one, whose rule decides nothing any more. */
export interface AbandonedState {
  rule_id: string
  group_key: string
  shard: number
  /** Null: nothing was told of it yet. */
  incident_id: string | null
  is_deleted: boolean
}

export const findAbandonedStates = async (
  sql: Sql,
  shards: readonly number[],
): Promise<AbandonedState[]> => {
  const { rows } = await sql.query<AbandonedState>(
    `SELECT s.rule_id, s.group_key, ${SHARD} AS shard, r.deleted_at IS NOT NULL AS is_deleted,
       s.memory->'incident'->>'id' AS incident_id
     FROM alert_states s JOIN alert_rules r ON r.id = s.rule_id
     WHERE (NOT r.enabled OR r.deleted_at IS NOT NULL) AND s.state <> 'ok'
       AND ${SHARD} = ANY($1)`,
    [[...shards]],
  )
  return rows
}
