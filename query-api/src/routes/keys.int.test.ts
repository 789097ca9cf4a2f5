/** API keys over HTTP: bounds, changes, rotation with overlap, revocation. */
import type { ApiKey, NewApiKey } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { hashSecret, secretKind } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let token: string
let projectId: string

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const made = await api.call('createProject', { token, body: { name: 'Shop' } })
  projectId = (made.body as { project: { id: string } }).project.id
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const create = async (body: Record<string, unknown> = {}): Promise<NewApiKey> => {
  const answer = await api.call('createKey', {
    token,
    params: { projectId },
    body: { name: 'App', scope: 'ingest', ...body },
  })
  expect(answer.status).toBe(201)
  return answer.body as NewApiKey
}
const change = (keyId: string, body: Record<string, unknown>) =>
  api.call('updateKey', { token, params: { projectId, keyId }, body })
const rotate = (keyId: string, body: Record<string, unknown> = {}) =>
  api.call('rotateKey', { token, params: { projectId, keyId }, body })
const listed = async (keyId: string): Promise<ApiKey | undefined> => {
  const { body } = await api.call('listKeys', { token, params: { projectId } })
  return (body as { data: ApiKey[] }).data.find(({ id }) => id === keyId)
}

const BOUNDS = {
  environment: 'production',
  origins: ['https://*.shop.example'],
  require_origin: true,
  rate_limit: 100,
  monthly_quota: 1_000_000,
}

test('a key with bounds: the secret once, its hash in the database', async () => {
  const made = await create({ ...BOUNDS, expires_at: '2099-01-01T00:00:00Z' })
  expect(made).toMatchObject({ ...BOUNDS, state: 'active', replaced_by: null })
  expect(secretKind(made.secret)).toBe('ingest')
  const { secret, ...shown } = made
  expect(await listed(made.id)).toEqual(shown)
  const { rows } = await api.pool.query('SELECT * FROM api_keys WHERE id = $1', [made.id])
  expect(rows[0]).toMatchObject({ key_hash: hashSecret(secret) })
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('what cannot be is refused by name', async () => {
  const refused = async (body: Record<string, unknown>) => {
    const given = { name: 'App', scope: 'ingest', ...body }
    const answer = await api.call('createKey', { token, params: { projectId }, body: given })
    expect(answer.status).toBe(400)
    return (answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer
  }
  expect(await refused({ origins: ['https://a.b', 'shop'] })).toBe('/origins/1')
  expect(await refused({ expires_at: '2020-01-01T00:00:00Z' })).toBe('/expires_at')
  expect(await refused({ monthly_quota: 0 })).toBe('/monthly_quota')
  expect(await refused({ scope: 'read', rate_limit: 5 })).toBe('/rate_limit')
  expect(await refused({ scope: 'admin' })).toBe('/scope')
})

test('changing some of it leaves the rest; ended keys do not change', async () => {
  const { id } = await create(BOUNDS)
  const renamed = await change(id, { name: ' New name ', rate_limit: null })
  expect(renamed).toMatchObject({
    status: 200,
    body: { ...BOUNDS, name: 'New name', rate_limit: null },
  })
  await api.call('revokeKey', { token, params: { projectId, keyId: id } })
  expect(await change(id, { name: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'key_ended' },
  })
  expect(await listed(id)).toMatchObject({ state: 'revoked', name: 'New name' })
})

test('rotation: a new secret of the same bounds, the old one for 24 hours', async () => {
  const old = await create(BOUNDS)
  const answer = await rotate(old.id)
  expect(answer.status).toBe(201)
  const { key, replaced } = answer.body as { key: NewApiKey; replaced: ApiKey }
  expect(key).toMatchObject({ ...BOUNDS, name: 'App', state: 'active', expires_at: null })
  expect(key.secret).not.toBe(old.secret)
  expect(replaced).toMatchObject({ id: old.id, state: 'ending', replaced_by: key.id })
  const hours = (Date.parse(replaced.expires_at ?? '') - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23.9)
  expect(hours).toBeLessThanOrEqual(24)
  const again = await rotate(old.id)
  expect(again).toMatchObject({ status: 409, body: { code: 'key_ended' } })
  expect((again.body as { detail: string }).detail).toContain(key.id)
  const { rows } = await api.pool.query('SELECT lineage FROM api_keys WHERE id = $1', [key.id])
  expect(rows).toEqual([{ lineage: old.id }])
})

test('rotation until a moment of choice: never later than the key would have ended, or now', async () => {
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  const first = await create({ expires_at: soon })
  const late = await rotate(first.id, {
    old_works_until: new Date(Date.now() + 1e10).toISOString(),
  })
  const { key, replaced } = late.body as { key: NewApiKey; replaced: ApiKey }
  expect(replaced.expires_at).toBe(soon)
  expect(Date.parse(key.expires_at ?? '')).toBeGreaterThan(Date.now() + 3_590_000)
  const now = await rotate(key.id, { old_works_until: '2020-01-01T00:00:00Z' })
  expect((now.body as { replaced: ApiKey }).replaced.state).toBe('expired')
  const far = { old_works_until: '2099-01-01T00:00:00Z' }
  expect(await rotate((await create()).id, far)).toMatchObject({ status: 400 })
})

test('two rotations at once make one key', async () => {
  const { id } = await create()
  const answers = await Promise.all([rotate(id), rotate(id), rotate(id)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
})
