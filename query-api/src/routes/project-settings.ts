/** Settings of a project: its name, its slug and how much it may send. */
import type { PartOf, ProjectSettings, Routes } from '@pulseboard/contracts'
import {
  changedFields,
  findProjectSettings,
  inTransaction,
  isUniqueViolation,
  saveProjectSettings,
  type ProjectSettingsRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { isSlug } from './slug.ts'

type Change = PartOf<Routes['changeProjectSettings'], 'body'>

const invalid = (pointer: string, detail: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `Body: ${detail}. ${fix}`,
    violations: [{ pointer, code: 'value', detail, fix }],
  })

/** The settings after a change. @throws AppError that names the field and the fix */
const applied = (before: ProjectSettingsRow, change: Change): ProjectSettingsRow => {
  if (Object.keys(change).length === 0)
    throw invalid('', 'it changes nothing', 'Send name, slug, rate_limit or rate_burst.')
  if (change.slug !== undefined && !isSlug(change.slug))
    throw invalid(
      '/slug',
      `slug is ${JSON.stringify(change.slug)}`,
      'Use a to z, 0 to 9 and single dashes between them; it must not look like an id.',
    )
  const name = change.name === undefined ? before.name : nameField('name', change.name)
  return { ...before, ...change, name }
}

/** @throws AppError when the project was deleted a moment ago */
const settingsOf = async (sql: Sql, projectId: string, lock: boolean): Promise<ProjectSettings> => {
  const settings = await findProjectSettings(sql, projectId, { lock })
  if (settings !== undefined) return settings
  throw new AppError('not_found', { detail: 'This project has just been deleted.' })
}

const change =
  (pool: SqlPool): Handlers<'changeProjectSettings'>['changeProjectSettings'] =>
  async (call) => {
    const { project, body } = call
    try {
      return await inTransaction(pool, async (sql) => {
        const before = await settingsOf(sql, project.id, true)
        const after = applied(before, body)
        const changed = changedFields({ ...before }, { ...after })
        if (changed === undefined) return after
        await saveProjectSettings(sql, project.id, after)
        await recordOfProject(sql, call, { action: 'project.changed', ...changed })
        return after
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'projects_slug_key')) throw error
      throw new AppError('slug_taken', {
        detail: `The slug ${body.slug ?? ''} is taken: choose another one.`,
      })
    }
  }

export const createProjectSettingsHandlers = ({
  pool,
}: {
  pool: SqlPool
}): Handlers<'getProjectSettings' | 'changeProjectSettings'> => ({
  getProjectSettings: ({ project }) => settingsOf(pool, project.id, false),
  changeProjectSettings: change(pool),
})
