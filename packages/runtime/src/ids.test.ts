import { expect, test } from 'vitest'
import { createApiKey, keyPrefix, secretKind, type SecretKind } from './api-key.ts'
import { hashSecret, randomToken, uuidv7 } from './ids.ts'

test('UUIDv7 carries version, variant and its time, and sorts by it', () => {
  const at = Date.parse('2026-11-24T09:00:00.123Z')
  const id = uuidv7(at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
  expect(uuidv7(at) < uuidv7(at + 1)).toBe(true)
})

test('ten thousand ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => uuidv7(1_700_000_000_000))).size).toBe(10_000)
})

test.each<[SecretKind, RegExp]>([
  ['ingest', /^pb_live_[0-9A-Za-z]{38}$/],
  ['read', /^pb_read_[0-9A-Za-z]{38}$/],
  ['personal', /^pb_user_[0-9A-Za-z]{38}$/],
])('%s: the form of its kind, and it survives its own check', (kind, form) => {
  expect(createApiKey(kind)).toMatch(form)
  for (let i = 0; i < 100; i++) expect(secretKind(createApiKey(kind))).toBe(kind)
  expect(secretKind(createApiKey(kind).replace(/^pb_..../, 'pb_none'))).toBeUndefined()
})

test('one kind does not pass for another', () => {
  expect(secretKind(createApiKey('ingest').replace('live', 'read'))).toBeUndefined()
})

test('a key with any one character changed is refused', () => {
  const key = createApiKey('ingest')
  for (let at = 8; at < key.length; at++) {
    const wrong = key.slice(0, at) + (key[at] === 'a' ? 'b' : 'a') + key.slice(at + 1)
    expect(secretKind(wrong), wrong).toBeUndefined()
  }
})

test('the shown prefix gives away four characters of entropy at most', () => {
  expect(keyPrefix(createApiKey('ingest'))).toMatch(/^pb_live_.{4}$/)
})

test('tokens are 256 bits and hash to 32 bytes', () => {
  expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32)
  expect(hashSecret('a')).toHaveLength(32)
  expect(hashSecret('a')).toEqual(hashSecret('a'))
})
