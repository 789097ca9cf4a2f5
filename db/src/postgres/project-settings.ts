/** What a project's admins may set: its name, its address, how much it may send. */
import type { Sql } from './sql.ts'

export interface ProjectSettingsRow {
  name: string
  slug: string
  rate_limit: number
  rate_burst: number
}

const COLUMNS = 'name, slug, rate_limit, rate_burst'

/** @param lock keeps others from changing them until the transaction ends. */
export const findProjectSettings = async (
  sql: Sql,
  projectId: string,
  { lock = false } = {},
): Promise<ProjectSettingsRow | undefined> => {
  const { rows } = await sql.query<ProjectSettingsRow>(
    `SELECT ${COLUMNS} FROM projects WHERE id = $1 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
    [projectId],
  )
  return rows[0]
}

/**
 * Changes them; the table's trigger tells the gateways.
 * @throws unique violation of `projects_slug_key` when the slug is taken.
 */
export const saveProjectSettings = async (
  sql: Sql,
  projectId: string,
  settings: ProjectSettingsRow,
): Promise<void> => {
  await sql.query(
    'UPDATE projects SET name = $2, slug = $3, rate_limit = $4, rate_burst = $5 WHERE id = $1',
    [projectId, settings.name, settings.slug, settings.rate_limit, settings.rate_burst],
  )
}
