/**
 * The form of API keys: `pb_live_<32 base62 characters><6 of checksum>`. Prefix and checksum let secret
 * scanners find leaked keys and let the gateway refuse a mistyped one without asking a database.
 */
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PREFIXES = { ingest: 'pb_live_', read: 'pb_read_' } as const
const FORM = /^pb_(live|read)_[0-9A-Za-z]{38}$/

const base62 = (value: number, length: number): string => {
  let text = ''
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 62))
    text = (ALPHABET[rest % 62] ?? '0') + text
  return text
}
const checksum = (body: string): string => base62(crc32(body), 6)

/** A new key with about 190 bits of entropy. */
export const createApiKey = (scope: keyof typeof PREFIXES): string => {
  let body: string = PREFIXES[scope]
  for (let i = 0; i < 32; i++) body += ALPHABET[randomInt(62)] ?? '0'
  return body + checksum(body)
}

/** Whether text has the form and the checksum of a key; says nothing about its existence. */
export const isApiKey = (key: string): boolean =>
  FORM.test(key) && checksum(key.slice(0, -6)) === key.slice(-6)

/** What may be shown of a key to recognise it by. */
export const keyPrefix = (key: string): string => key.slice(0, 12)
