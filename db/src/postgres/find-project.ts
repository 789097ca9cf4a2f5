/** A project by id or slug, whoever asks: for commands of the operator and for jobs, no route may use it. */
import { isUuid } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface NamedProject {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export const findAnyProject = async (
  sql: Sql,
  idOrSlug: string,
): Promise<NamedProject | undefined> => {
  const column = isUuid(idOrSlug) ? 'id' : 'slug'
  const { rows } = await sql.query<NamedProject>(
    `SELECT id, slug, name FROM projects WHERE ${column} = $1`,
    [idOrSlug],
  )
  return rows[0]
}
