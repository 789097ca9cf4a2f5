/**
 * API key → who may send, what and how much. The key's form and checksum are checked before anything is
 * looked up; in memory and in the database a key is only known by its SHA-256. A revoked key is refused
 * as soon as PostgreSQL announces it, and within 30 seconds if the announcement is lost; an expired one
 * from its moment on. The answer tells a mistyped key from an unknown, an expired and a revoked one. An
 * address that tries many unknown keys waits before the store is asked again; keys in memory are served.
 */
import { hash } from 'node:crypto'
import type { KeyLookupRow } from '@pulseboard/db'
import type { IncomingMessage } from 'node:http'
import { AppError, secretKind, type Clock } from '@pulseboard/runtime'
import { createKeyCache, type KeyCacheSettings } from './key-cache.ts'
import { policyHeader, type Limit } from './limit.ts'
import { createOriginRule, type OriginRule } from './origin-rule.ts'
import type { Quota } from './quota.ts'

/** Who sends: computed once a key, used by every request. */
export interface Sender {
  readonly keyId: string
  readonly projectId: string
  readonly projectSlug: string
  readonly mayIngest: boolean
  readonly limits: readonly Limit[]
  readonly policy: string
  /** The only environment whose events it takes. */
  readonly environment: string | undefined
  /** Web pages that may send with it; undefined when all may. */
  readonly originRule: OriginRule | undefined
  readonly quota: Quota | undefined
  readonly isRevoked: boolean
  /** When it ends; Infinity when never. */
  readonly expiresMs: number
}

export interface Authenticate {
  /** @throws AppError missing_key, invalid_key, expired_key, revoked_key, key_scope, rate_limited or store_unavailable */
  (key: string | undefined, asker?: IncomingMessage): Sender | Promise<Sender>
  /** Takes one announcement of a change: `key:<hex of the hash>` or `project:<id>`. */
  invalidate(announcement: string): void
  /** Forgets everything: announcements may have been missed. */
  reset(): void
}

const KEY_BURST_SECONDS = 5
const BEARER = /^Bearer +(\S+) *$/i

/** The key of an Authorization header; undefined when there is no header. */
export const bearerKey = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined
  const key = BEARER.exec(header)?.[1]
  if (key === undefined)
    throw new AppError('invalid_key', {
      detail: 'The Authorization header is not of the form: Bearer <API key>.',
    })
  return key
}

const limitsOf = (record: KeyLookupRow): Limit[] => {
  const project: Limit = {
    name: 'project',
    id: record.project_id,
    rate: record.project_rate_limit,
    burst: record.project_rate_burst,
  }
  const { lineage: id, key_rate_limit: rate } = record
  if (rate === null) return [project]
  return [project, { name: 'key', id, rate, burst: rate * KEY_BURST_SECONDS }]
}

const senderOf = (record: KeyLookupRow): Sender => {
  const limits = limitsOf(record)
  const { lineage: id, monthly_quota: events } = record
  return {
    keyId: record.key_id,
    projectId: record.project_id,
    projectSlug: record.project_slug,
    mayIngest: record.scope === 'ingest',
    limits,
    policy: policyHeader(limits),
    environment: record.environment ?? undefined,
    originRule: createOriginRule(record.origins, record.require_origin),
    quota: events === null ? undefined : { id, events },
    isRevoked: record.revoked_at !== null,
    expiresMs: record.expires_at?.getTime() ?? Infinity,
  }
}

const admit = (sender: Sender | undefined, nowMs: number): Sender => {
  if (sender === undefined)
    throw new AppError('invalid_key', {
      detail:
        'The API key is well-formed, but no project here has it: it was deleted or belongs to another installation. Take a current one from Settings → Keys.',
    })
  if (sender.isRevoked)
    throw new AppError('revoked_key', {
      detail: 'The API key was revoked. Take a current one from Settings → Keys.',
    })
  if (nowMs >= sender.expiresMs)
    throw new AppError('expired_key', {
      detail: `The API key ended at ${new Date(sender.expiresMs).toISOString()}. Take a current one from Settings → Keys.`,
    })
  if (!sender.mayIngest)
    throw new AppError('key_scope', {
      detail: 'This key may only read; create a key with scope ingest in Settings → Keys.',
    })
  return sender
}

/** Who may ask the store about keys that nobody knows; see runtime's misses.ts. */
export interface Guesses {
  /** @throws AppError rate_limited */
  check(asker: IncomingMessage): void
  count(asker: IncomingMessage): void
}

/** The key, when it is one by its form. @throws AppError that says what it is instead */
const requireForm = (key: string | undefined): string => {
  if (key === undefined)
    throw new AppError('missing_key', {
      detail: 'No API key was sent. Add the header Authorization: Bearer <API key>.',
    })
  const kind = secretKind(key)
  if (kind === undefined)
    throw new AppError('invalid_key', {
      detail: 'The API key is damaged: its form or checksum is wrong. Copy it again.',
    })
  if (kind === 'personal')
    throw new AppError('key_scope', {
      detail:
        'This is a personal token, which belongs to you and not to an app: send with a key of scope ingest, from Settings → Keys.',
    })
  return key
}

/** @param lookUp finds a key by its SHA-256, also one that has ended. */
export const createAuthenticate = (
  lookUp: (keyHash: Buffer) => Promise<KeyLookupRow | undefined>,
  clock: Clock,
  guesses?: Guesses,
  settings?: KeyCacheSettings,
): Authenticate => {
  const read = async (hex: string): Promise<Sender | undefined> => {
    const record = await lookUp(Buffer.from(hex, 'hex'))
    return record && senderOf(record)
  }
  const cache = createKeyCache(read, clock, settings)

  const authenticate = (
    sent: string | undefined,
    asker?: IncomingMessage,
  ): Sender | Promise<Sender> => {
    const key = requireForm(sent)
    const found = cache.get(
      hash('sha256', key, 'hex'),
      () => asker !== undefined && guesses?.check(asker),
    )
    if (!(found instanceof Promise)) return admit(found, clock.now())
    return found.then((sender) => {
      if (sender === undefined && asker !== undefined) guesses?.count(asker)
      return admit(sender, clock.now())
    })
  }

  return Object.assign(authenticate, {
    invalidate: (announcement: string): void => {
      const [kind, value = ''] = announcement.split(':')
      if (kind === 'key') cache.forget(value)
      if (kind === 'project') cache.forgetWhere(({ projectId }) => projectId === value)
    },
    reset: () => cache.clear(),
  })
}
