/** Incidents and their timeline as the API shows them. Pure. */
import type { Incident, IncidentActor, TimelineEntry } from '@pulseboard/contracts'
import type { DecisionFields, IncidentEventRow, IncidentRow } from '@pulseboard/db'
import { toDecision } from './alert-rule.ts'

const BY_THE_RULE: Readonly<Record<string, string>> = {
  rule: 'The rule',
  rule_changed: 'A change of the rule',
  rule_deleted: 'The rule was deleted',
}

/** Who stands behind the text that the database keeps. */
const toActor = (text: string, userName: string | null): IncidentActor => {
  const byRule = BY_THE_RULE[text]
  if (byRule !== undefined) return { kind: 'rule', id: null, name: byRule }
  if (text === 'system') return { kind: 'system', id: null, name: 'PulseBoard' }
  return { kind: 'user', id: text, name: userName ?? 'A former member' }
}

const actorOrNull = (text: string | null, name: string | null): IncidentActor | null =>
  text === null ? null : toActor(text, name)

export const toIncident = (row: IncidentRow): Incident => ({
  id: row.id,
  number: row.number,
  rule: { id: row.rule_id, name: row.rule_name, version: row.rule_version },
  group: row.group_key,
  severity: row.severity,
  status: row.status,
  started_at: row.started_at.toISOString(),
  resolved_at: row.resolved_at?.toISOString() ?? null,
  resolved_by: actorOrNull(row.resolved_by, row.resolved_by_name),
  acknowledged_at: row.acknowledged_at?.toISOString() ?? null,
  acknowledged_by: actorOrNull(row.acknowledged_by, row.acknowledged_by_name),
  value: row.value,
  peak: row.peak,
  sample: row.sample,
  flaps: row.flaps,
  late: row.late,
  caught_up: row.caught_up,
})

export const toTimelineEntry = (row: IncidentEventRow): TimelineEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  actor: toActor(row.actor, row.actor_name),
  data: { ...row.data },
  decision: null,
})

const decisionEntry = (
  row: DecisionFields & { readonly id: string; readonly at: Date },
): TimelineEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: 'decision',
  actor: toActor('rule', null),
  data: {},
  decision: toDecision(row),
})

/** Both lists, newest first as they come, in the order in which things happened. */
export const toTimeline = (
  events: readonly IncidentEventRow[],
  decisions: readonly (DecisionFields & { readonly id: string; readonly at: Date })[],
): TimelineEntry[] =>
  // What was decided stands before what came of it; the sort keeps that order for equal times.
  [
    ...decisions.map(decisionEntry).toReversed(),
    ...events.map(toTimelineEntry).toReversed(),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
