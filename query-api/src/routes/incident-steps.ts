/**
 * The steps behind what people do about incidents, by the API or by the link of a mail: in the caller's
 * transaction, with the incident locked. Doing one again changes nothing.
 */
import {
  acknowledgeIncident,
  addPersonEvent,
  endIncident,
  queueAlertJobs,
  resetAlertState,
  type LockedIncident,
  type PersonEvent,
  type Sql,
} from '@pulseboard/db'
import { uuidv7 } from '@pulseboard/runtime'

export const eventOf = (
  incident: LockedIncident,
  kind: PersonEvent['kind'],
  actor: string,
  at: Date,
  data: PersonEvent['data'] = {},
): PersonEvent => ({
  id: uuidv7(at.getTime()),
  incidentId: incident.id,
  at,
  kind,
  actor,
  data,
})

/** Says who looks after an incident; whoever said so first, or that it is over, stands. */
export const acknowledge = async (
  sql: Sql,
  incident: LockedIncident,
  by: string,
  at: Date,
): Promise<boolean> => {
  if (incident.acknowledged_at !== null || incident.resolved_at !== null) return false
  await acknowledgeIncident(sql, incident.id, { at, by })
  await addPersonEvent(sql, eventOf(incident, 'acknowledged', by, at))
  return true
}

/** Ends an incident; the lock of its project's evaluator is held. */
export const resolve = async (
  sql: Sql,
  incident: LockedIncident,
  by: string,
  at: Date,
): Promise<void> => {
  await resetAlertState(sql, {
    ruleId: incident.rule_id,
    group: incident.group_key,
    endedAt: at,
  })
  await endIncident(sql, { id: incident.id, at, by })
  const event = eventOf(incident, 'resolved', by, at, {
    value: incident.value,
    threshold: null,
    sample: incident.sample,
    window_to: at.getTime(),
    late: false,
    open: false,
    notify: true,
    caught_up: false,
    words: 'Resolved by hand.',
  })
  await addPersonEvent(sql, event)
  await queueAlertJobs(sql, { id: event.id, notify: true })
}
