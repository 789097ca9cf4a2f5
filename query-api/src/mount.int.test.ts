/** What every route does with requests that are not what the table describes. */
import { ROUTES, type RouteName } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { pathOf, startTestApi, type TestApi } from './testing/api.ts'

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

const names = Object.keys(ROUTES) as RouteName[]
const post = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const problem = (await response.json()) as { code: string; errors?: { pointer: string }[] }
  return { status: response.status, code: problem.code, pointer: problem.errors?.[0]?.pointer }
}

test.each(names)('%s: another method gets 405 with Allow', async (name) => {
  const names = [...ROUTES[name].path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key)
  const params = Object.fromEntries(names.map((key) => [key, 'x']))
  const response = await fetch(api.base + pathOf(name, { params }), { method: 'PUT' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toContain(ROUTES[name].method)
  expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
})

test('an unknown address is 404, a request id is kept', async () => {
  const response = await fetch(`${api.base}/api/v1/nothing`, {
    headers: { 'x-request-id': 'mine-1234' },
  })
  expect(response.status).toBe(404)
  expect(response.headers.get('x-request-id')).toBe('mine-1234')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

describe('bodies', () => {
  const good = { email: 'a@example.com', password: 'correct horse' }
  test.each([
    ['not JSON', '{', 400, 'invalid_json', undefined],
    ['empty', '', 400, 'empty_body', undefined],
    ['no object', '[]', 400, 'invalid_request', ''],
    ['unknown field', JSON.stringify({ ...good, admin: true }), 400, 'invalid_request', '/admin'],
    ['missing field', '{"email":"a@example.com"}', 400, 'invalid_request', '/password'],
    ['no e-mail', JSON.stringify({ ...good, email: 'a' }), 400, 'invalid_request', '/email'],
    ['wrong type', JSON.stringify({ ...good, email: 1 }), 400, 'invalid_request', '/email'],
    [
      '__proto__',
      '{"email":"a@example.com","password":"x","__proto__":{"a":1}}',
      400,
      'invalid_request',
      '/__proto__',
    ],
    ['deep', '['.repeat(60_000), 400, 'invalid_json', undefined],
    ['over 64 KB', ' '.repeat(65_537), 413, 'body_too_large', undefined],
  ])('%s', async (_, body, status, code, pointer) => {
    expect(await post(body)).toEqual({ status, code, pointer })
  })

  test('bad UTF-8, another type, a compressed body', async () => {
    expect(await post(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ code: 'invalid_utf8' })
    expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
    expect(await post('{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
  })
})

describe('addresses', () => {
  test.each<[RouteName, Record<string, string>, string]>([
    ['listProjects', { page: '2' }, '/query/page'],
    ['me', { x: '' }, '/query/x'],
  ])('%s refuses unknown query fields', async (name, query, pointer) => {
    const answer = await api.call(name, { token, query })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
  })

  test('a repeated field is refused, not the last one taken', async () => {
    const path = '/api/v1/projects/x/series/volume?from=1&from=2&to=3'
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(api.base + path, { headers })).status).toBe(404)
  })
})

test('the document describes every route', async () => {
  const response = await fetch(`${api.base}/api/openapi.json`)
  const document = (await response.json()) as { paths: Record<string, object> }
  for (const name of names)
    expect(document.paths[ROUTES[name].path]).toHaveProperty(ROUTES[name].method.toLowerCase())
})

test('health, readiness and metrics', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics'])
    expect((await fetch(api.base + path)).status).toBe(200)
  const metrics = await (await fetch(`${api.base}/metrics`)).text()
  expect(metrics).toContain('pulseboard_query_request_seconds')
})
