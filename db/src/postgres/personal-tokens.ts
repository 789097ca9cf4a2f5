/** Personal tokens: stored as SHA-256 with the prefix to recognise them by; revoked ones stay in the list. */
import type { TokenScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface PersonalTokenRow {
  readonly id: string
  readonly user_id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: TokenScope[]
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  readonly last_used_at: Date | null
}

const COLUMNS =
  'id, user_id, name, prefix, scopes, created_at, expires_at, revoked_at, last_used_at'

export const createPersonalToken = async (
  sql: Sql,
  token: {
    id: string
    userId: string
    name: string
    prefix: string
    tokenHash: Buffer
    scopes: readonly TokenScope[]
    expiresAt: Date | null
  },
): Promise<PersonalTokenRow> => {
  const { rows } = await sql.query<PersonalTokenRow>(
    `INSERT INTO personal_tokens (id, user_id, name, prefix, token_hash, scopes, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [
      token.id,
      token.userId,
      token.name,
      token.prefix,
      token.tokenHash,
      token.scopes,
      token.expiresAt,
    ],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO personal_tokens returned no row')
  return row
}

/** All tokens of a person, newest first. */
export const listPersonalTokens = async (sql: Sql, userId: string): Promise<PersonalTokenRow[]> =>
  (
    await sql.query<PersonalTokenRow>(
      `SELECT ${COLUMNS} FROM personal_tokens WHERE user_id = $1 ORDER BY created_at DESC, id`,
      [userId],
    )
  ).rows

/** The token with this hash, living or not. */
export const findPersonalToken = async (
  sql: Sql,
  tokenHash: Buffer,
): Promise<PersonalTokenRow | undefined> =>
  (
    await sql.query<PersonalTokenRow>(
      `SELECT ${COLUMNS} FROM personal_tokens WHERE token_hash = $1`,
      [tokenHash],
    )
  ).rows[0]

/** Revokes a token; the first time counts. Nothing when the person has no such token. */
export const revokePersonalToken = async (
  sql: Sql,
  token: { id: string; userId: string },
): Promise<PersonalTokenRow | undefined> =>
  (
    await sql.query<PersonalTokenRow>(
      `UPDATE personal_tokens SET revoked_at = COALESCE(revoked_at, now())
       WHERE id = $1 AND user_id = $2 RETURNING ${COLUMNS}`,
      [token.id, token.userId],
    )
  ).rows[0]
