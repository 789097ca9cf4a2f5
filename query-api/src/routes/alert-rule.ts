/** Alert rules as the API shows them. Pure. */
import type { AlertDecision, AlertRuleStanding } from '@pulseboard/contracts'
import type { DecisionFields, RuleStanding } from '@pulseboard/db'

/** An entry of the decision log; its time is a text where it came in JSON. */
export const toDecision = (
  row: DecisionFields & { readonly at: Date | string },
): AlertDecision => ({
  at: new Date(row.at).toISOString(),
  group: row.group_key,
  rule_version: row.rule_version,
  from_state: row.from_state,
  to_state: row.to_state,
  reason: row.reason,
  value: row.value,
  threshold: row.threshold,
  sample: row.sample,
  late: row.late,
  words: row.words,
})

export const toRule = (row: RuleStanding): AlertRuleStanding => ({
  id: row.id,
  version: row.version,
  name: row.name,
  enabled: row.enabled,
  settings: row.settings,
  created_at: row.created_at.toISOString(),
  changed_at: row.changed_at.toISOString(),
  evaluate_from: row.evaluate_from.toISOString(),
  state: row.state,
  value: row.value,
  sample: row.sample,
  judged_at: row.judged_at?.toISOString() ?? null,
  last_decision: row.last_decision && toDecision(row.last_decision),
  open_incidents: row.open_incidents.map(({ id, number, group_key, started_at }) => ({
    id,
    number,
    group: group_key,
    started_at: new Date(started_at).toISOString(),
  })),
})
