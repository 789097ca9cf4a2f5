/** Personal tokens of the person who asks: list, create (the secret is in that one answer only), revoke. */
import type { PersonalToken } from '@pulseboard/contracts'
import {
  createPersonalToken,
  inTransaction,
  listPersonalTokens,
  recordAudit,
  revokePersonalToken,
  type PersonalTokenRow,
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
import { trailOf } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { futureField } from './key-settings.ts'

export interface TokenDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

const toToken = (row: PersonalTokenRow): PersonalToken => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at?.toISOString() ?? null,
  revoked_at: row.revoked_at?.toISOString() ?? null,
  last_used_at: row.last_used_at?.toISOString() ?? null,
})

const targetOf = ({ id, name }: PersonalTokenRow) => ({ kind: 'token', id, name }) as const

type CreateToken = Handlers<'createToken'>['createToken']

const create =
  ({ pool, clock }: TokenDeps): CreateToken =>
  async (call) => {
    const { name, scopes, expires_at } = call.body
    const secret = createApiKey('personal')
    const nowMs = clock.now()
    const token = {
      id: uuidv7(nowMs),
      userId: call.identity.userId,
      name: nameField('name', name),
      prefix: keyPrefix(secret),
      tokenHash: hashSecret(secret),
      scopes,
      expiresAt: futureField('expires_at', expires_at ?? null, nowMs),
    }
    return inTransaction(pool, async (sql) => {
      const row = await createPersonalToken(sql, token)
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'token.created',
        organisationId: null,
        target: targetOf(row),
        after: { scopes, expires_at: expires_at ?? null },
      })
      return { ...toToken(row), secret }
    })
  }

export const createTokenHandlers = (
  deps: TokenDeps,
): Handlers<'listTokens' | 'createToken' | 'revokeToken'> => ({
  listTokens: async ({ identity }) => ({
    data: (await listPersonalTokens(deps.pool, identity.userId)).map(toToken),
  }),
  createToken: create(deps),
  revokeToken: async (call) =>
    inTransaction(deps.pool, async (sql) => {
      const { userId } = call.identity
      const row = await revokePersonalToken(sql, { id: call.params.tokenId, userId })
      if (row === undefined)
        throw new AppError('not_found', { detail: 'You have no such token: list your tokens.' })
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'token.revoked',
        organisationId: null,
        target: targetOf(row),
      })
      return undefined
    }),
})
