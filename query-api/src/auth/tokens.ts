/**
 * Access tokens (JWT, 15 minutes) and the rotation of refresh tokens.
 *
 * | presented token          | then                                                    |
 * | ------------------------ | ------------------------------------------------------- |
 * | newest of its family     | a successor is made, the presented one is marked        |
 * | rotated up to 10 s ago   | two tabs: both get the newest token of the family       |
 * | rotated earlier          | reuse: somebody has a copy, the whole family ends       |
 * | unknown, ended or expired | refused                                                |
 *
 * No token is stored, only its hash: a successor is HMAC(key, token), so that the second tab can be
 * given the very token that the first one got.
 */
import { createHmac } from 'node:crypto'
import {
  createRefreshToken,
  createSessionFamily,
  deleteEndedSessions,
  inTransaction,
  lockRefreshToken,
  revokeSessionFamily,
  revokeSessionOfToken,
  rotateRefreshToken,
  touchSessionFamily,
  type RefreshTokenRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { hashSecret, randomToken, uuidv7, type Clock } from '@pulseboard/runtime'
import { SignJWT } from 'jose'
import { keysFor, type Keyring } from './keys.ts'

export const ACCESS_SECONDS = 15 * 60
export const SESSION_SECONDS = 30 * 86_400
const GRACE_MS = 10_000
// In ten seconds a family cannot honestly rotate more often; a longer chain is not followed.
const MAX_CHAIN = 8
export const ISSUER = 'pulseboard'
export const AUDIENCE = 'pulseboard-api'

export interface Session {
  readonly userId: string
  readonly familyId: string
  readonly refreshToken: string
}
export type Rotation =
  | { session: Session }
  | { refused: 'unknown' | 'ended' }
  | { refused: 'reuse'; userId: string; userAgent: string }

/** A session and the device that it is on. */
export interface KnownSession {
  readonly id: string
  readonly userId: string
  readonly userAgent: string
}

/** Told in the transaction that ends a session, so that what it writes is kept with it. */
export type OnEnd = (sql: Sql, session: KnownSession) => Promise<void>

export interface Tokens {
  access(session: Pick<Session, 'userId' | 'familyId'>): Promise<string>
  /** Starts a family: a new device is signed in. */
  start(sql: Sql, userId: string, userAgent: string): Promise<Session>
  /** @param onReuse told when a copy was used */
  rotate(token: string, onReuse: OnEnd): Promise<Rotation>
  /** Ends the family that the token belongs to. @returns whether there was one to end */
  end(token: string, onEnd: OnEnd): Promise<boolean>
}

const inTime = (row: RefreshTokenRow, nowMs: number): boolean =>
  row.revoked_at === null && row.expires_at.getTime() > nowMs

const sessionEnd = (clock: Clock): Date => new Date(clock.now() + SESSION_SECONDS * 1000)

const startFamily = async (
  sql: Sql,
  clock: Clock,
  userId: string,
  userAgent: string,
): Promise<Session> => {
  const now = new Date(clock.now())
  const id = uuidv7(clock.now())
  const refreshToken = randomToken()
  await deleteEndedSessions(sql, { userId, before: now })
  const device = { id, userId, userAgent: userAgent.slice(0, 300) }
  await createSessionFamily(sql, { ...device, now, expiresAt: sessionEnd(clock) })
  await createRefreshToken(sql, { hash: hashSecret(refreshToken), familyId: id, now })
  return { userId, familyId: id, refreshToken }
}

/** Ends a family of which a copy was used. */
const endStolen = async (
  sql: Sql,
  now: Date,
  row: RefreshTokenRow,
  onReuse: OnEnd,
): Promise<Rotation> => {
  await revokeSessionFamily(sql, { id: row.family_id, now, reason: 'reuse' })
  const stolen = { userId: row.user_id, userAgent: row.user_agent }
  await onReuse(sql, { id: row.family_id, ...stolen })
  return { refused: 'reuse', ...stolen }
}

/** Ends the family of a token. */
const endOf = async (sql: Sql, now: Date, token: string, onEnd: OnEnd): Promise<boolean> => {
  const ended = await revokeSessionOfToken(sql, { hash: hashSecret(token), now })
  if (ended === undefined) return false
  await onEnd(sql, { id: ended.id, userId: ended.user_id, userAgent: ended.user_agent })
  return true
}

export const createTokens = (deps: { pool: SqlPool; keys: Keyring; clock: Clock }): Tokens => {
  const { pool, keys, clock } = deps
  const successorOf = (token: string): string =>
    createHmac('sha256', keys['refresh-successor']).update(token).digest('base64url')
  /** The successor that was made of a token, with whichever of our keys that was. */
  const knownSuccessor = (token: string, hash: Buffer | null): string | undefined =>
    keysFor(keys, 'refresh-successor')
      .map((key) => createHmac('sha256', key).update(token).digest('base64url'))
      .find((successor) => hash !== null && hashSecret(successor).equals(hash))

  const advance = async (sql: Sql, token: string, row: RefreshTokenRow): Promise<Session> => {
    const now = new Date(clock.now())
    const successor = successorOf(token)
    const successorHash = hashSecret(successor)
    await createRefreshToken(sql, { hash: successorHash, familyId: row.family_id, now })
    await rotateRefreshToken(sql, { hash: hashSecret(token), successorHash, now })
    await touchSessionFamily(sql, { id: row.family_id, now, expiresAt: sessionEnd(clock) })
    return { userId: row.user_id, familyId: row.family_id, refreshToken: successor }
  }

  // The newest token, not merely the next: an answer that overtakes another must not put a token back
  // into the browser that is already used up.
  const newestOf = async (sql: Sql, token: string): Promise<Session | undefined> => {
    let newest = token
    for (let steps = 0; steps < MAX_CHAIN; steps++) {
      const row = await lockRefreshToken(sql, hashSecret(newest))
      if (row === undefined) return undefined
      if (row.rotated_at === null)
        return { userId: row.user_id, familyId: row.family_id, refreshToken: newest }
      const successor = knownSuccessor(newest, row.successor_hash)
      if (successor === undefined) return undefined
      newest = successor
    }
    return undefined
  }

  const rotateIn = async (sql: Sql, token: string, onReuse: OnEnd): Promise<Rotation> => {
    const row = await lockRefreshToken(sql, hashSecret(token))
    if (row === undefined) return { refused: 'unknown' }
    if (!inTime(row, clock.now())) return { refused: 'ended' }
    if (row.rotated_at === null) return { session: await advance(sql, token, row) }
    if (clock.now() - row.rotated_at.getTime() <= GRACE_MS) {
      const session = await newestOf(sql, token)
      if (session !== undefined) return { session }
    }
    return endStolen(sql, new Date(clock.now()), row, onReuse)
  }

  return {
    access: async ({ userId, familyId }) =>
      new SignJWT({ sid: familyId, token_use: 'access' })
        .setProtectedHeader({ alg: 'HS256', kid: keys.kid, typ: 'at+jwt' })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(Math.floor(clock.now() / 1000))
        .setExpirationTime(Math.floor(clock.now() / 1000) + ACCESS_SECONDS)
        .sign(keys['access-token']),
    start: async (sql, userId, userAgent) => startFamily(sql, clock, userId, userAgent),
    // A refusal is a value and not thrown: the transaction that ends a stolen family must commit.
    rotate: async (token, onReuse) =>
      inTransaction(pool, async (sql) => rotateIn(sql, token, onReuse)),
    end: async (token, onEnd) =>
      inTransaction(pool, async (sql) => endOf(sql, new Date(clock.now()), token, onEnd)),
  }
}
