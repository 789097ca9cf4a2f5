/** Accounts. Addresses are compared without case; the stored one keeps the spelling of its owner. */
import type { Sql } from './sql.ts'

export interface UserRow {
  id: string
  name: string
  email: string
  password_hash: string
  password_changed_at: Date
  /** Null until the owner of the address confirmed it. */
  email_verified_at: Date | null
  created_at: Date
}

const COLUMNS = 'id, name, email, password_hash, password_changed_at, email_verified_at, created_at'

/** @throws unique violation of `users_email_key` when the address has an account. */
export const createUser = async (
  sql: Sql,
  user: { id: string; name: string; email: string; passwordHash: string },
): Promise<UserRow> => {
  const { rows } = await sql.query<UserRow>(
    `INSERT INTO users (id, name, email, password_hash) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
    [user.id, user.name, user.email, user.passwordHash],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO users returned no row')
  return row
}

export const findUser = async (sql: Sql, id: string): Promise<UserRow | undefined> =>
  (await sql.query<UserRow>(`SELECT ${COLUMNS} FROM users WHERE id = $1`, [id])).rows[0]

export const findUserByEmail = async (sql: Sql, email: string): Promise<UserRow | undefined> =>
  (await sql.query<UserRow>(`SELECT ${COLUMNS} FROM users WHERE lower(email) = lower($1)`, [email]))
    .rows[0]

/** The account, locked until the transaction ends: changes of one account happen one after another. */
export const lockUser = async (sql: Sql, id: string): Promise<UserRow | undefined> =>
  (await sql.query<UserRow>(`SELECT ${COLUMNS} FROM users WHERE id = $1 FOR UPDATE`, [id])).rows[0]

export const setUserName = async (sql: Sql, id: string, name: string): Promise<void> => {
  await sql.query('UPDATE users SET name = $2 WHERE id = $1', [id, name])
}

export const setPassword = async (
  sql: Sql,
  user: { id: string; passwordHash: string; now: Date },
): Promise<void> => {
  await sql.query('UPDATE users SET password_hash = $2, password_changed_at = $3 WHERE id = $1', [
    user.id,
    user.passwordHash,
    user.now,
  ])
}

/** Sets a confirmed address. @throws unique violation of `users_email_key` when it has an account. */
export const setEmail = async (
  sql: Sql,
  user: { id: string; email: string; now: Date },
): Promise<void> => {
  await sql.query('UPDATE users SET email = $2, email_verified_at = $3 WHERE id = $1', [
    user.id,
    user.email,
    user.now,
  ])
}

/** Removes an account with its sessions, links, memberships and second factor. */
export const deleteUser = async (sql: Sql, id: string): Promise<void> => {
  await sql.query('DELETE FROM users WHERE id = $1', [id])
}

// Any fixed number serves; it only has to be the same at every replica.
const FIRST_ACCOUNT_LOCK = 7_110_001

/**
 * Whether nobody has an account yet. Inside a transaction this also makes other askers wait for its
 * end, so that two people cannot both become the first.
 */
export const isFirstAccount = async (sql: Sql): Promise<boolean> => {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [FIRST_ACCOUNT_LOCK])
  const { rows } = await sql.query('SELECT 1 FROM users LIMIT 1')
  return rows.length === 0
}
