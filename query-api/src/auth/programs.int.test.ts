/** Programs on the API: read keys, personal tokens and their scopes, what an ingest key may not, guessing. */
import type { NewApiKey, NewPersonalToken, PersonalToken } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createApiKey } from '@pulseboard/runtime'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startTestApi, TEST_CONFIG, type Answer, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let token: string
let projectId: string
let otherProject: string

const newProject = async (who: string): Promise<string> => {
  const { body } = await api.call('createProject', { token: who, body: { name: 'Shop' } })
  return (body as { project: { id: string } }).project.id
}
beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases, { config: { ...TEST_CONFIG, TRUST_PROXY: 1 } })
  token = (await api.register()).token
  projectId = await newProject(token)
  otherProject = await newProject(token)
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const newKey = async (scope: 'ingest' | 'read'): Promise<NewApiKey> =>
  (await api.call('createKey', { token, params: { projectId }, body: { name: 'k', scope } }))
    .body as NewApiKey
const newToken = async (body: object = {}): Promise<NewPersonalToken> => {
  const answer = await api.call('createToken', {
    token,
    body: { name: 'CI', scopes: ['read'], ...body },
  })
  expect(answer.status).toBe(201)
  return answer.body as NewPersonalToken
}
const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string } | undefined)?.code]
const read = (secret: string, project = projectId, headers = {}) =>
  api.call('getProject', { token: secret, params: { projectId: project }, headers })

describe('an ingest key', () => {
  test('reads nothing: 403 with the sentence that says what to do', async () => {
    const answer = await read((await newKey('ingest')).secret)
    expect(codeOf(answer)).toEqual([403, 'key_scope'])
    expect((answer.body as { detail: string }).detail).toBe(
      'This key may only write; create a key with scope read in Settings → Keys.',
    )
  })
})

describe('a read key', () => {
  test('reads its own project as a viewer, and no other', async () => {
    const { secret } = await newKey('read')
    expect(await read(secret)).toMatchObject({
      status: 200,
      body: { id: projectId, role: 'viewer' },
    })
    expect(codeOf(await read(secret, otherProject))).toEqual([404, 'not_found'])
    expect(codeOf(await api.call('listProjects', { token: secret }))).toEqual([403, 'key_scope'])
    const body = { name: 'x', scope: 'ingest' }
    const create = await api.call('createKey', { token: secret, params: { projectId }, body })
    expect(codeOf(create)).toEqual([403, 'key_scope'])
  })

  test('revoked or expired it stops at once; its last use is noted once a minute', async () => {
    const { secret, id } = await newKey('read')
    const usedAt = async (): Promise<number | undefined> => {
      const { rows } = await api.pool.query<{ last_read_at: Date | null }>(
        'SELECT last_read_at FROM api_keys WHERE id = $1',
        [id],
      )
      return rows[0]?.last_read_at?.getTime()
    }
    expect(await usedAt()).toBeUndefined()
    await read(secret)
    const first = await usedAt()
    expect(first).toBeTypeOf('number')
    await Promise.all([read(secret), read(secret)])
    expect(await usedAt()).toBe(first)
    await api.pool.query("UPDATE api_keys SET expires_at = now() - interval '1 s' WHERE id = $1", [
      id,
    ])
    expect(codeOf(await read(secret))).toEqual([401, 'expired_key'])
    await api.call('revokeKey', { token, params: { projectId, keyId: id } })
    expect(codeOf(await read(secret))).toEqual([401, 'revoked_key'])
  })
})

describe('a personal token', () => {
  test('acts for its owner within its scopes', async () => {
    const reader = await newToken()
    const admin = await newToken({ scopes: ['admin'] })
    const body = { name: 'by token', scope: 'ingest' }
    const createBy = (secret: string) =>
      api.call('createKey', { token: secret, params: { projectId }, body })
    expect((await read(reader.secret)).status).toBe(200)
    expect((await read(reader.secret, otherProject)).status).toBe(200)
    expect(codeOf(await createBy(reader.secret))).toEqual([403, 'key_scope'])
    expect((await createBy(admin.secret)).status).toBe(201)
    const foreign = await newProject((await api.register()).token)
    expect(codeOf(await read(admin.secret, foreign))).toEqual([404, 'not_found'])
  })

  test('makes no further tokens, and sees none', async () => {
    const { secret } = await newToken({ scopes: ['admin'] })
    expect(codeOf(await api.call('listTokens', { token: secret }))).toEqual([403, 'key_scope'])
    const made = await api.call('createToken', {
      token: secret,
      body: { name: 'x', scopes: ['read'] },
    })
    expect(codeOf(made)).toEqual([403, 'key_scope'])
  })

  test('is shown once and stored as a hash; the list says when it was used', async () => {
    const made = await newToken({ expires_at: '2099-01-01T00:00:00Z' })
    await read(made.secret)
    const { body } = await api.call('listTokens', { token })
    const listed = (body as { data: PersonalToken[] }).data.find(({ id }) => id === made.id)
    const { secret, ...shown } = made
    expect(listed).toEqual({ ...shown, last_used_at: expect.any(String) as string })
    const { rows } = await api.pool.query('SELECT * FROM personal_tokens')
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('is revoked at once, by its owner alone', async () => {
    const { secret, id } = await newToken()
    const stranger = (await api.register()).token
    const revoke = (who: string) => api.call('revokeToken', { token: who, params: { tokenId: id } })
    expect(codeOf(await revoke(stranger))).toEqual([404, 'not_found'])
    expect((await read(secret)).status).toBe(200)
    expect((await revoke(token)).status).toBe(204)
    expect(codeOf(await read(secret))).toEqual([401, 'revoked_key'])
    const { rows } = await api.pool.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE target_id = $1 AND organisation_id IS NULL ORDER BY at',
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['token.created', 'token.revoked'])
  })

  test('what it cannot be is refused by name', async () => {
    const refused = async (body: object) => {
      const given = { name: 'CI', scopes: ['read'], ...body }
      const { status, body: problem } = await api.call('createToken', { token, body: given })
      return [status, (problem as { errors: { pointer: string }[] }).errors[0]?.pointer]
    }
    expect(await refused({ scopes: [] })).toEqual([400, '/scopes'])
    expect(await refused({ scopes: ['owner'] })).toEqual([400, '/scopes/0'])
    expect(await refused({ expires_at: '2020-01-01T00:00:00Z' })).toEqual([400, '/expires_at'])
    expect(await refused({ name: '\u202e' })).toEqual([400, '/name'])
  })
})

test('damaged and unknown ones are told apart, and guessing is slowed down by address', async () => {
  const { secret } = await newKey('read')
  expect(codeOf(await read(`${secret}x`))).toEqual([401, 'invalid_key'])
  expect(codeOf(await read('pb_'))).toEqual([401, 'invalid_key'])
  const from = (address: string) => ({ 'x-forwarded-for': address })
  // A hundred and fifty at once: all are asked before any is given back.
  const guess = async (): Promise<number> =>
    (await read(createApiKey('read'), projectId, from('203.0.113.9'))).status
  for (let i = 0; i < 2; i++) await Promise.all(Array.from({ length: 75 }, guess))
  expect(await guess()).toBe(429)
  expect((await read(secret, projectId, from('203.0.113.10'))).status).toBe(200)
})
