/**
 * What a notice tells of: an event of an incident with its incident, the rule as it was then, and the
 * project. The channels are those that the rule names now, so that a change counts for what comes next.
 */
import type { AlertRule, Severity } from '@pulseboard/contracts'
import type { IncidentEventData } from './incidents.ts'
import type { Sql } from './sql.ts'

export interface NoticeSource {
  readonly event_id: string
  readonly kind: 'fired' | 'reminder' | 'refired' | 'resolved'
  /** Event time of the transition, and when it was written. */
  readonly at: Date
  readonly written_at: Date
  readonly data: Partial<IncidentEventData>
  readonly incident_id: string
  readonly number: number
  readonly severity: Severity
  readonly started_at: Date
  readonly resolved_at: Date | null
  readonly peak: number | null
  readonly value: number | null
  readonly sample: number
  readonly flaps: number
  readonly late: boolean
  readonly group_key: string
  readonly rule_id: string
  readonly rule_version: number
  readonly rule_name: string
  readonly settings: AlertRule['settings']
  /** Of the rule as it is now; empty: the project's default ones. */
  readonly channels: readonly string[]
  readonly project_id: string
  readonly project_name: string
  readonly project_slug: string
}

/** Undefined when it is gone, or concerns the timeline alone. */
export const findNoticeSource = async (
  sql: Sql,
  eventId: string,
): Promise<NoticeSource | undefined> =>
  (
    await sql.query<NoticeSource>(
      `SELECT e.id AS event_id, e.kind, e.at, e.written_at, e.data,
         i.id AS incident_id, i.number, i.severity, i.started_at, i.resolved_at, i.peak, i.value,
         i.sample::float8 AS sample, i.flaps, i.late, i.group_key, i.rule_id, i.rule_version,
         coalesce(v.name, r.name) AS rule_name, coalesce(v.settings, r.settings) AS settings,
         r.settings->'channels' AS channels,
         p.id AS project_id, p.name AS project_name, p.slug AS project_slug
       FROM incident_events e
       JOIN incidents i ON i.id = e.incident_id
       JOIN alert_rules r ON r.id = i.rule_id
       LEFT JOIN alert_rule_versions v ON v.rule_id = i.rule_id AND v.version = i.rule_version
       JOIN projects p ON p.id = i.project_id
       WHERE e.id = $1 AND e.kind IN ('fired', 'reminder', 'refired', 'resolved')`,
      [eventId],
    )
  ).rows[0]
