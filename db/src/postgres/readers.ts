/** Who may be mailed about a project: members of its organisation, and nobody else. */
import type { Sql } from './sql.ts'

export interface ReaderRow {
  readonly user_id: string
  readonly name: string
  readonly email: string
  readonly email_verified_at: Date | null
  readonly time_zone: string
}

const READER = `SELECT u.id AS user_id, u.name, u.email, u.email_verified_at, u.time_zone
  FROM projects p JOIN memberships m ON m.organisation_id = p.organisation_id
  JOIN users u ON u.id = m.user_id WHERE p.id = $1`

/** In the order of their ids: whoever locks readers locks them in this order. */
export const listReaders = async (sql: Sql, projectId: string): Promise<ReaderRow[]> =>
  (await sql.query<ReaderRow>(`${READER} ORDER BY u.id`, [projectId])).rows

/** The reader, while a member. */
export const findReader = async (
  sql: Sql,
  projectId: string,
  userId: string,
): Promise<ReaderRow | undefined> =>
  (await sql.query<ReaderRow>(`${READER} AND u.id = $2`, [projectId, userId])).rows[0]

/** The person alone, for a mail about several projects. */
export const findReaderOfAny = async (sql: Sql, userId: string): Promise<ReaderRow | undefined> =>
  (
    await sql.query<ReaderRow>(
      `SELECT id AS user_id, name, email, email_verified_at, time_zone FROM users WHERE id = $1`,
      [userId],
    )
  ).rows[0]
