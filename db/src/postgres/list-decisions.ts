/** The decision log of a rule, newest first. */
import type { DecisionFields } from './project-rules.ts'
import { DECISION_COLUMNS } from './project-rules.ts'
import type { Sql } from './sql.ts'

export interface DecisionRow extends DecisionFields {
  readonly id: string
  readonly at: Date
}

export interface DecisionFilter {
  readonly ruleId: string
  readonly group?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

export const listDecisions = async (
  sql: Sql,
  filter: DecisionFilter,
  page: { readonly limit: number; readonly after?: { at: Date; id: string } | undefined },
): Promise<DecisionRow[]> =>
  (
    await sql.query<DecisionRow>(
      `SELECT d.id::text AS id, ${DECISION_COLUMNS} FROM alert_decisions d
       WHERE d.rule_id = $1 AND ($2::text IS NULL OR d.group_key = $2)
         AND ($3::timestamptz IS NULL OR d.at >= $3) AND ($4::timestamptz IS NULL OR d.at < $4)
         AND ($5::timestamptz IS NULL OR (d.at, d.id) < ($5, $6::bigint))
       ORDER BY d.at DESC, d.id DESC LIMIT $7`,
      [
        filter.ruleId,
        filter.group ?? null,
        filter.from ?? null,
        filter.to ?? null,
        page.after?.at ?? null,
        page.after?.id ?? null,
        page.limit,
      ],
    )
  ).rows
