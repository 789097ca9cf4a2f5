/** A user's sessions as the user sees them: which devices are signed in, and ending some of them. */
import type { EndedSessionRow, SessionEnd } from './sessions.ts'
import type { Sql } from './sql.ts'

export interface SessionRow {
  id: string
  user_agent: string
  created_at: Date
  last_used_at: Date
}

const MOST_SHOWN = 200
const LIVES = 'revoked_at IS NULL AND expires_at > $2'

/** Sessions that live, last used first. */
export const listSessions = async (
  sql: Sql,
  of: { userId: string; now: Date },
): Promise<SessionRow[]> =>
  (
    await sql.query<SessionRow>(
      `SELECT id, user_agent, created_at, last_used_at FROM session_families
       WHERE user_id = $1 AND ${LIVES} ORDER BY last_used_at DESC, id LIMIT ${MOST_SHOWN}`,
      [of.userId, of.now],
    )
  ).rows

/** Whether the session of an access token still lives. */
export const isSessionAlive = async (
  sql: Sql,
  session: { id: string; userId: string; now: Date },
): Promise<boolean> => {
  const { rows } = await sql.query(
    `SELECT 1 FROM session_families WHERE id = $3 AND user_id = $1 AND ${LIVES}`,
    [session.userId, session.now, session.id],
  )
  return rows.length > 0
}

/** Ends one session of a user. @returns undefined when it is not theirs or has ended before */
export const revokeSession = async (
  sql: Sql,
  session: { id: string; userId: string; now: Date; reason: SessionEnd },
): Promise<EndedSessionRow | undefined> => {
  const { rows } = await sql.query<EndedSessionRow>(
    `UPDATE session_families SET revoked_at = $2, revoked_reason = $4
     WHERE id = $3 AND user_id = $1 AND ${LIVES} RETURNING id, user_id, user_agent`,
    [session.userId, session.now, session.id, session.reason],
  )
  return rows[0]
}

/** Ends all sessions of a user but one, if one is named. @returns how many ended */
export const revokeSessions = async (
  sql: Sql,
  of: { userId: string; exceptId?: string | undefined; now: Date; reason: SessionEnd },
): Promise<number> => {
  const { rowCount } = await sql.query(
    `UPDATE session_families SET revoked_at = $2, revoked_reason = $4
     WHERE user_id = $1 AND id IS DISTINCT FROM $3::uuid AND ${LIVES}`,
    [of.userId, of.now, of.exceptId ?? null, of.reason],
  )
  return rowCount ?? 0
}

/** Whether a refresh token, however old, was given to this user: the device has been signed in before. */
export const isDeviceOf = async (
  sql: Sql,
  device: { tokenHash: Buffer; email: string },
): Promise<boolean> => {
  const { rows } = await sql.query(
    `SELECT 1 FROM refresh_tokens t JOIN session_families f ON f.id = t.family_id
       JOIN users u ON u.id = f.user_id
     WHERE t.token_hash = $1 AND lower(u.email) = lower($2)
       AND f.revoked_reason IS DISTINCT FROM 'reuse'`,
    [device.tokenHash, device.email],
  )
  return rows.length > 0
}
