/**
 * An access token is good for 15 minutes, its session for as long as nobody ends it: every request asks
 * whether the session lives. Signing a device out, changing the password and deleting the account are
 * in force at once, at every replica, at the price of one lookup by primary key.
 */
import { isSessionAlive, type Sql } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Authenticate } from './passport.ts'

/** @returns the same question, which also refuses people whose session has ended */
export const demandLiveSession =
  (authenticate: Authenticate, deps: { sql: Sql; clock: Clock }): Authenticate =>
  async (req, res) => {
    const identity = await authenticate(req, res)
    if (identity.kind !== 'user') return identity
    const { sessionId: id, userId } = identity
    const now = new Date(deps.clock.now())
    if (await isSessionAlive(deps.sql, { id, userId, now })) return identity
    throw new AppError('not_signed_in', {
      detail: 'This session was ended: sign in again.',
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    })
  }
