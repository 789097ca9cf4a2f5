/**
 * Signed-in devices: which there are, and ending them. An ended session is refused at its next request,
 * not only when its access token expires: see `live-session.ts`. Somebody else's session and one that
 * does not exist are the same 404.
 */
import type { SignedInDevice } from '@pulseboard/contracts'
import {
  inTransaction,
  listSessions,
  revokeSession,
  revokeSessions,
  type SessionRow,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { recordAccount, recordSession } from './account-audit.ts'
import { requireUser, type AccountDeps } from './account-deps.ts'
import { deviceOf } from './device.ts'

const toDevice = (row: SessionRow, currentId: string): SignedInDevice => ({
  id: row.id,
  device: deviceOf(row.user_agent),
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  current: row.id === currentId,
})

export const createSessionHandlers = (
  deps: AccountDeps,
): Handlers<'listSessions' | 'endSession' | 'endSessions'> => {
  const now = (): Date => new Date(deps.clock.now())
  return {
    listSessions: async ({ identity: { userId, sessionId } }) => {
      const rows = await listSessions(deps.pool, { userId, now: now() })
      return { data: rows.map((row) => toDevice(row, sessionId)) }
    },
    endSession: async ({ params, identity: { userId, sessionId }, ctx }) => {
      const session = { id: params.sessionId, userId, now: now(), reason: 'revoked' } as const
      await inTransaction(deps.pool, async (sql) => {
        const ended = await revokeSession(sql, session)
        if (ended === undefined)
          throw new AppError('not_found', {
            detail: 'There is no such session of yours, or it has ended before.',
          })
        const named = { id: ended.id, userId, userAgent: ended.user_agent }
        const after = { reason: session.reason }
        await recordSession(sql, ctx, named, { action: 'session.ended', after })
      })
      deps.telemetry.sessionsEnded('revoked', 1)
      if (params.sessionId === sessionId) ctx.set('set-cookie', deps.cookie.clear())
      return undefined
    },
    endSessions: async ({ query, identity: { userId, sessionId }, ctx }) => {
      const exceptId = query.keep === 'current' ? sessionId : undefined
      const of = { userId, exceptId, now: now(), reason: 'everywhere' } as const
      const user = await requireUser(deps, userId)
      const ended = await inTransaction(deps.pool, async (sql) => {
        const count = await revokeSessions(sql, of)
        const after = { reason: of.reason, sessions: count }
        if (count > 0) await recordAccount(sql, ctx, user, { action: 'session.ended', after })
        return count
      })
      deps.telemetry.sessionsEnded('everywhere', ended)
      if (exceptId === undefined) ctx.set('set-cookie', deps.cookie.clear())
      return { ended }
    },
  }
}
