/**
 * The form of keys and tokens: a prefix that says what it is, 32 base62 characters and 6 of checksum. Prefix
 * and checksum let secret scanners find leaked ones (`pb_(live|read|user)_[0-9A-Za-z]{38}`) and let us tell
 * a mistyped one without asking a database.
 */
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PREFIXES = { ingest: 'pb_live_', read: 'pb_read_', personal: 'pb_user_' } as const
const FORM = /^(pb_(?:live|read|user)_)[0-9A-Za-z]{38}$/

/** What a secret is for: the two scopes of API keys, and the personal tokens of people. */
export type SecretKind = keyof typeof PREFIXES

const KINDS: ReadonlyMap<string, SecretKind> = new Map(
  Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as SecretKind]),
)

const base62 = (value: number, length: number): string => {
  let text = ''
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 62))
    text = (ALPHABET[rest % 62] ?? '0') + text
  return text
}
const checksum = (body: string): string => base62(crc32(body), 6)

/** A new key or token with about 190 bits of entropy. */
export const createApiKey = (kind: SecretKind): string => {
  let body: string = PREFIXES[kind]
  for (let i = 0; i < 32; i++) body += ALPHABET[randomInt(62)] ?? '0'
  return body + checksum(body)
}

/** What a secret is by its form; undefined when form or checksum are wrong. Says nothing about its existence. */
export const secretKind = (secret: string): SecretKind | undefined => {
  const prefix = FORM.exec(secret)?.[1]
  if (prefix === undefined || checksum(secret.slice(0, -6)) !== secret.slice(-6)) return undefined
  return KINDS.get(prefix)
}

/** What may be shown of a key to recognise it by. */
export const keyPrefix = (key: string): string => key.slice(0, 12)
