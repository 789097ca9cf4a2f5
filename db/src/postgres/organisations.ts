/**
 * Organisations own projects and have members. Changes of one organisation happen one after another:
 * each first takes `lockOrganisation`, and looks at roles only then.
 */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface OrganisationRow {
  id: string
  name: string
  created_at: Date
}
export type OrganisationWithRole = OrganisationRow & { role: Role }
export type OrganisationCard = OrganisationWithRole & { members: number; projects: number }

export const createOrganisation = async (
  sql: Sql,
  organisation: { id: string; name: string },
): Promise<void> => {
  await sql.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [
    organisation.id,
    organisation.name,
  ])
}

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

/** The user's organisations, the oldest membership first; with `id` that one alone. */
export const listOrganisationsOf = async (
  sql: Sql,
  userId: string,
  id: string | null = null,
): Promise<OrganisationCard[]> =>
  (
    await sql.query<OrganisationCard>(
      `SELECT o.id, o.name, o.created_at, m.role,
         (SELECT count(*)::int FROM memberships x WHERE x.organisation_id = o.id) AS members,
         (SELECT count(*)::int FROM projects p
          WHERE p.organisation_id = o.id AND NOT p.hidden) AS projects
       FROM organisations o JOIN memberships m ON m.organisation_id = o.id AND m.user_id = $1
       WHERE $2::uuid IS NULL OR o.id = $2 ORDER BY m.created_at, o.id`,
      [userId, id],
    )
  ).rows

/** Makes other changes of an organisation wait for the end of the transaction. */
export const lockOrganisation = async (sql: Sql, id: string): Promise<void> => {
  await sql.query('SELECT FROM organisations WHERE id = $1 FOR UPDATE', [id])
}

/** Keeps an organisation from being deleted until the transaction ends. False: there is none. */
export const holdOrganisation = async (sql: Sql, id: string): Promise<boolean> =>
  (await sql.query('SELECT FROM organisations WHERE id = $1 FOR KEY SHARE', [id])).rowCount === 1

export const renameOrganisation = async (sql: Sql, id: string, name: string): Promise<void> => {
  await sql.query('UPDATE organisations SET name = $2 WHERE id = $1', [id, name])
}

/** Removes it with its memberships and invitations. It has no project: see `projectsOfOrganisation`. */
export const deleteOrganisation = async (sql: Sql, id: string): Promise<void> => {
  await sql.query('DELETE FROM organisations WHERE id = $1', [id])
}

/** Names of all its projects, hidden ones too. */
export const projectsOfOrganisation = async (sql: Sql, id: string): Promise<string[]> =>
  (
    await sql.query<{ name: string }>(
      'SELECT name FROM projects WHERE organisation_id = $1 ORDER BY lower(name), id',
      [id],
    )
  ).rows.map(({ name }) => name)
