/** The decision log: one row for each evaluation that changed, or could have changed, something. */
import type { Decision } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface LoggedDecision extends Decision {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly group: string
}

export const addDecisions = async (
  sql: Sql,
  decisions: readonly LoggedDecision[],
): Promise<void> => {
  if (decisions.length === 0) return
  const column = <K extends keyof LoggedDecision>(name: K): LoggedDecision[K][] =>
    decisions.map((decision) => decision[name])
  await sql.query(
    `INSERT INTO alert_decisions (rule_id, rule_version, group_key, at, from_state, to_state, reason,
       value, threshold, sample, late, words)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::text[],
       $6::text[], $7::text[], $8::float8[], $9::float8[], $10::bigint[], $11::boolean[], $12::text[])`,
    [
      column('ruleId'),
      column('ruleVersion'),
      column('group'),
      column('at').map((at) => new Date(at)),
      column('from'),
      column('to'),
      column('reason'),
      column('value'),
      column('threshold'),
      column('sample'),
      column('late'),
      column('words'),
    ],
  )
}
