/**
 * The account, projects and keys that the launcher makes, and their plain text in
 * `<data>/accounts.json` (mode 0600): databases keep only hashes. The owner is registered through
 * query-api like anybody else; a second start finds everything and makes nothing.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createApiKey as insertApiKey,
  createProject,
  findUser,
  inTransaction,
  listMemberships,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { createApiKey, hashSecret, keyPrefix, uuidv7 } from '@pulseboard/runtime'

export interface Owner {
  readonly userId: string
  readonly email: string
  readonly password: string
}

export interface ProjectWithKeys {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly ingestKey: string
  readonly readKey: string
}

/** What the file knows. */
export interface Accounts {
  readonly owner?: Owner
  readonly projects?: Readonly<Partial<Record<ProjectRole, ProjectWithKeys>>>
}

/** Why the launcher made a project. */
export type ProjectRole = 'first' | 'selfTest' | 'demo'

const NEW_PROJECTS: Readonly<Record<ProjectRole, { name: string; slug: string; hidden: boolean }>> =
  {
    first: { name: 'My app', slug: 'my-app', hidden: false },
    selfTest: { name: 'Self-test', slug: 'pulseboard-self-test', hidden: true },
    demo: { name: 'Acme Mobile', slug: 'acme-mobile', hidden: false },
  }

const fileOf = (dataDir: string): string => join(dataDir, 'accounts.json')

export const readAccounts = (dataDir: string): Accounts => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Accounts
  } catch {
    return {}
  }
}

const writeAccounts = (dataDir: string, accounts: Accounts): void => {
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const anyAccount = async (sql: Sql): Promise<boolean> =>
  (await sql.query('SELECT 1 FROM users LIMIT 1')).rows.length > 0

const register = async (queryApi: string): Promise<Owner> => {
  const email = 'owner@pulseboard.local'
  const password = randomBytes(18).toString('base64url')
  const response = await fetch(`${queryApi}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Owner', email, password }),
    signal: AbortSignal.timeout(15_000),
  })
  const answer = (await response.json()) as { user?: { id?: string }; title?: string }
  if (answer.user?.id === undefined) {
    throw new Error(
      `query-api did not register the owner: ${response.status} ${answer.title ?? ''}`,
    )
  }
  return { userId: answer.user.id, email, password }
}

/**
 * The owner whom the launcher registered, or registers now when nobody has an account yet. Undefined
 * when the accounts are other people's: then there is nobody to sign in as.
 */
export const ensureOwner = async (
  sql: Sql,
  dataDir: string,
  queryApi: string,
): Promise<Owner | undefined> => {
  const accounts = readAccounts(dataDir)
  const known = accounts.owner
  if (known !== undefined && (await findUser(sql, known.userId)) !== undefined) return known
  if (await anyAccount(sql)) return undefined
  const owner = await register(queryApi)
  writeAccounts(dataDir, { owner })
  return owner
}

const insertProject = async (
  sql: Sql,
  role: ProjectRole,
  owner: Owner,
): Promise<ProjectWithKeys> => {
  const { name, slug, hidden } = NEW_PROJECTS[role]
  const [membership] = await listMemberships(sql, owner.userId)
  if (membership === undefined) throw new Error('The owner has no organisation.')
  const organisationId = membership.organisation_id
  const taken = await sql.query('SELECT 1 FROM projects WHERE slug = $1', [slug])
  const freeSlug = taken.rows.length === 0 ? slug : `${slug}-${randomBytes(3).toString('hex')}`
  const id = crypto.randomUUID()
  await createProject(sql, { id, organisationId, name, slug: freeSlug, hidden })
  const keyOf = async (scope: 'ingest' | 'read'): Promise<string> => {
    const key = createApiKey(scope)
    await insertApiKey(sql, {
      id: uuidv7(Date.now()),
      projectId: id,
      name: scope === 'ingest' ? 'First key' : 'First read key',
      scope,
      prefix: keyPrefix(key),
      keyHash: hashSecret(key),
      createdBy: owner.userId,
    })
    return key
  }
  const ingestKey = await keyOf('ingest')
  return { id, slug: freeSlug, name, ingestKey, readKey: await keyOf('read') }
}

/** The launcher's project of this role with its keys; made when missing. */
export const ensureProject = async (
  pool: SqlPool,
  dataDir: string,
  role: ProjectRole,
  owner: Owner,
): Promise<{ project: ProjectWithKeys; created: boolean }> => {
  const known = readAccounts(dataDir).projects?.[role]
  if (known !== undefined) {
    const { rows } = await pool.query('SELECT 1 FROM projects WHERE id = $1', [known.id])
    if (rows.length > 0) return { project: known, created: false }
  }
  const project = await inTransaction(pool, (sql) => insertProject(sql, role, owner))
  const accounts = readAccounts(dataDir)
  writeAccounts(dataDir, { ...accounts, projects: { ...accounts.projects, [role]: project } })
  return { project, created: true }
}
