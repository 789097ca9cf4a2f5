/**
 * Who may open a live feed: the bearer of a one-time ticket (a browser cannot send a header with a
 * WebSocket), of an access token, a personal token or a read key. A ticket opens the project it was made for,
 * once, within 30 s, and only while its owner still is signed in and a member.
 *
 * ticket = <43 random characters>.<session it was made in>; its hash covers both, so neither can be changed.
 */
import type { IncomingMessage } from 'node:http'
import type { AccessRule } from '@pulseboard/contracts'
import {
  createTicket,
  isSessionAlive,
  spendTicket,
  type ProjectWithRole,
  type Sql,
} from '@pulseboard/db'
import { AppError, hashSecret, randomToken, type Clock } from '@pulseboard/runtime'
import { requireProject } from '../access.ts'
import type { Authenticate, Identity, Person } from '../auth/passport.ts'
import type { Handlers } from '../mount.ts'

const TICKET_MS = 30_000
const TICKET_FORM = /^[A-Za-z0-9_-]{43}\.([0-9a-f-]{36})$/

export const createTicketHandlers = (deps: {
  sql: Sql
  clock: Clock
}): Handlers<'createRealtimeTicket'> => ({
  createRealtimeTicket: async ({ project, identity }) => {
    const ticket = `${randomToken()}.${identity.sessionId}`
    const now = new Date(deps.clock.now())
    const expiresAt = new Date(now.getTime() + TICKET_MS)
    const owner = { userId: identity.userId, projectId: project.id }
    await createTicket(deps.sql, { ...owner, hash: hashSecret(ticket), now, expiresAt })
    return { ticket, expires_at: expiresAt.toISOString() }
  },
})

/** Who may watch a feed; its address is no route of the table. */
export const WATCH: AccessRule = {
  method: 'GET',
  path: '/api/v1/realtime/{projectId}',
  access: 'viewer',
}

export interface Admission {
  readonly caller: Identity
  readonly project: ProjectWithRole
}
/** @throws AppError `not_signed_in`, `not_found` or `forbidden`. */
export type Admit = (
  req: IncomingMessage,
  asked: { project: string; ticket: string | null },
) => Promise<Admission>

const badTicket = (): AppError =>
  new AppError('not_signed_in', { detail: 'Ticket missing, used or expired: fetch a new one.' })

export const createAdmit = (deps: {
  sql: Sql
  clock: Clock
  authenticate: Authenticate
}): Admit => {
  const redeem = async (ticket: string): Promise<{ caller: Person; projectId: string }> => {
    const sessionId = TICKET_FORM.exec(ticket)?.[1]
    if (sessionId === undefined) throw badTicket()
    const now = new Date(deps.clock.now())
    const row = await spendTicket(deps.sql, { hash: hashSecret(ticket), now })
    if (row === undefined) throw badTicket()
    const session = { id: sessionId, userId: row.user_id, now }
    if (!(await isSessionAlive(deps.sql, session))) throw badTicket()
    return { caller: { kind: 'user', userId: row.user_id, sessionId }, projectId: row.project_id }
  }
  return async (req, asked) => {
    if (asked.ticket === null) {
      const caller = await deps.authenticate(req)
      return { caller, project: await requireProject(deps.sql, caller, asked.project, WATCH) }
    }
    const { caller, projectId } = await redeem(asked.ticket)
    const project = await requireProject(deps.sql, caller, asked.project, WATCH)
    if (project.id !== projectId) throw badTicket()
    return { caller, project }
  }
}
