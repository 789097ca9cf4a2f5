/** Organisations: mine, one, create, rename, delete. Only an empty one can be deleted. */
import { TENANCY_LIMITS, type Organisation } from '@pulseboard/contracts'
import {
  createOrganisation,
  deleteOrganisation,
  inTransaction,
  listMemberships,
  listOrganisationsOf,
  projectsOfOrganisation,
  recordAudit,
  renameOrganisation,
  setMembership,
  type OrganisationCard,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, uuidv7, type Clock } from '@pulseboard/runtime'
import { trailOf } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { underLock } from './under-lock.ts'

export interface OrganisationDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

type Names =
  | 'listOrganisations'
  | 'createOrganisation'
  | 'getOrganisation'
  | 'renameOrganisation'
  | 'deleteOrganisation'

const toOrganisation = (row: OrganisationCard): Organisation => ({
  id: row.id,
  name: row.name,
  role: row.role,
  members: row.members,
  projects: row.projects,
  created_at: row.created_at.toISOString(),
})

/** One of the user's organisations. @throws AppError when it has just been deleted or left */
export const readOrganisation = async (
  sql: Sql,
  userId: string,
  id: string,
): Promise<Organisation> => {
  const [row] = await listOrganisationsOf(sql, userId, id)
  if (row !== undefined) return toOrganisation(row)
  throw new AppError('not_found', { detail: 'This organisation is not yours any more.' })
}

const create =
  ({ pool, clock }: OrganisationDeps): Handlers<Names>['createOrganisation'] =>
  (call) => {
    const name = nameField('name', call.body.name)
    const { userId } = call.identity
    return inTransaction(pool, async (sql) => {
      const most = TENANCY_LIMITS.organisations
      if ((await listMemberships(sql, userId)).length >= most)
        throw new AppError('limit_reached', {
          detail: `You are a member of ${most} organisations: leave one of them first.`,
        })
      const id = uuidv7(clock.now())
      await createOrganisation(sql, { id, name })
      await setMembership(sql, { organisationId: id, userId, role: 'owner' })
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'organisation.created',
        organisationId: id,
        target: { kind: 'organisation', id, name },
        after: { name },
      })
      return readOrganisation(sql, userId, id)
    })
  }

const rename =
  ({ pool }: OrganisationDeps): Handlers<Names>['renameOrganisation'] =>
  (call) => {
    const name = nameField('name', call.body.name)
    return underLock(pool, 'renameOrganisation', call, async (sql, before) => {
      if (name !== before.name) {
        await renameOrganisation(sql, before.id, name)
        await recordAudit(sql, {
          trail: trailOf(call),
          action: 'organisation.renamed',
          organisationId: before.id,
          target: { kind: 'organisation', id: before.id, name },
          before: { name: before.name },
          after: { name },
        })
      }
      return readOrganisation(sql, call.identity.userId, before.id)
    })
  }

/** @throws AppError that names the organisation, unless its name was given. */
const requireConfirmation = (name: string, given: string | undefined): void => {
  if (given === name) return
  const detail = given === undefined ? 'confirm is missing' : 'confirm is not the name'
  const fix = `Send ?confirm=${encodeURIComponent(name)} to delete this organisation.`
  throw new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/confirm', code: 'confirm', detail, fix }],
  })
}

const notEmpty = (projects: readonly string[]): AppError => {
  const named = projects.slice(0, 5).join(', ')
  const more = projects.length > 5 ? ` and ${projects.length - 5} more` : ''
  return new AppError('organisation_not_empty', {
    detail: `It has ${projects.length} projects (${named}${more}): delete them first, each with DELETE /api/v1/projects/{projectId}.`,
  })
}

const remove =
  ({ pool }: OrganisationDeps): Handlers<Names>['deleteOrganisation'] =>
  (call) =>
    underLock(pool, 'deleteOrganisation', call, async (sql, { id, name }) => {
      requireConfirmation(name, call.query.confirm)
      const projects = await projectsOfOrganisation(sql, id)
      if (projects.length > 0) throw notEmpty(projects)
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'organisation.deleted',
        organisationId: id,
        target: { kind: 'organisation', id, name },
        before: { name },
      })
      await deleteOrganisation(sql, id)
      return undefined
    })

export const createOrganisationHandlers = (deps: OrganisationDeps): Handlers<Names> => ({
  listOrganisations: async ({ identity }) => ({
    data: (await listOrganisationsOf(deps.pool, identity.userId)).map(toOrganisation),
  }),
  getOrganisation: ({ identity, organisation }) =>
    readOrganisation(deps.pool, identity.userId, organisation.id),
  createOrganisation: create(deps),
  renameOrganisation: rename(deps),
  deleteOrganisation: remove(deps),
})
