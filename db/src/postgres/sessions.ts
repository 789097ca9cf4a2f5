/**
 * Sign-in sessions: one family a device, one chain of refresh tokens a family. Only hashes are stored.
 * Callers rotate inside a transaction: `lockRefreshToken` holds the family until its end.
 */
import type { Sql } from './sql.ts'

/** Why a session ended before its time. */
export type SessionEnd = 'logout' | 'revoked' | 'everywhere' | 'reuse' | 'password' | 'reset'

export interface RefreshTokenRow {
  family_id: string
  user_id: string
  rotated_at: Date | null
  successor_hash: Buffer | null
  expires_at: Date
  revoked_at: Date | null
  user_agent: string
}

export const createSessionFamily = async (
  sql: Sql,
  family: { id: string; userId: string; userAgent: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await sql.query(
    `INSERT INTO session_families (id, user_id, user_agent, created_at, last_used_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [family.id, family.userId, family.userAgent, family.now, family.expiresAt],
  )
}

export const createRefreshToken = async (
  sql: Sql,
  token: { hash: Buffer; familyId: string; now: Date },
): Promise<void> => {
  await sql.query(
    'INSERT INTO refresh_tokens (token_hash, family_id, created_at) VALUES ($1, $2, $3)',
    [token.hash, token.familyId, token.now],
  )
}

/** A token with its family, both locked until the transaction ends. */
export const lockRefreshToken = async (
  sql: Sql,
  hash: Buffer,
): Promise<RefreshTokenRow | undefined> => {
  // The family first, alone: two tabs with tokens of different age then wait for each other's commit
  // and the second statement reads what the first one of them left.
  await sql.query(
    `SELECT 1 FROM session_families f WHERE f.id =
       (SELECT t.family_id FROM refresh_tokens t WHERE t.token_hash = $1) FOR UPDATE`,
    [hash],
  )
  const { rows } = await sql.query<RefreshTokenRow>(
    `SELECT t.family_id, f.user_id, t.rotated_at, t.successor_hash, f.expires_at, f.revoked_at,
       f.user_agent
     FROM refresh_tokens t JOIN session_families f ON f.id = t.family_id
     WHERE t.token_hash = $1`,
    [hash],
  )
  return rows[0]
}

export const rotateRefreshToken = async (
  sql: Sql,
  token: { hash: Buffer; successorHash: Buffer; now: Date },
): Promise<void> => {
  await sql.query(
    'UPDATE refresh_tokens SET rotated_at = $2, successor_hash = $3 WHERE token_hash = $1',
    [token.hash, token.now, token.successorHash],
  )
}

/** Moves the end of a family forward after a use. */
export const touchSessionFamily = async (
  sql: Sql,
  family: { id: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await sql.query('UPDATE session_families SET last_used_at = $2, expires_at = $3 WHERE id = $1', [
    family.id,
    family.now,
    family.expiresAt,
  ])
}

/** Ends a family; the first reason stays. */
export const revokeSessionFamily = async (
  sql: Sql,
  family: { id: string; now: Date; reason: SessionEnd },
): Promise<void> => {
  await sql.query(
    `UPDATE session_families SET revoked_at = $2, revoked_reason = $3
     WHERE id = $1 AND revoked_at IS NULL`,
    [family.id, family.now, family.reason],
  )
}

export interface EndedSessionRow {
  id: string
  user_id: string
  user_agent: string
}

/** Ends the family of a token. @returns the one that was ended, if there was one to end */
export const revokeSessionOfToken = async (
  sql: Sql,
  token: { hash: Buffer; now: Date },
): Promise<EndedSessionRow | undefined> => {
  const { rows } = await sql.query<EndedSessionRow>(
    `UPDATE session_families SET revoked_at = $2, revoked_reason = 'logout'
     WHERE revoked_at IS NULL AND id = (SELECT family_id FROM refresh_tokens WHERE token_hash = $1)
     RETURNING id, user_id, user_agent`,
    [token.hash, token.now],
  )
  return rows[0]
}

/** Removes a user's families that ended before a time, with their tokens. */
export const deleteEndedSessions = async (
  sql: Sql,
  ended: { userId: string; before: Date },
): Promise<void> => {
  await sql.query('DELETE FROM session_families WHERE user_id = $1 AND expires_at < $2', [
    ended.userId,
    ended.before,
  ])
}
