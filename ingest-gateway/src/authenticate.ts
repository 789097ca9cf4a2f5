/**
 * API key → who may send, for how much. The key's form and checksum are checked before anything is
 * looked up; in memory and in the database a key is only known by its SHA-256. A revoked key is refused
 * as soon as PostgreSQL announces it, and within 30 seconds if the announcement is lost.
 */
import { hash } from 'node:crypto'
import { AppError, isApiKey, type Clock } from '@pulseboard/runtime'
import { createKeyCache, type KeyCacheSettings } from './key-cache.ts'
import { policyHeader, type Limit } from './limit.ts'

/** A key and its project as the store knows them. */
export interface KeyRecord {
  readonly key_id: string
  readonly project_id: string
  readonly project_slug: string
  readonly scope: 'ingest' | 'read'
  readonly key_rate_limit: number | null
  readonly project_rate_limit: number
  readonly project_rate_burst: number
}

/** Who sends: computed once a key, used by every request. */
export interface Sender {
  readonly keyId: string
  readonly projectId: string
  readonly projectSlug: string
  readonly mayIngest: boolean
  readonly limits: readonly Limit[]
  readonly policy: string
}

export interface Authenticate {
  /** @throws AppError missing_key, invalid_key, key_scope or store_unavailable */
  (key: string | undefined): Sender | Promise<Sender>
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

const senderOf = (record: KeyRecord): Sender => {
  const project: Limit = {
    name: 'project',
    id: record.project_id,
    rate: record.project_rate_limit,
    burst: record.project_rate_burst,
  }
  const rate = record.key_rate_limit
  const own: Limit[] =
    rate === null ? [] : [{ name: 'key', id: record.key_id, rate, burst: rate * KEY_BURST_SECONDS }]
  const limits = [project, ...own]
  return {
    keyId: record.key_id,
    projectId: record.project_id,
    projectSlug: record.project_slug,
    mayIngest: record.scope === 'ingest',
    limits,
    policy: policyHeader(limits),
  }
}

const admit = (sender: Sender | undefined): Sender => {
  if (sender === undefined)
    throw new AppError('invalid_key', {
      detail: 'The API key is unknown or revoked. Take a current one from Settings → Keys.',
    })
  if (!sender.mayIngest)
    throw new AppError('key_scope', {
      detail: 'This key may only read; create a key with scope ingest in Settings → Keys.',
    })
  return sender
}

/** @param lookUp finds a living key by its SHA-256. */
export const createAuthenticate = (
  lookUp: (keyHash: Buffer) => Promise<KeyRecord | undefined>,
  clock: Clock,
  settings?: KeyCacheSettings,
): Authenticate => {
  const read = async (hex: string): Promise<Sender | undefined> => {
    const record = await lookUp(Buffer.from(hex, 'hex'))
    return record && senderOf(record)
  }
  const cache = createKeyCache(read, clock, settings)

  const authenticate = (key: string | undefined): Sender | Promise<Sender> => {
    if (key === undefined)
      throw new AppError('missing_key', {
        detail: 'No API key was sent. Add the header Authorization: Bearer <API key>.',
      })
    if (!isApiKey(key))
      throw new AppError('invalid_key', {
        detail: 'The API key is damaged: its form or checksum is wrong. Copy it again.',
      })
    const found = cache.get(hash('sha256', key, 'hex'))
    return found instanceof Promise ? found.then(admit) : admit(found)
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
