/** Incidents as people read them: with the rule and the names of that time. Writes nothing. */
import type { IncidentEventKind, RuleSettings, Severity } from '@pulseboard/contracts'
import { DECISION_COLUMNS, type DecisionFields } from './project-rules.ts'
import type { Sql } from './sql.ts'

export interface IncidentRow {
  readonly id: string
  readonly number: number
  readonly rule_id: string
  readonly rule_name: string
  readonly rule_version: number
  readonly settings: RuleSettings | null
  readonly group_key: string
  readonly severity: Severity
  readonly status: 'firing' | 'recovering' | 'resolved'
  readonly started_at: Date
  readonly resolved_at: Date | null
  readonly resolved_by: string | null
  readonly resolved_by_name: string | null
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly acknowledged_by_name: string | null
  readonly value: number | null
  readonly peak: number | null
  readonly sample: number
  readonly flaps: number
  readonly late: boolean
  readonly caught_up: boolean
}

const SELECT = `SELECT i.id, i.number, i.rule_id, coalesce(v.name, r.name) AS rule_name, i.rule_version,
  v.settings, i.group_key, i.severity, i.status, i.started_at, i.resolved_at, i.resolved_by,
  resolver.name AS resolved_by_name, i.acknowledged_at, i.acknowledged_by,
  keeper.name AS acknowledged_by_name, i.value, i.peak, i.sample::float8 AS sample, i.flaps, i.late,
  i.caught_up
FROM incidents i
JOIN alert_rules r ON r.id = i.rule_id
LEFT JOIN alert_rule_versions v ON v.rule_id = i.rule_id AND v.version = i.rule_version
LEFT JOIN users resolver ON resolver.id::text = i.resolved_by
LEFT JOIN users keeper ON keeper.id::text = i.acknowledged_by
WHERE i.project_id = $1`

export interface IncidentFilter {
  readonly projectId: string
  readonly status?: IncidentRow['status'] | 'open' | undefined
  readonly ruleId?: string | undefined
  readonly severity?: Severity | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

/** Newest first. */
export const listIncidents = async (
  sql: Sql,
  filter: IncidentFilter,
  page: { readonly limit: number; readonly after?: { at: Date; id: string } | undefined },
): Promise<IncidentRow[]> =>
  (
    await sql.query<IncidentRow>(
      `${SELECT} AND ($2::text IS NULL OR i.status = $2 OR ($2 = 'open' AND i.resolved_at IS NULL))
         AND ($3::uuid IS NULL OR i.rule_id = $3) AND ($4::text IS NULL OR i.severity = $4)
         AND ($5::timestamptz IS NULL OR i.started_at >= $5)
         AND ($6::timestamptz IS NULL OR i.started_at < $6)
         AND ($7::timestamptz IS NULL OR (i.started_at, i.id) < ($7, $8::uuid))
       ORDER BY i.started_at DESC, i.id DESC LIMIT $9`,
      [
        filter.projectId,
        filter.status ?? null,
        filter.ruleId ?? null,
        filter.severity ?? null,
        filter.from ?? null,
        filter.to ?? null,
        page.after?.at ?? null,
        page.after?.id ?? null,
        page.limit,
      ],
    )
  ).rows

/** The column that people mean by what they wrote. */
export const incidentColumn = (idOrNumber: string): 'number' | 'id' =>
  /^[0-9]{1,9}$/.test(idOrNumber) ? 'number' : 'id'

/** An incident of a project by its id or its number. */
export const findIncident = async (
  sql: Sql,
  projectId: string,
  idOrNumber: string,
): Promise<IncidentRow | undefined> => {
  const column = `i.${incidentColumn(idOrNumber)}`
  const { rows } = await sql.query<IncidentRow>(`${SELECT} AND ${column} = $2`, [
    projectId,
    idOrNumber,
  ])
  return rows[0]
}

export interface IncidentEventRow {
  readonly id: string
  readonly at: Date
  readonly kind: IncidentEventKind
  readonly actor: string
  readonly actor_name: string | null
  readonly data: Readonly<Record<string, unknown>>
}

const EVENTS = `SELECT e.id, e.at, e.kind, e.actor, u.name AS actor_name, e.data
FROM incident_events e LEFT JOIN users u ON u.id::text = e.actor`

/** The newest entries of the timeline, newest first. */
export const listIncidentEvents = async (
  sql: Sql,
  incidentId: string,
  limit: number,
): Promise<IncidentEventRow[]> =>
  (
    await sql.query<IncidentEventRow>(
      `${EVENTS} WHERE e.incident_id = $1 ORDER BY e.at DESC, e.written_at DESC, e.id LIMIT $2`,
      [incidentId, limit],
    )
  ).rows

export const findIncidentEvent = async (
  sql: Sql,
  id: string,
): Promise<IncidentEventRow | undefined> =>
  (await sql.query<IncidentEventRow>(`${EVENTS} WHERE e.id = $1`, [id])).rows[0]

/** The newest decisions about an incident, from a while before it to its end; newest first. */
export const listIncidentDecisions = async (
  sql: Sql,
  incidentId: string,
  limit: number,
): Promise<(DecisionFields & { readonly id: string; readonly at: Date })[]> =>
  (
    await sql.query<DecisionFields & { id: string; at: Date }>(
      `SELECT d.id::text AS id, ${DECISION_COLUMNS}
       FROM incidents i
       JOIN alert_decisions d ON d.rule_id = i.rule_id AND d.group_key = i.group_key
         AND d.at >= i.started_at - interval '10 minutes'
         AND d.at <= coalesce(i.resolved_at, 'infinity')
       WHERE i.id = $1 ORDER BY d.at DESC, d.id DESC LIMIT $2`,
      [incidentId, limit],
    )
  ).rows
