/** A project by id or slug, whoever asks: for the operator's commands alone, no route may use it. */
import type { Sql } from './sql.ts'

export interface NamedProject {
  readonly id: string
  readonly slug: string
  readonly name: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const findAnyProject = async (
  sql: Sql,
  idOrSlug: string,
): Promise<NamedProject | undefined> => {
  const column = UUID.test(idOrSlug) ? 'id' : 'slug'
  const { rows } = await sql.query<NamedProject>(
    `SELECT id, slug, name FROM projects WHERE ${column} = $1`,
    [idOrSlug],
  )
  return rows[0]
}
