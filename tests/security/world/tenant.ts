/**
 * A tenant with something of every kind, made through the API itself: account, session, organisation,
 * project, keys, token, invitation. Each text that people fill in is the mark. Only the account and its
 * sessions are put into the database, since a password costs a third of a second to hash.
 */
import { randomUUID } from 'node:crypto'
import type { NewApiKey, NewInvite, NewPersonalToken, Project } from '@pulseboard/contracts'
import { createOrganisation, createUser, setMembership, type SqlPool } from '@pulseboard/db'
import type { Role } from '@pulseboard/contracts'
import type { Tokens } from '../../../query-api/src/auth/tokens.ts'
import { send, type Headers } from './send.ts'

export interface Session {
  readonly userId: string
  readonly sessionId: string
  /** Access token. */
  readonly token: string
  readonly refreshToken: string
}
export interface Account extends Session {
  readonly email: string
}
export interface Tenant extends Account {
  readonly organisationId: string
  readonly projectId: string
  readonly slug: string
  readonly ingestKey: string
  readonly ingestKeyId: string
  readonly readKey: string
  readonly personalToken: string
  readonly inviteToken: string
}

export interface TenantDeps {
  readonly api: string
  readonly pool: SqlPool
  readonly tokens: Tokens
  readonly passwordHash: string
}

export const bearer = (token: string): Headers => [['authorization', `Bearer ${token}`]]
export const JSON_BODY = ['content-type', 'application/json'] as const

/** Signs somebody in, as a sign-in would after the password. */
export const signIn = async (
  { pool, tokens }: Pick<TenantDeps, 'pool' | 'tokens'>,
  userId: string,
): Promise<Session> => {
  const { familyId, refreshToken } = await tokens.start(pool, userId, 'security')
  const token = await tokens.access({ userId, familyId })
  return { userId, sessionId: familyId, token, refreshToken }
}

/** An account, signed in; a member of an organisation if one is named. */
export const createAccount = async (
  deps: TenantDeps,
  named: { name?: string; email?: string } = {},
  member?: { organisationId: string; role: Role },
): Promise<Account> => {
  const id = randomUUID()
  const { name = 'Ada', email = `${id}@example.com` } = named
  await createUser(deps.pool, { id, name, email, passwordHash: deps.passwordHash })
  if (member !== undefined) await setMembership(deps.pool, { ...member, userId: id })
  return { ...(await signIn(deps, id)), email }
}

/** @param mark what stands in every text of it */
export const createTenant = async (deps: TenantDeps, mark: string): Promise<Tenant> => {
  const account = await createAccount(deps, { name: mark, email: `${mark}@example.com` })
  const organisationId = randomUUID()
  await createOrganisation(deps.pool, { id: organisationId, name: mark })
  await setMembership(deps.pool, { organisationId, userId: account.userId, role: 'owner' })
  const create = async <T>(path: string, body: object): Promise<T> => {
    const headers = [...bearer(account.token), JSON_BODY]
    const ask = { method: 'POST', path: `/api/v1/${path}`, headers, body: JSON.stringify(body) }
    const answer = await send(deps.api, ask)
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.raw}`)
    return JSON.parse(answer.body) as T
  }
  const made = await create<{ project: Project; key: NewApiKey }>('projects', {
    name: mark,
    organisation_id: organisationId,
  })
  const { id: projectId } = made.project
  // Not of the mark: a refusal names the address that was asked for, and a slug stands in addresses.
  const slug = `slug-${randomUUID()}`
  await deps.pool.query('UPDATE projects SET slug = $2 WHERE id = $1', [projectId, slug])
  const read = await create<NewApiKey>(`projects/${projectId}/keys`, { name: mark, scope: 'read' })
  const personal = await create<NewPersonalToken>('me/tokens', { name: mark, scopes: ['admin'] })
  const email = `invited-${mark}@example.com`
  const invites = `organisations/${organisationId}/invites`
  const invite = await create<NewInvite>(invites, { role: 'viewer', email })
  return {
    ...account,
    organisationId,
    projectId,
    slug,
    ingestKey: made.key.secret,
    ingestKeyId: made.key.id,
    readKey: read.secret,
    personalToken: personal.secret,
    inviteToken: invite.link.split('#t=')[1] ?? '',
  }
}
