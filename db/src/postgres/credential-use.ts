/**
 * Keys and tokens that read: found by their hash for each request, so revoking one counts at once. Their last
 * use is written at most once a minute: the statement itself refuses more.
 */
import type { KeyScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface ReadKeyRow {
  readonly id: string
  readonly project_id: string
  readonly scope: KeyScope
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  readonly last_read_at: Date | null
}

/** The key with this hash, living or not. */
export const findReadKey = async (sql: Sql, keyHash: Buffer): Promise<ReadKeyRow | undefined> =>
  (
    await sql.query<ReadKeyRow>(
      `SELECT id, project_id, scope, expires_at, revoked_at, last_read_at
       FROM api_keys WHERE key_hash = $1 AND scope = 'read'`,
      [keyHash],
    )
  ).rows[0]

const TOUCH = {
  key: `UPDATE api_keys SET last_read_at = $2
    WHERE id = $1 AND (last_read_at IS NULL OR last_read_at <= $2::timestamptz - interval '1 minute')`,
  token: `UPDATE personal_tokens SET last_used_at = $2
    WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')`,
} as const

/** Notes that a key or token was used, unless that was noted within the minute. */
export const touchCredential = async (
  sql: Sql,
  what: keyof typeof TOUCH,
  use: { readonly id: string; readonly at: Date },
): Promise<void> => {
  await sql.query(TOUCH[what], [use.id, use.at])
}
