/**
 * What people do about incidents. Lock the incident first (`lockIncident`); who ends one takes the project's
 * shard from its evaluator before (`takeFromEvaluator`), because what the rule remembers changes, too.
 */
import { incidentColumn } from './find-incidents.ts'
import type { Sql } from './sql.ts'

export interface LockedIncident {
  readonly id: string
  readonly number: number
  readonly rule_id: string
  readonly group_key: string
  readonly started_at: Date
  readonly resolved_at: Date | null
  readonly acknowledged_at: Date | null
  readonly value: number | null
  readonly sample: number
}

/** An incident of a project by its id or its number, locked until the end of the transaction. */
export const lockIncident = async (
  sql: Sql,
  projectId: string,
  idOrNumber: string,
): Promise<LockedIncident | undefined> => {
  const { rows } = await sql.query<LockedIncident>(
    `SELECT id, number, rule_id, group_key, started_at, resolved_at, acknowledged_at, value,
       sample::float8 AS sample
     FROM incidents WHERE project_id = $1 AND ${incidentColumn(idOrNumber)} = $2 FOR UPDATE`,
    [projectId, idOrNumber],
  )
  return rows[0]
}

export interface PersonEvent {
  readonly id: string
  readonly incidentId: string
  readonly at: Date
  readonly kind: 'acknowledged' | 'resolved' | 'commented' | 'silenced'
  /** User id. */
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
}

/** An entry of the timeline by a person. */
export const addPersonEvent = async (sql: Sql, event: PersonEvent): Promise<void> => {
  await sql.query(
    `INSERT INTO incident_events (id, incident_id, at, kind, key, actor, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      event.id,
      event.incidentId,
      event.at,
      event.kind,
      event.id,
      event.actor,
      JSON.stringify(event.data),
    ],
  )
}

/** The first one counts. */
export const acknowledgeIncident = async (
  sql: Sql,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> => {
  await sql.query(
    `UPDATE incidents SET acknowledged_at = $2, acknowledged_by = $3
     WHERE id = $1 AND acknowledged_at IS NULL`,
    [id, at, by],
  )
}

/** Lets a rule and group go on from ok, as after an incident that ended at this time. */
export const resetAlertState = async (
  sql: Sql,
  state: { readonly ruleId: string; readonly group: string; readonly endedAt: Date },
): Promise<void> => {
  await sql.query(
    `UPDATE alert_states SET state = 'ok', updated_at = now(), memory = memory || jsonb_build_object(
       'state', 'ok', 'since', $3::bigint, 'breaches', '[]'::jsonb, 'incident', NULL,
       'endedAt', $3::bigint)
     WHERE rule_id = $1 AND group_key = $2`,
    [state.ruleId, state.group, state.endedAt.getTime()],
  )
}
