/** What becomes of a user's organisations when the account goes. */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface LeavingRow {
  id: string
  name: string
  members: number
  /** Owners beside the user. */
  other_owners: number
  /** What the user is in it. */
  role: Role
}

/**
 * The user's organisations with who else is in them. They are locked first: until the transaction ends
 * nobody joins or leaves them, and two last owners cannot leave at once.
 */
export const lockOrganisationsOf = async (sql: Sql, userId: string): Promise<LeavingRow[]> => {
  await sql.query(
    `SELECT 1 FROM organisations WHERE id IN
       (SELECT organisation_id FROM memberships WHERE user_id = $1) ORDER BY id FOR UPDATE`,
    [userId],
  )
  const { rows } = await sql.query<LeavingRow>(
    `SELECT o.id, o.name, count(*)::int AS members,
       (count(*) FILTER (WHERE m.role = 'owner' AND m.user_id <> $1))::int AS other_owners,
       max(m.role) FILTER (WHERE m.user_id = $1) AS role
     FROM organisations o JOIN memberships m ON m.organisation_id = o.id
     WHERE o.id IN (SELECT organisation_id FROM memberships WHERE user_id = $1)
     GROUP BY o.id ORDER BY o.name, o.id`,
    [userId],
  )
  return rows
}

/** Removes an organisation, unless it still has a project. */
export const deleteEmptyOrganisation = async (sql: Sql, id: string): Promise<void> => {
  await sql.query(
    `DELETE FROM organisations o WHERE id = $1
       AND NOT EXISTS (SELECT FROM projects p WHERE p.organisation_id = o.id)`,
    [id],
  )
}

/** Ids of all projects of an organisation, hidden ones too. */
export const listProjectIds = async (sql: Sql, organisationId: string): Promise<string[]> =>
  (
    await sql.query<{ id: string }>('SELECT id FROM projects WHERE organisation_id = $1', [
      organisationId,
    ])
  ).rows.map(({ id }) => id)
