/** What the evaluator remembers of each rule and group; a rule without a row is ok and has seen nothing. */
import type { Memory } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface AlertState {
  readonly ruleId: string
  /** Value of the grouping field; empty for a rule without one. */
  readonly group: string
  readonly ruleVersion: number
  readonly memory: Memory
  readonly value: number | null
  readonly sample: number
}

interface Row {
  rule_id: string
  group_key: string
  rule_version: number
  memory: Memory
  value: number | null
  sample: string
}

/** The states of some rules. */
export const findAlertStates = async (
  sql: Sql,
  rules: readonly string[],
): Promise<AlertState[]> => {
  const { rows } = await sql.query<Row>(
    `SELECT rule_id, group_key, rule_version, memory, value, sample::text
     FROM alert_states WHERE rule_id = ANY($1::uuid[])`,
    [[...rules]],
  )
  return rows.map(({ rule_id, group_key, rule_version, sample, ...row }) => ({
    ...row,
    ruleId: rule_id,
    group: group_key,
    ruleVersion: rule_version,
    sample: Number(sample),
  }))
}

/** Writes states, whether they were there or not. */
export const saveAlertStates = async (sql: Sql, states: readonly AlertState[]): Promise<void> => {
  if (states.length === 0) return
  await sql.query(
    `INSERT INTO alert_states (rule_id, group_key, rule_version, state, memory, value, sample)
     SELECT rule_id, group_key, rule_version, memory->>'state', memory, value, sample
     FROM unnest($1::uuid[], $2::text[], $3::int[], $4::jsonb[], $5::float8[], $6::bigint[])
       AS new (rule_id, group_key, rule_version, memory, value, sample)
     ON CONFLICT (rule_id, group_key) DO UPDATE SET rule_version = excluded.rule_version,
       state = excluded.state, memory = excluded.memory, value = excluded.value,
       sample = excluded.sample, updated_at = now()`,
    [
      states.map(({ ruleId }) => ruleId),
      states.map(({ group }) => group),
      states.map(({ ruleVersion }) => ruleVersion),
      states.map(({ memory }) => JSON.stringify(memory)),
      states.map(({ value }) => value),
      states.map(({ sample }) => sample),
    ],
  )
}

/** Forgets the state of a rule that decides nothing any more. */
export const deleteAlertState = async (sql: Sql, ruleId: string, group: string): Promise<void> => {
  await sql.query('DELETE FROM alert_states WHERE rule_id = $1 AND group_key = $2', [ruleId, group])
}
