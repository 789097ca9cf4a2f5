/** Organisations own projects; a membership gives one user one role in one organisation. */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface MembershipRow {
  organisation_id: string
  name: string
  role: Role
}

export const createOrganisation = async (
  sql: Sql,
  organisation: { id: string; name: string },
): Promise<void> => {
  await sql.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [
    organisation.id,
    organisation.name,
  ])
}

export interface OrganisationRow {
  id: string
  name: string
  created_at: Date
}
export type OrganisationWithRole = OrganisationRow & { role: Role }

/** The organisation and the user's role in it; nothing when it does not exist or is not theirs. */
export const findOrganisationOf = async (
  sql: Sql,
  userId: string,
  id: string,
): Promise<OrganisationWithRole | undefined> => {
  const { rows } = await sql.query<OrganisationWithRole>(
    `SELECT o.id, o.name, o.created_at, m.role FROM organisations o
     JOIN memberships m ON m.organisation_id = o.id AND m.user_id = $1
     WHERE o.id = $2`,
    [userId, id],
  )
  return rows[0]
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
