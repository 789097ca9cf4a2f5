/**
 * One-time links of an account, as hashes. Several of a kind may be open at once, so that nobody who asks
 * for links spoils the one that somebody is about to use; the first use ends them all.
 */
import type { Sql } from './sql.ts'

export type LinkPurpose = 'reset_password' | 'verify_email' | 'change_email'

export interface AccountLinkRow {
  user_id: string
  purpose: LinkPurpose
  email: string
}

export const createAccountLink = async (
  sql: Sql,
  link: { hash: Buffer; userId: string; purpose: LinkPurpose; email: string; expiresAt: Date },
): Promise<void> => {
  await sql.query(
    `INSERT INTO account_links (token_hash, user_id, purpose, email, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [link.hash, link.userId, link.purpose, link.email, link.expiresAt],
  )
}

/** Whether a link would be accepted now; it is not spent. */
export const hasAccountLink = async (
  sql: Sql,
  link: { hash: Buffer; purposes: readonly LinkPurpose[]; now: Date },
): Promise<boolean> => {
  const { rows } = await sql.query(
    'SELECT 1 FROM account_links WHERE token_hash = $1 AND purpose = ANY($2) AND expires_at > $3',
    [link.hash, [...link.purposes], link.now],
  )
  return rows.length > 0
}

/**
 * What a link is for, once: with it go all other links of its kind. Call it in the transaction of what
 * the link allows. Nothing when it is unknown, used or too old.
 */
export const spendAccountLink = async (
  sql: Sql,
  link: { hash: Buffer; purposes: readonly LinkPurpose[]; now: Date },
): Promise<AccountLinkRow | undefined> => {
  const { rows } = await sql.query<AccountLinkRow>(
    `DELETE FROM account_links WHERE token_hash = $1 AND purpose = ANY($2) AND expires_at > $3
     RETURNING user_id, purpose, email`,
    [link.hash, [...link.purposes], link.now],
  )
  const [row] = rows
  if (row !== undefined) await deleteAccountLinks(sql, row.user_id, [row.purpose])
  return row
}

/** Makes a user's open links of these kinds useless. */
export const deleteAccountLinks = async (
  sql: Sql,
  userId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> => {
  await sql.query('DELETE FROM account_links WHERE user_id = $1 AND purpose = ANY($2)', [
    userId,
    [...purposes],
  ])
}
