/** One-time sign-in links of the launcher; query-api honours them on a loopback address only. */
import type { Sql } from './sql.ts'

export const createHelloToken = async (
  sql: Sql,
  token: { hash: Buffer; userId: string; expiresAt: Date },
): Promise<void> => {
  await sql.query(
    'INSERT INTO hello_tokens (token_hash, user_id, expires_at) VALUES ($1, $2, $3)',
    [token.hash, token.userId, token.expiresAt],
  )
}

/** The user of a link that is unused and in time; from then on it is used. */
export const spendHelloToken = async (
  sql: Sql,
  token: { hash: Buffer; now: Date },
): Promise<string | undefined> => {
  const { rows } = await sql.query<{ user_id: string }>(
    `UPDATE hello_tokens SET used_at = $2
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING user_id`,
    [token.hash, token.now],
  )
  return rows[0]?.user_id
}
