/**
 * Does what the link of a mail allows, as its reader and with the reader's present rights: in one transaction,
 * with its entry in the timeline and in the audit log. Doing it again changes nothing that matters.
 */
import {
  addOptOut,
  addPersonEvent,
  inTransaction,
  lockIncident,
  type LinkTarget,
  type LockedIncident,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { uuidv7, type Clock, type LinkClaims } from '@pulseboard/runtime'
import { recordOfProject, type ProjectCall } from '../audit.ts'
import { acknowledge, eventOf } from '../routes/incident-steps.ts'
import { addSilence } from '../routes/silences.ts'

export interface LinkDeps {
  readonly pool: SqlPool
  readonly clock: Clock
  /** Address of the dashboard as browsers see it. */
  readonly publicUrl: string
}

interface Act {
  readonly call: ProjectCall
  readonly claims: LinkClaims
  readonly at: Date
}

const SILENCE_MS = 3_600_000

/** What a viewer may do is about the reader's own mails alone. */
export const mayDo = ({ action }: LinkClaims, { role }: LinkTarget): boolean =>
  role !== 'viewer' || action === 'mute' || action === 'unsubscribe_digest'

const withIncident = async (
  sql: Sql,
  { claims }: Act,
  work: (incident: LockedIncident) => Promise<void>,
): Promise<void> => {
  const incident = await lockIncident(sql, claims.project, claims.incident ?? '')
  if (incident !== undefined) await work(incident)
}

const lookAfter = (sql: Sql, act: Act): Promise<void> =>
  withIncident(sql, act, async (incident) => {
    const { call, claims, at } = act
    if (!(await acknowledge(sql, incident, claims.reader, at))) return
    const target = { kind: 'incident', id: incident.id, name: `#${incident.number}` } as const
    await recordOfProject(sql, call, { action: 'incident.acknowledged', target })
  })

const silence = (sql: Sql, act: Act): Promise<void> =>
  withIncident(sql, act, async (incident) => {
    const { call, claims, at } = act
    const added = {
      id: uuidv7(at.getTime()),
      projectId: claims.project,
      kind: 'once',
      matcher: { rule_id: incident.rule_id },
      startsAt: at,
      endsAt: new Date(at.getTime() + SILENCE_MS),
      weekly: null,
      reason: 'By the link of a mail.',
      by: claims.reader,
    } as const
    await addSilence(sql, call, added, at.getTime())
    const data = { silence_id: added.id, ends_at: added.endsAt.toISOString() }
    await addPersonEvent(sql, eventOf(incident, 'silenced', claims.reader, at, data))
  })

const optOut = (sql: Sql, { claims }: Act): Promise<void> => {
  const { reader: userId, project: projectId, rule: ruleId } = claims
  const about =
    claims.action === 'mute' && ruleId !== undefined
      ? ({ topic: 'rule', ruleId } as const)
      : ({ topic: 'digest' } as const)
  return addOptOut(sql, { userId, projectId, about })
}

/** @param ctx of the request that pressed the button */
export const actOnLink = (
  { pool, clock }: LinkDeps,
  { ctx, claims, target }: { ctx: ProjectCall['ctx']; claims: LinkClaims; target: LinkTarget },
): Promise<void> => {
  const { project_id: id, project_name: name, organisation_id } = target
  const call: ProjectCall = {
    ctx,
    identity: { kind: 'user', userId: claims.reader, sessionId: 'link' },
    project: { id, name, organisation_id },
  }
  const act = { call, claims, at: new Date(clock.now()) }
  return inTransaction(pool, (sql) => {
    if (claims.action === 'acknowledge') return lookAfter(sql, act)
    if (claims.action === 'silence') return silence(sql, act)
    return optOut(sql, act)
  })
}
