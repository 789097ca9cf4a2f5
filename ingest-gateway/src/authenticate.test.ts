import { expect, test } from 'vitest'
import { createApiKey, hashSecret } from '@pulseboard/runtime'
import { bearerKey, createAuthenticate, type KeyRecord } from './authenticate.ts'

const key = createApiKey('ingest')
const record: KeyRecord = {
  key_id: 'k1',
  project_id: 'p1',
  project_slug: 'shop',
  scope: 'ingest',
  key_rate_limit: 10,
  project_rate_limit: 20_000,
  project_rate_burst: 100_000,
}

const setUp = (rows: ReadonlyMap<string, KeyRecord>) => {
  const asked: string[] = []
  const authenticate = createAuthenticate(
    async (keyHash) => {
      asked.push(keyHash.toString('hex'))
      return rows.get(keyHash.toString('hex'))
    },
    { now: () => 0 },
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
      { name: 'key', id: 'k1', rate: 10, burst: 50 },
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
