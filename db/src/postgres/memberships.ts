/**
 * A membership gives one user one role in one organisation. Whoever changes memberships holds the
 * organisation's lock (`lockOrganisation`), so that two changes at once cannot together do what neither
 * may do alone.
 */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface MembershipRow {
  organisation_id: string
  name: string
  role: Role
}

export interface MemberRow {
  user_id: string
  name: string
  email: string
  role: Role
  created_at: Date
}

/** Gives a user a role; a second call changes it. */
export const setMembership = async (
  sql: Sql,
  membership: { organisationId: string; userId: string; role: Role },
): Promise<void> => {
  await sql.query(
    `INSERT INTO memberships (organisation_id, user_id, role) VALUES ($1, $2, $3)
     ON CONFLICT (organisation_id, user_id) DO UPDATE SET role = EXCLUDED.role`,
    [membership.organisationId, membership.userId, membership.role],
  )
}

export const removeMembership = async (
  sql: Sql,
  membership: { organisationId: string; userId: string },
): Promise<void> => {
  await sql.query('DELETE FROM memberships WHERE organisation_id = $1 AND user_id = $2', [
    membership.organisationId,
    membership.userId,
  ])
}

/** Oldest membership first: the first one is the user's own organisation. */
export const listMemberships = async (sql: Sql, userId: string): Promise<MembershipRow[]> =>
  (
    await sql.query<MembershipRow>(
      `SELECT m.organisation_id, o.name, m.role FROM memberships m
       JOIN organisations o ON o.id = m.organisation_id
       WHERE m.user_id = $1 ORDER BY m.created_at, m.organisation_id`,
      [userId],
    )
  ).rows

const MEMBER = `SELECT m.user_id, u.name, u.email, m.role, m.created_at FROM memberships m
  JOIN users u ON u.id = m.user_id WHERE m.organisation_id = $1`

/** Members by name. */
export const listMembers = async (sql: Sql, organisationId: string): Promise<MemberRow[]> =>
  (await sql.query<MemberRow>(`${MEMBER} ORDER BY lower(u.name), u.id`, [organisationId])).rows

export const findMember = async (
  sql: Sql,
  organisationId: string,
  userId: string,
): Promise<MemberRow | undefined> =>
  (await sql.query<MemberRow>(`${MEMBER} AND m.user_id = $2`, [organisationId, userId])).rows[0]

export const countOwners = async (sql: Sql, organisationId: string): Promise<number> => {
  const { rows } = await sql.query<{ owners: number }>(
    `SELECT count(*)::int AS owners FROM memberships WHERE organisation_id = $1 AND role = 'owner'`,
    [organisationId],
  )
  return rows[0]?.owners ?? 0
}
