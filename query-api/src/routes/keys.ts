/** API keys of a project: list, create (the secret is in that one answer only), revoke. */
import type { ApiKey, KeyScope, NewApiKey } from '@pulseboard/contracts'
import {
  createApiKey as insertApiKey,
  inTransaction,
  listApiKeys,
  revokeApiKey,
  type ApiKeyRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import {
  AppError,
  createApiKey,
  hashSecret,
  keyPrefix,
  uuidv7,
  type Clock,
} from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'

const toApiKey = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scope: row.scope,
  created_at: row.created_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
})

/** Makes and stores a key; what is stored cannot be turned back into the secret. */
export const issueKey = async (
  sql: Sql,
  clock: Clock,
  key: { projectId: string; name: string; scope: KeyScope; createdBy: string | null },
): Promise<NewApiKey> => {
  const secret = createApiKey(key.scope)
  const row = await insertApiKey(sql, {
    ...key,
    id: uuidv7(clock.now()),
    prefix: keyPrefix(secret),
    keyHash: hashSecret(secret),
  })
  return { ...toApiKey(row), secret }
}

export const createKeyHandlers = (deps: {
  pool: SqlPool
  clock: Clock
}): Handlers<'listKeys' | 'createKey' | 'revokeKey'> => ({
  listKeys: async ({ project }) => ({
    data: (await listApiKeys(deps.pool, project.id)).map(toApiKey),
  }),
  createKey: (call) =>
    inTransaction(deps.pool, async (sql) => {
      const { project, identity, body } = call
      const name = nameField('name', body.name)
      const { scope } = body
      const asked = { projectId: project.id, name, scope, createdBy: identity.userId }
      const key = await issueKey(sql, deps.clock, asked)
      await recordOfProject(sql, call, {
        action: 'key.created',
        target: { kind: 'key', id: key.id, name },
        after: { name, scope, prefix: key.prefix },
      })
      return key
    }),
  revokeKey: (call) =>
    inTransaction(deps.pool, async (sql) => {
      const id = call.params.keyId
      const key = await revokeApiKey(sql, { id, projectId: call.project.id })
      if (key === undefined)
        throw new AppError('not_found', { detail: 'This project has no such key: list its keys.' })
      if (key.fresh)
        await recordOfProject(sql, call, {
          action: 'key.revoked',
          target: { kind: 'key', id, name: key.name },
          before: { name: key.name, scope: key.scope, prefix: key.prefix },
        })
      return undefined
    }),
})
