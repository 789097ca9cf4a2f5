/**
 * Projects: the list with the figures of each card, create with a first key and a first alert rule, one
 * project. While ClickHouse does not answer, the list still does and its figures say "unknown".
 */
import { randomInt } from 'node:crypto'
import { FIRST_RULE, type Project, type ProjectCard } from '@pulseboard/contracts'
import {
  createProject,
  holdOrganisation,
  inTransaction,
  insertRule,
  isUniqueViolation,
  listMemberships,
  listProjectsOf,
  takenSlugs,
  type MembershipRow,
  type ProjectRow,
  type ProjectWithRole,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, uuidv7, type Clock } from '@pulseboard/runtime'
import { covers, tooWeak } from '../access.ts'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { projectCards, type ProjectCardRow } from '../queries/project-cards.ts'
import type { Ask } from '../queries/run.ts'
import { nameField } from '../text-field.ts'
import { issueKey } from './keys.ts'
import { slugCandidates } from './slug.ts'
import { askNewestOf } from './stored-up-to.ts'

export interface ProjectDeps {
  readonly pool: SqlPool
  readonly ask: Ask
  readonly clock: Clock
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const HOURS = 24
const SLUG_TRIES = 3

const toProject = (row: ProjectWithRole): Project => ({
  id: row.id,
  organisation_id: row.organisation_id,
  name: row.name,
  slug: row.slug,
  role: row.role,
  retention_days: row.retention_days,
  created_at: row.created_at.toISOString(),
})

const UNKNOWN = { events_24h: null, errors_24h: null, hourly: [], last_event_at: null }

/** The figures of one card from its hours; zero events is a fact here, not an unknown. */
const figuresOf = (
  rows: readonly ProjectCardRow[],
  newestMs: number | undefined,
): Omit<ProjectCard, keyof Project> => {
  const hourly = Array.from({ length: HOURS }, () => 0)
  for (const row of rows) if (row.hour >= 0 && row.hour < HOURS) hourly[row.hour] = row.events
  return {
    events_24h: rows.reduce((sum, row) => sum + row.events, 0),
    errors_24h: rows.reduce((sum, row) => sum + row.errors, 0),
    hourly,
    last_event_at: newestMs === undefined ? null : new Date(newestMs).toISOString(),
  }
}

const isStoreFault = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'store_unavailable' || error.code === 'query_timeout')

const withFigures = async (
  deps: ProjectDeps,
  projects: readonly ProjectWithRole[],
  signal: AbortSignal,
): Promise<ProjectCard[]> => {
  if (projects.length === 0) return []
  const to = Math.ceil(deps.clock.now() / MINUTE_MS) * MINUTE_MS
  const ids = projects.map(({ id }) => id)
  try {
    const [cards, newest] = await Promise.all([
      deps.ask(projectCards, { projects: ids, from: to - HOURS * HOUR_MS, to }, signal),
      askNewestOf(deps.ask, ids, signal),
    ])
    const rows = Map.groupBy(cards, (row) => row.project_id)
    return projects.map((row) => ({
      ...toProject(row),
      ...figuresOf(rows.get(row.id) ?? [], newest.get(row.id)),
    }))
  } catch (error) {
    if (!isStoreFault(error)) throw error
    return projects.map((row) => ({ ...toProject(row), ...UNKNOWN }))
  }
}

const noOrganisation = (): AppError =>
  new AppError('not_found', {
    detail: 'There is no such organisation among yours: see GET /api/v1/organisations.',
  })

/** The organisation that a new project goes to. @throws `not_found`, or `forbidden` with the role. */
const chooseOrganisation = (
  memberships: readonly MembershipRow[],
  asked: string | undefined,
): MembershipRow => {
  const candidates = memberships.filter(
    (membership) => asked === undefined || membership.organisation_id === asked.toLowerCase(),
  )
  const able = candidates.find(({ role }) => covers(role, 'admin'))
  if (able !== undefined) return able
  const [first] = candidates
  if (first !== undefined) throw tooWeak(first.role, 'admin')
  throw noOrganisation()
}

const insertProject = async (
  sql: Sql,
  deps: ProjectDeps,
  project: { name: string; organisationId: string },
): Promise<ProjectRow> => {
  const random = randomInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')
  const candidates = slugCandidates(project.name, random)
  const taken = await takenSlugs(sql, candidates)
  const slug = candidates.find((candidate) => !taken.has(candidate)) ?? `project-${random}`
  return createProject(sql, { ...project, slug, id: uuidv7(deps.clock.now()) })
}

const createWithKey =
  (deps: ProjectDeps): Handlers<'createProject'>['createProject'] =>
  async (call) => {
    const { body, identity } = call
    const name = nameField('name', body.name)
    const memberships = await listMemberships(deps.pool, identity.userId)
    const { organisation_id, role } = chooseOrganisation(memberships, body.organisation_id)
    const create = async (sql: Sql) => {
      // Nobody deletes the organisation while a project of it comes into being.
      if (!(await holdOrganisation(sql, organisation_id))) throw noOrganisation()
      const row = await insertProject(sql, deps, { name, organisationId: organisation_id })
      const first = { projectId: row.id, name: 'First key', scope: 'ingest' } as const
      const key = await issueKey(sql, deps.clock, { ...first, createdBy: identity.userId })
      const rule = { ...FIRST_RULE, id: uuidv7(deps.clock.now()), enabled: true }
      await insertRule(sql, { ...rule, projectId: row.id, by: identity.userId })
      await recordOfProject(
        sql,
        { ...call, project: row },
        {
          action: 'project.created',
          after: { name, slug: row.slug, first_key: key.prefix, first_rule: rule.name },
        },
      )
      return { project: toProject({ ...row, role }), key }
    }
    for (let tries = 1; ; tries++) {
      try {
        return await inTransaction(deps.pool, create)
      } catch (error) {
        // Somebody took the slug between the question and the insert: choose again.
        if (tries >= SLUG_TRIES || !isUniqueViolation(error, 'projects_slug_key')) throw error
      }
    }
  }

export const createProjectHandlers = (
  deps: ProjectDeps,
): Handlers<'listProjects' | 'createProject' | 'getProject'> => ({
  listProjects: async ({ identity, signal }) => ({
    data: await withFigures(deps, await listProjectsOf(deps.pool, identity.userId), signal),
  }),
  createProject: createWithKey(deps),
  getProject: async ({ project }) => toProject(project),
})
