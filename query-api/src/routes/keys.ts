/**
 * API keys of a project: list, create, change, rotate, revoke. A secret is in the one answer that makes
 * it. Rotation makes a new key of the same bounds; the old one works on until a moment, as a key of its
 * own, so that it can be seen who still uses it.
 */
import type { ApiKey, KeyScope, KeyState, NewApiKey } from '@pulseboard/contracts'
import {
  changedFields,
  createApiKey as insertApiKey,
  inTransaction,
  listApiKeys,
  lockApiKey,
  OPEN_KEY,
  replaceApiKey,
  revokeApiKey,
  updateApiKey,
  type ApiKeyRow,
  type KeySettings,
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
import type { Ask } from '../queries/run.ts'
import { nameField } from '../text-field.ts'
import { changeSettings } from './key-settings.ts'
import { askLastUsed } from './key-usage.ts'

export interface KeyDeps {
  readonly pool: SqlPool
  readonly ask: Ask
  readonly clock: Clock
}

const DAY_MS = 86_400_000
const LONGEST_OVERLAP_MS = 366 * DAY_MS

const stateOf = (row: ApiKeyRow, nowMs: number): KeyState => {
  if (row.revoked_at !== null) return 'revoked'
  if (row.expires_at !== null && row.expires_at.getTime() <= nowMs) return 'expired'
  return row.replaced_by === null ? 'active' : 'ending'
}

const toApiKey = (row: ApiKeyRow, nowMs: number, sentAt?: string): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scope: row.scope,
  state: stateOf(row, nowMs),
  environment: row.environment,
  origins: [...row.origins],
  require_origin: row.require_origin,
  rate_limit: row.rate_limit,
  monthly_quota: row.monthly_quota,
  expires_at: row.expires_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
  replaced_by: row.replaced_by,
  last_used_at: sentAt ?? row.last_read_at?.toISOString() ?? null,
})

/** Makes and stores a key; what is stored cannot be turned back into the secret. */
export const issueKey = async (
  sql: Sql,
  clock: Clock,
  key: {
    projectId: string
    name: string
    scope: KeyScope
    createdBy: string | null
    lineage?: string
    settings?: KeySettings
  },
): Promise<NewApiKey> => {
  const secret = createApiKey(key.scope)
  const nowMs = clock.now()
  const row = await insertApiKey(sql, {
    ...key,
    id: uuidv7(nowMs),
    prefix: keyPrefix(secret),
    keyHash: hashSecret(secret),
  })
  return { ...toApiKey(row, nowMs), secret }
}

const noSuchKey = (): AppError =>
  new AppError('not_found', { detail: 'This project has no such key: list its keys.' })

/** A key that may still be changed, locked. @throws AppError `not_found` or `key_ended` */
const lockLivingKey = async (
  sql: Sql,
  key: { id: string; projectId: string },
  nowMs: number,
): Promise<ApiKeyRow> => {
  const row = await lockApiKey(sql, key)
  if (row === undefined) throw noSuchKey()
  const state = stateOf(row, nowMs)
  if (state === 'active') return row
  const fix =
    row.replaced_by === null
      ? 'Create a new key.'
      : `Change the key that replaced it: ${row.replaced_by}.`
  throw new AppError('key_ended', { detail: `This key is ${state}. ${fix}` })
}

const overlapEnd = (asked: string | undefined, nowMs: number): Date => {
  const untilMs = asked === undefined ? nowMs + DAY_MS : Math.max(nowMs, Date.parse(asked))
  if (untilMs - nowMs <= LONGEST_OVERLAP_MS) return new Date(untilMs)
  const detail = `old_works_until is ${JSON.stringify(asked)}`
  const fix = 'Use a time within a year.'
  const violation = { pointer: '/old_works_until', code: 'range', detail, fix }
  throw new AppError('invalid_request', {
    detail: `Body: ${detail}. ${fix}`,
    violations: [violation],
  })
}

/** As long as the old key was given; a key without an end has a successor without one. */
const renewedExpiry = ({ created_at, expires_at }: ApiKeyRow, nowMs: number): Date | null =>
  expires_at === null ? null : new Date(nowMs + expires_at.getTime() - created_at.getTime())

/** What the audit log says of a key. */
const stateFor = ({ name, scope, prefix, ...row }: ApiKeyRow | ApiKey) => ({
  name,
  scope,
  prefix,
  environment: row.environment,
  origins: row.origins,
  require_origin: row.require_origin,
  rate_limit: row.rate_limit,
  monthly_quota: row.monthly_quota,
  expires_at: row.expires_at,
})
const targetOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'key', id, name }) as const

type RotateKey = Handlers<'rotateKey'>['rotateKey']

const rotate =
  ({ pool, clock }: KeyDeps): RotateKey =>
  async (call) => {
    const { project, params, body, identity } = call
    const nowMs = clock.now()
    const until = overlapEnd(body.old_works_until, nowMs)
    return inTransaction(pool, async (sql) => {
      const old = await lockLivingKey(sql, { id: params.keyId, projectId: project.id }, nowMs)
      const { id: _, ...kept } = old
      const key = await issueKey(sql, clock, {
        ...kept,
        projectId: project.id,
        createdBy: identity.userId,
        settings: { ...old, expires_at: renewedExpiry(old, nowMs) },
      })
      const replaced = await replaceApiKey(sql, old.id, { id: key.id, until })
      await recordOfProject(sql, call, {
        action: 'key.rotated',
        target: targetOf(old),
        before: { expires_at: old.expires_at },
        after: { expires_at: replaced.expires_at, replaced_by: key.id },
      })
      return { key, replaced: toApiKey(replaced, clock.now()) }
    })
  }

type UpdateKey = Handlers<'updateKey'>['updateKey']

const update =
  ({ pool, clock }: KeyDeps): UpdateKey =>
  async (call) => {
    const { project, params } = call
    const { name, ...settings } = call.body
    const nowMs = clock.now()
    return inTransaction(pool, async (sql) => {
      const was = await lockLivingKey(sql, { id: params.keyId, projectId: project.id }, nowMs)
      const bounds = changeSettings(was, settings, { scope: was.scope, nowMs })
      const named = name === undefined ? was.name : nameField('name', name)
      const row = await updateApiKey(sql, was.id, { ...bounds, name: named })
      const changed = changedFields(stateFor(was), stateFor(row))
      const entry = { action: 'key.changed', target: targetOf(row), ...changed } as const
      if (changed !== undefined) await recordOfProject(sql, call, entry)
      return toApiKey(row, nowMs)
    })
  }

export const createKeyHandlers = (
  deps: KeyDeps,
): Handlers<'listKeys' | 'createKey' | 'updateKey' | 'rotateKey' | 'revokeKey'> => {
  const { pool, clock, ask } = deps
  return {
    listKeys: async ({ project, signal }) => {
      const [rows, used] = await Promise.all([
        listApiKeys(pool, project.id),
        askLastUsed(ask, project.id, signal),
      ])
      return {
        data: rows.map((row) => toApiKey(row, clock.now(), used?.get(row.id))),
        last_used_known: used !== undefined,
      }
    },
    createKey: async (call) => {
      const { name, scope, ...settings } = call.body
      const asked = {
        projectId: call.project.id,
        name: nameField('name', name),
        scope,
        createdBy: call.identity.userId,
        settings: changeSettings(OPEN_KEY, settings, { scope, nowMs: clock.now() }),
      }
      return inTransaction(pool, async (sql) => {
        const key = await issueKey(sql, clock, asked)
        const target = targetOf(key)
        await recordOfProject(sql, call, { action: 'key.created', target, after: stateFor(key) })
        return key
      })
    },
    updateKey: update(deps),
    rotateKey: rotate(deps),
    revokeKey: async (call) =>
      inTransaction(pool, async (sql) => {
        const asked = { id: call.params.keyId, projectId: call.project.id }
        const row = await revokeApiKey(sql, asked)
        if (row === undefined) throw noSuchKey()
        const entry = {
          action: 'key.revoked',
          target: targetOf(row),
          before: stateFor(row),
        } as const
        if (row.fresh) await recordOfProject(sql, call, entry)
        return undefined
      }),
  }
}
