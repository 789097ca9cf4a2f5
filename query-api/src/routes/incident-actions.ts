/**
 * What people do about incidents: acknowledge, resolve, comment, silence. Each is one transaction with its
 * entry in the timeline and in the audit log; doing it again changes nothing. Ending one takes the project
 * from its evaluator first, so that an evaluation under way cannot write the incident back.
 */
import type { TimelineEntry } from '@pulseboard/contracts'
import {
  addPersonEvent,
  findIncidentEvent,
  inTransaction,
  lockIncident,
  takeFromEvaluator,
  type LockedIncident,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { uuidv7, type Clock } from '@pulseboard/runtime'
import { recordOfProject, type ProjectCall } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { noteField } from '../text-field.ts'
import { toIncident, toTimelineEntry } from './incident.ts'
import { acknowledge, eventOf, resolve } from './incident-steps.ts'
import { noSuchIncident, requireIncident } from './incidents.ts'
import { addSilence } from './silences.ts'

export interface IncidentActionDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

const MINUTE_MS = 60_000
const DEFAULT_SILENCE_MINUTES = 60

type Call = ProjectCall & { readonly params: { readonly incidentId: string } }

const requireLocked = async (sql: Sql, { project, params }: Call): Promise<LockedIncident> => {
  const incident = await lockIncident(sql, project.id, params.incidentId)
  if (incident === undefined) throw noSuchIncident()
  return incident
}

const targetOf = ({ id, number }: LockedIncident) =>
  ({ kind: 'incident', id, name: `#${number}` }) as const

const acknowledgeHandler =
  ({ pool, clock }: IncidentActionDeps): Handlers<'acknowledgeIncident'>['acknowledgeIncident'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const incident = await requireLocked(sql, call)
      const at = new Date(clock.now())
      if (await acknowledge(sql, incident, call.identity.userId, at))
        await recordOfProject(sql, call, {
          action: 'incident.acknowledged',
          target: targetOf(incident),
        })
      return toIncident(await requireIncident(sql, call.project.id, incident.id))
    })

const resolveHandler =
  ({ pool, clock }: IncidentActionDeps): Handlers<'resolveIncident'>['resolveIncident'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      await takeFromEvaluator(sql, call.project.id)
      const incident = await requireLocked(sql, call)
      if (incident.resolved_at === null) {
        await resolve(sql, incident, call.identity.userId, new Date(clock.now()))
        await recordOfProject(sql, call, {
          action: 'incident.resolved',
          target: targetOf(incident),
        })
      }
      return toIncident(await requireIncident(sql, call.project.id, incident.id))
    })

const commentHandler =
  ({ pool, clock }: IncidentActionDeps): Handlers<'commentIncident'>['commentIncident'] =>
  (call) => {
    const text = noteField('text', call.body.text, 1)
    return inTransaction(pool, async (sql): Promise<TimelineEntry> => {
      const incident = await requireLocked(sql, call)
      const at = new Date(clock.now())
      const event = eventOf(incident, 'commented', call.identity.userId, at, { text })
      await addPersonEvent(sql, event)
      await recordOfProject(sql, call, {
        action: 'incident.commented',
        target: targetOf(incident),
        after: { text },
      })
      const row = await findIncidentEvent(sql, event.id)
      if (row === undefined) throw new Error('A comment that was just written is not there.')
      return toTimelineEntry(row)
    })
  }

const silenceHandler =
  ({ pool, clock }: IncidentActionDeps): Handlers<'silenceIncident'>['silenceIncident'] =>
  (call) => {
    const { minutes = DEFAULT_SILENCE_MINUTES, group_only: groupOnly, reason = '' } = call.body
    const nowMs = clock.now()
    const at = new Date(nowMs)
    return inTransaction(pool, async (sql) => {
      const incident = await requireLocked(sql, call)
      const ofGroup = groupOnly === true ? { group_key: incident.group_key } : {}
      const silence = {
        id: uuidv7(nowMs),
        projectId: call.project.id,
        kind: 'once',
        matcher: { rule_id: incident.rule_id, ...ofGroup },
        startsAt: at,
        endsAt: new Date(nowMs + minutes * MINUTE_MS),
        weekly: null,
        reason: noteField('reason', reason),
        by: call.identity.userId,
      } as const
      const added = await addSilence(sql, call, silence, nowMs)
      const data = { silence_id: silence.id, ends_at: silence.endsAt.toISOString() }
      await addPersonEvent(sql, eventOf(incident, 'silenced', silence.by, at, data))
      return added
    })
  }

export const createIncidentActionHandlers = (
  deps: IncidentActionDeps,
): Handlers<'acknowledgeIncident' | 'resolveIncident' | 'commentIncident' | 'silenceIncident'> => ({
  acknowledgeIncident: acknowledgeHandler(deps),
  resolveIncident: resolveHandler(deps),
  commentIncident: commentHandler(deps),
  silenceIncident: silenceHandler(deps),
})
