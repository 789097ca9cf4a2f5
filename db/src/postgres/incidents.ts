/**
 * Incidents as the evaluator writes them: begun, changed, and what happened to them. Ids are those of the
 * evaluation, so a repeat is the same row and changes nothing. What people read and do with incidents
 * stands in files of its own.
 */
import type { AlertMessage, Severity, TransitionKind } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface NewIncident {
  readonly id: string
  readonly projectId: string
  readonly ruleId: string
  readonly ruleVersion: number
  readonly group: string
  readonly severity: Severity
  readonly startedAt: Date
  readonly late: boolean
  readonly caughtUp: boolean
}

/** Begins an incident and gives it the next number of its project. */
export const startIncident = async (sql: Sql, incident: NewIncident): Promise<void> => {
  const { id, projectId, ruleId, ruleVersion, group, severity, startedAt, late, caughtUp } =
    incident
  // Numbers are given one after another, whoever begins incidents of the project.
  await sql.query('SELECT 1 FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId])
  await sql.query(
    `INSERT INTO incidents (id, project_id, rule_id, rule_version, group_key, number, severity,
       status, started_at, late, caught_up)
     SELECT $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $6, 'firing', $7, $8, $9
     FROM incidents WHERE project_id = $2
     ON CONFLICT (id) DO NOTHING`,
    [id, projectId, ruleId, ruleVersion, group, severity, startedAt, late, caughtUp],
  )
}

export interface IncidentChange {
  readonly id: string
  readonly status: 'firing' | 'recovering' | 'resolved'
  readonly value: number | null
  readonly peak: number | null
  readonly sample: number
  readonly flaps: number
}

/** How an incident stands that is not over. */
export const changeIncident = async (sql: Sql, change: IncidentChange): Promise<void> => {
  const { id, status, value, peak, sample, flaps } = change
  await sql.query(
    `UPDATE incidents SET status = $2, value = $3, peak = coalesce($4, peak), sample = $5, flaps = $6
     WHERE id = $1 AND resolved_at IS NULL`,
    [id, status, value, peak, sample, flaps],
  )
}

/** @param by `rule`, or `rule_changed` and `rule_deleted` when no rule decides it any more. */
export const endIncident = async (
  sql: Sql,
  end: { readonly id: string; readonly at: Date; readonly by: string },
): Promise<void> => {
  await sql.query(
    `UPDATE incidents SET status = 'resolved', resolved_at = greatest(started_at, $2), resolved_by = $3
     WHERE id = $1 AND resolved_at IS NULL`,
    [end.id, end.at, end.by],
  )
}

/** What an entry of the timeline knows of the evaluation behind it. */
export interface IncidentEventData {
  readonly value: number | null
  readonly threshold: number | null
  readonly sample: number
  /** End of the window that decided, epoch milliseconds. */
  readonly window_to: number
  readonly late: boolean
  readonly open: boolean
  readonly notify: boolean
  readonly caught_up: boolean
  /** One sentence for people. */
  readonly words: string
}

export interface NewIncidentEvent {
  readonly id: string
  readonly incidentId: string
  readonly at: Date
  readonly kind: Exclude<TransitionKind, 'pending' | 'calmed'>
  readonly data: IncidentEventData
}

/** @returns false when the event was there already. */
export const addIncidentEvent = async (sql: Sql, event: NewIncidentEvent): Promise<boolean> => {
  const { id, incidentId, at, kind, data } = event
  const { rowCount } = await sql.query(
    `INSERT INTO incident_events (id, incident_id, at, kind, key, actor, data)
     VALUES ($1, $2, $3, $4, $5, 'rule', $6) ON CONFLICT DO NOTHING`,
    [id, incidentId, at, kind, id, JSON.stringify(data)],
  )
  return rowCount === 1
}

interface MessageRow {
  id: string
  kind: AlertMessage['kind']
  at: Date
  data: IncidentEventData
  project_id: string
  incident_id: string
  number: number
  severity: Severity
  started_at: Date
  group_key: string
  rule_id: string
  rule_version: number
  rule_name: string
  settings: { kind: AlertMessage['rule']['kind']; group_by: AlertMessage['rule']['group_by'] }
}

const STATUS_AFTER = {
  fired: 'firing',
  refired: 'firing',
  reminder: 'firing',
  recovering: 'recovering',
  resolved: 'resolved',
} as const satisfies Record<AlertMessage['kind'], AlertMessage['incident']['status']>

const toMessage = (row: MessageRow): AlertMessage => {
  const { data, settings } = row
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    project_id: row.project_id,
    incident: {
      id: row.incident_id,
      number: row.number,
      status: STATUS_AFTER[row.kind],
      severity: row.severity,
      started_at: row.started_at.toISOString(),
      group: row.group_key,
    },
    rule: {
      id: row.rule_id,
      version: row.rule_version,
      name: row.rule_name,
      kind: settings.kind,
      group_by: settings.group_by,
    },
    value: data.value,
    sample: data.sample,
    late: data.late,
    open: data.open,
    caught_up: data.caught_up,
    notify: data.notify,
  }
}

/** A transition as programs are told of it; undefined when it is gone, or concerns people only. */
export const findAlertMessage = async (
  sql: Sql,
  eventId: string,
): Promise<AlertMessage | undefined> => {
  const { rows } = await sql.query<MessageRow>(
    `SELECT e.id, e.kind, e.at, e.data, i.project_id, i.id AS incident_id, i.number, i.severity,
       i.started_at, i.group_key, i.rule_id, i.rule_version,
       coalesce(v.name, r.name) AS rule_name, coalesce(v.settings, r.settings) AS settings
     FROM incident_events e
     JOIN incidents i ON i.id = e.incident_id
     JOIN alert_rules r ON r.id = i.rule_id
     LEFT JOIN alert_rule_versions v ON v.rule_id = i.rule_id AND v.version = i.rule_version
     WHERE e.id = $1 AND e.kind IN ('fired', 'recovering', 'refired', 'resolved', 'reminder')`,
    [eventId],
  )
  return rows[0] && toMessage(rows[0])
}
