/** API keys of a project: list, create (the secret is in that one answer only), revoke. */
import type { ApiKey, KeyScope, NewApiKey } from '@pulseboard/contracts'
import {
  createApiKey as insertApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKeyRow,
  type Sql,
} from '@pulseboard/db'
import {
  AppError,
  createApiKey,
  hashSecret,
  keyPrefix,
  uuidv7,
  type Clock,
} from '@pulseboard/runtime'
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
  sql: Sql
  clock: Clock
}): Handlers<'listKeys' | 'createKey' | 'revokeKey'> => ({
  listKeys: async ({ project }) => ({
    data: (await listApiKeys(deps.sql, project.id)).map(toApiKey),
  }),
  createKey: async ({ project, identity, body }) =>
    issueKey(deps.sql, deps.clock, {
      projectId: project.id,
      name: nameField('name', body.name),
      scope: body.scope,
      createdBy: identity.userId,
    }),
  revokeKey: async ({ project, params }) => {
    const revoked = await revokeApiKey(deps.sql, { id: params.keyId, projectId: project.id })
    if (!revoked)
      throw new AppError('not_found', { detail: 'This project has no such key: list its keys.' })
    return undefined
  },
})
