/**
 * Who may open a live feed: the bearer of a one-time ticket (a browser cannot send a header with a
 * WebSocket) or of an access token. A ticket opens the project it was made for, once, within 30 s, and
 * only while its owner still is a member.
 */
import type { IncomingMessage } from 'node:http'
import type { AccessRule } from '@pulseboard/contracts'
import { createTicket, spendTicket, type ProjectWithRole, type Sql } from '@pulseboard/db'
import { AppError, hashSecret, randomToken, type Clock } from '@pulseboard/runtime'
import { requireProject, type Caller } from '../access.ts'
import type { Authenticate } from '../auth/passport.ts'
import type { Handlers } from '../mount.ts'

const TICKET_MS = 30_000
const TICKET_FORM = /^[A-Za-z0-9_-]{43}$/

export const createTicketHandlers = (deps: {
  sql: Sql
  clock: Clock
}): Handlers<'createRealtimeTicket'> => ({
  createRealtimeTicket: async ({ project, identity }) => {
    const ticket = randomToken()
    const now = new Date(deps.clock.now())
    const expiresAt = new Date(now.getTime() + TICKET_MS)
    const owner = { userId: identity.userId, projectId: project.id }
    await createTicket(deps.sql, { ...owner, hash: hashSecret(ticket), now, expiresAt })
    return { ticket, expires_at: expiresAt.toISOString() }
  },
})

/** Who may watch a feed; its address is no route of the table. */
const WATCH: AccessRule = { method: 'GET', path: '/api/v1/realtime/{projectId}', access: 'viewer' }

export interface Admission {
  readonly caller: Caller
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
  const redeem = async (ticket: string): Promise<{ caller: Caller; projectId: string }> => {
    if (!TICKET_FORM.test(ticket)) throw badTicket()
    const now = new Date(deps.clock.now())
    const row = await spendTicket(deps.sql, { hash: hashSecret(ticket), now })
    if (row === undefined) throw badTicket()
    return { caller: { kind: 'user', userId: row.user_id }, projectId: row.project_id }
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

/** Asks again whether a watcher still may. @throws AppError when not */
export const createRecheck =
  (sql: Sql) =>
  ({ caller, project }: Admission): Promise<ProjectWithRole> =>
    requireProject(sql, caller, project.id, WATCH)
