/**
 * Projects. What a user may see is decided inside the statement: a project is only found together
 * with the asker's role, so no caller can forget the check.
 */
import { isUuid, type Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface ProjectRow {
  id: string
  organisation_id: string
  name: string
  slug: string
  retention_days: number
  /** Events received up to then were erased; null: none were. */
  events_erased_before: Date | null
  created_at: Date
}
export type ProjectWithRole = ProjectRow & { role: Role }

const COLUMNS = `p.id, p.organisation_id, p.name, p.slug, p.retention_days, p.events_erased_before,
  p.created_at`

const SLUG = /^[a-z0-9-]{1,64}$/

/** What an address names a project by; nothing for a text that is neither, such as one with a NUL. */
const columnOf = (idOrSlug: string): 'id' | 'slug' | undefined => {
  if (isUuid(idOrSlug)) return 'id'
  return SLUG.test(idOrSlug) ? 'slug' : undefined
}

/** @throws unique violation of `projects_slug_key` when the slug is taken. */
export const createProject = async (
  sql: Sql,
  project: {
    id: string
    organisationId: string
    name: string
    slug: string
    hidden?: boolean
    retentionDays?: number
  },
): Promise<ProjectRow> => {
  const { rows } = await sql.query<ProjectRow>(
    `INSERT INTO projects AS p (id, organisation_id, name, slug, hidden, retention_days)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [
      project.id,
      project.organisationId,
      project.name,
      project.slug,
      project.hidden ?? false,
      project.retentionDays ?? 30,
    ],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO projects returned no row')
  return row
}

/** The project and the user's role in it; nothing when it does not exist or is not theirs. */
export const findProjectOf = async (
  sql: Sql,
  userId: string,
  idOrSlug: string,
): Promise<ProjectWithRole | undefined> => {
  const column = columnOf(idOrSlug)
  if (column === undefined) return undefined
  const { rows } = await sql.query<ProjectWithRole>(
    `SELECT ${COLUMNS}, m.role FROM projects p
     JOIN memberships m ON m.organisation_id = p.organisation_id AND m.user_id = $1
     WHERE p.${column} = $2`,
    [userId, idOrSlug],
  )
  return rows[0]
}

/** The project of a read key that is not revoked, when it is the one asked for; its role is viewer. */
export const findProjectOfKey = async (
  sql: Sql,
  key: { readonly keyId: string; readonly projectId: string },
  idOrSlug: string,
): Promise<ProjectWithRole | undefined> => {
  const column = columnOf(idOrSlug)
  if (column === undefined) return undefined
  const { rows } = await sql.query<ProjectWithRole>(
    `SELECT ${COLUMNS}, 'viewer' AS role FROM projects p
     JOIN api_keys k ON k.project_id = p.id AND k.id = $1
     WHERE p.${column} = $2 AND p.id = $3 AND k.scope = 'read' AND k.revoked_at IS NULL`,
    [key.keyId, idOrSlug, key.projectId],
  )
  return rows[0]
}

/** The user's projects by name, without hidden ones. */
export const listProjectsOf = async (sql: Sql, userId: string): Promise<ProjectWithRole[]> =>
  (
    await sql.query<ProjectWithRole>(
      `SELECT ${COLUMNS}, m.role FROM projects p
       JOIN memberships m ON m.organisation_id = p.organisation_id AND m.user_id = $1
       WHERE NOT p.hidden ORDER BY lower(p.name), p.id`,
      [userId],
    )
  ).rows

/** Which of these slugs are taken, so that a free one can be chosen in one round trip. */
export const takenSlugs = async (sql: Sql, slugs: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql.query<{ slug: string }>(
    'SELECT slug FROM projects WHERE slug = ANY($1)',
    [[...slugs]],
  )
  return new Set(rows.map(({ slug }) => slug))
}
