import { beforeEach, expect, test } from 'vitest'
import type { KeyLookupRow } from '@pulseboard/db'
import { createApiKey, hashSecret } from '@pulseboard/runtime'
import { bearerKey, createAuthenticate } from './authenticate.ts'

const key = createApiKey('ingest')
const record: KeyLookupRow = {
  key_id: 'k1',
  project_id: 'p1',
  project_slug: 'shop',
  scope: 'ingest',
  environment: null,
  origins: [],
  require_origin: false,
  expires_at: null,
  revoked_at: null,
  lineage: 'k0',
  key_rate_limit: 10,
  monthly_quota: null,
  month: '1970-01-01',
  used_elsewhere: 0,
  project_rate_limit: 20_000,
  project_rate_burst: 100_000,
}

let now = 0
beforeEach(() => void (now = 0))

const setUp = (rows: ReadonlyMap<string, KeyLookupRow>) => {
  const asked: string[] = []
  const authenticate = createAuthenticate(
    async (keyHash) => {
      asked.push(keyHash.toString('hex'))
      return rows.get(keyHash.toString('hex'))
    },
    { now: () => now },
  )
  return { authenticate, asked }
}
const hex = hashSecret(key).toString('hex')

test('a living key: its project and limits, asked by hash', async () => {
  const { authenticate, asked } = setUp(new Map([[hex, record]]))
  expect(await authenticate(key)).toMatchObject({
    keyId: 'k1',
    projectId: 'p1',
    limits: [
      { name: 'project', id: 'p1', rate: 20_000, burst: 100_000 },
      { name: 'key', id: 'k0', rate: 10, burst: 50 },
    ],
  })
  expect(asked).toEqual([hex])
})

test('a damaged key is refused without asking', () => {
  const { authenticate, asked } = setUp(new Map())
  const last = key.endsWith('0') ? '1' : '0'
  for (const bad of [key.slice(0, -1), key.slice(0, -1) + last, '', 'x'.repeat(10_000)])
    expect(() => authenticate(bad)).toThrow(/damaged/)
  expect(() => authenticate(undefined)).toThrow(/No API key/)
  expect(asked).toEqual([])
})

test('unknown keys, and keys that may only read', async () => {
  await expect(setUp(new Map()).authenticate(key)).rejects.toMatchObject({ code: 'invalid_key' })
  const { authenticate } = setUp(new Map([[hex, { ...record, scope: 'read' }]]))
  await expect(authenticate(key)).rejects.toMatchObject({ code: 'key_scope' })
})

test('a revoked key is told from an unknown one', async () => {
  const { authenticate } = setUp(new Map([[hex, { ...record, revoked_at: new Date(0) }]]))
  await expect(authenticate(key)).rejects.toMatchObject({ code: 'revoked_key', status: 401 })
  expect(() => authenticate(key)).toThrow(/was revoked/)
})

test('an expiring key ends at its moment, without being read again', async () => {
  const { authenticate, asked } = setUp(
    new Map([[hex, { ...record, expires_at: new Date(5_000) }]]),
  )
  await authenticate(key)
  now = 4_999
  expect(authenticate(key)).toMatchObject({ keyId: 'k1' })
  now = 5_000
  expect(() => authenticate(key)).toThrow(/ended at 1970-01-01T00:00:05.000Z/)
  expect(asked).toHaveLength(1)
})

test('restrictions and quota are made ready once a key', async () => {
  const restricted = {
    ...record,
    environment: 'production',
    origins: ['https://a.example'],
    monthly_quota: 1_000,
  }
  const sender = await setUp(new Map([[hex, restricted]])).authenticate(key)
  expect(sender).toMatchObject({ environment: 'production', quota: { id: 'k0', events: 1_000 } })
  expect(sender.originRule?.('https://b.example')).toContain('b.example')
  const free = await setUp(new Map([[hex, record]])).authenticate(key)
  expect([free.environment, free.originRule, free.quota]).toEqual([undefined, undefined, undefined])
})

test.each([`key:${hex}`, 'project:p1'])('the announcement %s makes it ask again', async (text) => {
  const rows = new Map([[hex, record]])
  const { authenticate } = setUp(rows)
  await authenticate(key)
  rows.clear()
  expect(authenticate(key)).toMatchObject({ keyId: 'k1' })
  authenticate.invalidate('project:other')
  expect(authenticate(key)).toMatchObject({ keyId: 'k1' })
  authenticate.invalidate(text)
  await expect(authenticate(key)).rejects.toMatchObject({ code: 'invalid_key' })
})

test('the Authorization header', () => {
  expect(bearerKey(undefined)).toBeUndefined()
  expect(bearerKey('Bearer abc')).toBe('abc')
  expect(bearerKey('bearer  abc ')).toBe('abc')
  for (const bad of ['abc', 'Basic abc', 'Bearer', 'Bearer a b'])
    expect(() => bearerKey(bad)).toThrow(/Bearer/)
})
