import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let token: string

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const makeProject = async (name: string): Promise<{ id: string; slug: string }> => {
  const { body } = await api.call('createProject', { token, body: { name } })
  return (body as { project: { id: string; slug: string } }).project
}
const change = (id: string, body: object) =>
  api.call('changeProjectSettings', { token, params: { projectId: id }, body })

test('settings are read and changed by parts; the log says what was before', async () => {
  const { id, slug } = await makeProject('Shop')
  const params = { projectId: id }
  const before = await api.call('getProjectSettings', { token, params })
  expect(before.body).toEqual({ name: 'Shop', slug, rate_limit: 20_000, rate_burst: 100_000 })
  const after = await change(id, { name: ' Store ', rate_limit: 50 })
  expect(after.body).toEqual({ name: 'Store', slug, rate_limit: 50, rate_burst: 100_000 })
  await change(id, { name: 'Store' })
  const { rows } = await api.pool.query(
    `SELECT action, before, after, target_name FROM audit_log WHERE action = 'project.changed'
     AND project_id = $1`,
    [id],
  )
  expect(rows).toEqual([
    {
      action: 'project.changed',
      before: { name: 'Shop', rate_limit: 20_000 },
      after: { name: 'Store', rate_limit: 50 },
      target_name: 'Shop',
    },
  ])
})

test('a new slug is the address from then on; a taken one is refused', async () => {
  const first = await makeProject('First')
  const second = await makeProject('Second')
  expect((await change(first.id, { slug: 'first-shop' })).status).toBe(200)
  const at = (slug: string) => api.call('getProject', { token, params: { projectId: slug } })
  expect((await at('first-shop')).body).toMatchObject({ id: first.id })
  expect((await at(first.slug)).status).toBe(404)
  const taken = await change(second.id, { slug: 'first-shop' })
  expect(taken).toMatchObject({ status: 409, body: { code: 'slug_taken' } })
})

test.each([
  [{}, ''],
  [{ slug: 'A' }, '/slug'],
  [{ slug: 'a--b' }, '/slug'],
  [{ slug: '0190a1b2-0000-7000-8000-000000000000' }, '/slug'],
  [{ name: '  ' }, '/name'],
  [{ name: 'a\u202eb' }, '/name'],
  [{ rate_limit: 0 }, '/rate_limit'],
  [{ rate_limit: 100_001 }, '/rate_limit'],
  [{ rate_burst: 1.5 }, '/rate_burst'],
  [{ hidden: true }, '/hidden'],
  [{ organisation_id: '0190a1b2-0000-7000-8000-000000000000' }, '/organisation_id'],
])('%j is refused with its field', async (body, pointer) => {
  const { id } = await makeProject('Refused')
  const answer = await change(id, body)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
})
