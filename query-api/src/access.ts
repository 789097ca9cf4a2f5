/**
 * May this caller do this to this object? `decideAccess` is the one decision of the product: pure, made
 * from the rule of the route table, who asks, and what they are to the object of the address. `mount.ts`
 * takes it before any handler runs, so no route can forget it.
 *
 * | the object            | the caller                          | answer                            |
 * | --------------------- | ----------------------------------- | --------------------------------- |
 * | absent or foreign     | anybody                             | 404, the same for both            |
 * | own, or none is named | a token or key that does not cover it | 403 `key_scope`, what would     |
 * | own                   | a role that is too weak             | 403 `forbidden`, the role needed  |
 * | own, or none is named | anybody else                        | allowed                           |
 */
import {
  byOf,
  ROLES,
  TOKEN_SCOPES,
  type AccessRule,
  type By,
  type Role,
} from '@pulseboard/contracts'
import {
  findOrganisationOf,
  findProjectOf,
  findProjectOfKey,
  type OrganisationWithRole,
  type ProjectWithRole,
  type Sql,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Bearer, Person, ReadKey } from './auth/passport.ts'

/** What the decision needs of an identity; the bearer of a ticket has no session, but is a person. */
export type Caller = Pick<Person, 'kind' | 'userId'> | Bearer | ReadKey

/** One name for a caller, to count by. */
export const nameOf = (caller: Caller): string =>
  caller.kind === 'key' ? caller.keyId : caller.userId

/** What the caller is to the object that the address names; `none`: it names no object. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'absent'; readonly what: 'project' | 'organisation' }
  | { readonly kind: 'own'; readonly role: Role }

/** Whether a role includes another. */
export const covers = (role: Role, least: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(least)

/** The refusal that names the missing role. */
export const tooWeak = (role: Role, least: Role): AppError =>
  new AppError('forbidden', {
    detail: `This needs the role ${least} or higher; yours is ${role}. An admin of the organisation can change it.`,
  })

const absent = (what: 'project' | 'organisation'): AppError =>
  new AppError('not_found', {
    detail: `There is no such ${what} among yours: see GET /api/v1/${what}s.`,
  })

const keyScope = (detail: string): AppError => new AppError('key_scope', { detail })

/** What a token or key lacks for a route; nothing: it may call it. */
const shortOf = (by: By, caller: Caller): AppError | undefined => {
  if (caller.kind === 'user') return undefined
  if (by === 'people')
    return keyScope('This needs a signed-in person: sign in to the dashboard and do it there.')
  if (caller.kind === 'key')
    return by === 'read'
      ? undefined
      : keyScope(`A read key only reads: use a personal token with scope ${by}.`)
  const reach = Math.max(...caller.scopes.map((scope) => TOKEN_SCOPES.indexOf(scope)))
  if (reach >= TOKEN_SCOPES.indexOf(by)) return undefined
  return keyScope(`This token lacks the scope ${by}: create one that has it in Account → Tokens.`)
}

/** The refusal where the address names no object. */
const withoutObject = (access: 'user' | Role, caller: Caller): AppError | undefined => {
  // A key belongs to a project, not to a person.
  if (caller.kind === 'key')
    return keyScope('A read key reads its own project alone: use a personal token.')
  if (access === 'user') return undefined
  return keyScope(
    'This reads the project of a read key: send one, or name the project in the address.',
  )
}

/** The refusal of a call, or nothing when it is allowed; pure. */
export const decideAccess = (
  rule: AccessRule,
  caller: Caller | undefined,
  standing: Standing,
): AppError | undefined => {
  const { access } = rule
  if (access === 'public') return undefined
  if (caller === undefined)
    return new AppError('not_signed_in', { detail: 'Sign in, or send a token, then repeat.' })
  if (standing.kind === 'absent') return absent(standing.what)
  const short = shortOf(byOf(rule), caller)
  if (short !== undefined) return short
  if (standing.kind === 'none') return withoutObject(access, caller)
  return access === 'user' || covers(standing.role, access)
    ? undefined
    : tooWeak(standing.role, access)
}

/** Parameters of an address that name an object. */
export interface Named {
  readonly projectId?: string
  readonly organisationId?: string
}

/** The object of an address, as far as it is the caller's. */
export interface Found {
  readonly project?: ProjectWithRole | undefined
  readonly organisation?: OrganisationWithRole | undefined
  readonly standing: Standing
}

const findProject = (
  sql: Sql,
  caller: Caller,
  idOrSlug: string,
): Promise<ProjectWithRole | undefined> =>
  caller.kind === 'key'
    ? findProjectOfKey(sql, caller, idOrSlug)
    : findProjectOf(sql, caller.userId, idOrSlug)

const standingOf = (
  what: 'project' | 'organisation',
  found: { role: Role } | undefined,
): Standing => (found === undefined ? { kind: 'absent', what } : { kind: 'own', role: found.role })

/** What an address names: its parameters, or the project of the key where a route asks for no other. */
const namedBy = (rule: AccessRule, caller: Caller, params: Named): Named => {
  const isImplied = caller.kind === 'key' && rule.access !== 'user' && !rule.path.includes('{')
  return isImplied ? { projectId: caller.projectId } : params
}

/** Looks up what the address names, and what the caller is to it. */
export const findObject = async (
  sql: Sql,
  caller: Caller,
  rule: AccessRule,
  params: Named,
): Promise<Found> => {
  const named = namedBy(rule, caller, params)
  if (named.projectId !== undefined) {
    const project = await findProject(sql, caller, named.projectId)
    return { project, standing: standingOf('project', project) }
  }
  if (named.organisationId !== undefined) {
    // No key belongs to an organisation.
    const organisation =
      caller.kind === 'key'
        ? undefined
        : await findOrganisationOf(sql, caller.userId, named.organisationId)
    return { organisation, standing: standingOf('organisation', organisation) }
  }
  return { standing: { kind: 'none' } }
}

/** The project, when the caller may do this to it. @throws AppError of the decision */
export const requireProject = async (
  sql: Sql,
  caller: Caller,
  idOrSlug: string,
  rule: AccessRule,
): Promise<ProjectWithRole> => {
  const { project, standing } = await findObject(sql, caller, rule, { projectId: idOrSlug })
  const refusal = decideAccess(rule, caller, standing)
  if (refusal !== undefined) throw refusal
  if (project === undefined) throw absent('project')
  return project
}

/** The organisation, when the caller may do this to it. @throws AppError of the decision */
export const requireOrganisation = async (
  sql: Sql,
  caller: Caller,
  organisationId: string,
  rule: AccessRule,
): Promise<OrganisationWithRole> => {
  const { organisation, standing } = await findObject(sql, caller, rule, { organisationId })
  const refusal = decideAccess(rule, caller, standing)
  if (refusal !== undefined) throw refusal
  if (organisation === undefined) throw absent('organisation')
  return organisation
}
