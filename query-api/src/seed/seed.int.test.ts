/**
 * Acceptance: the API as its first client calls it, with nothing but fetch. What that client reads of each
 * answer is what is asserted here.
 */
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { PUBLIC_URL, startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter } from '../testing/rows.ts'

let databases: Databases
let api: TestApi
let accessToken: string

interface Answered {
  readonly status: number
  readonly cookie: string
  readonly success: boolean
  readonly message?: string
  readonly code?: string
  readonly data?: unknown
}
const send = async (
  method: string,
  path: string,
  { body, token, cookie }: { body?: object; token?: string; cookie?: string } = {},
): Promise<Answered> => {
  const response = await fetch(api.base + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie, origin: PUBLIC_URL }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const set = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const json = (await response.json()) as Omit<Answered, 'status' | 'cookie'>
  return { status: response.status, cookie: set, ...json }
}
const mine = (method: string, path: string, body?: object) =>
  send(method, path, { token: accessToken, ...(body === undefined ? {} : { body }) })

interface SeedProject {
  readonly id: string
  readonly name: string
  readonly apiKey: string
  readonly _count: { readonly events: number | null }
}
const newProject = async (name: string): Promise<SeedProject> =>
  (await mine('POST', '/projects', { name })).data as SeedProject

const person = {
  name: 'Ada',
  email: `${randomUUID()}@example.com`,
  password: 'correct horse battery',
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  const { data } = await send('POST', '/auth/register', { body: person })
  accessToken = (data as { accessToken: string }).accessToken
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

describe('/auth', () => {
  test('register, login, refresh, logout', async () => {
    const { name, email, password } = person
    const login = await send('POST', '/auth/login', { body: { email, password } })
    expect(login).toMatchObject({ status: 200, success: true, data: { user: { name, email } } })
    const refreshed = await send('POST', '/auth/refresh', { cookie: login.cookie })
    expect(refreshed).toMatchObject({
      status: 200,
      data: { accessToken: expect.any(String) as string },
    })
    const out = await send('POST', '/auth/logout', { cookie: refreshed.cookie })
    expect(out).toMatchObject({ status: 200, success: true, message: 'Logged out' })
    const over = await send('POST', '/auth/refresh', { cookie: refreshed.cookie })
    expect(over).toMatchObject({ status: 401, success: false })
  })

  test('refusals carry success and message', async () => {
    const taken = await send('POST', '/auth/register', { body: person })
    expect(taken).toMatchObject({ success: false, message: expect.any(String) as string })
    expect(taken.status).toBeGreaterThanOrEqual(400)
    const wrong = { email: person.email, password: 'not the password' }
    expect(await send('POST', '/auth/login', { body: wrong })).toMatchObject({
      status: 401,
      success: false,
    })
    expect(await send('GET', '/projects')).toMatchObject({ status: 401, success: false })
  })
})

describe('/projects', () => {
  test('create, list with counts, get, delete', async () => {
    const made = await newProject('Counted')
    expect(made).toMatchObject({ name: 'Counted', _count: { events: 0 } })
    expect(made.apiKey).toMatch(/^pb_live_/)
    const rows = createRowWriter(databases.clickhouseUrl)
    await rows.insert(
      [1, 2, 3].map((minute) => ({ project_id: made.id, timestamp: Date.now() - minute * 60_000 })),
    )
    await rows.close()
    const list = (await mine('GET', '/projects')).data as SeedProject[]
    expect(list.find(({ id }) => id === made.id)).toMatchObject({ _count: { events: 3 } })
    const one = await mine('GET', `/projects/${made.id}`)
    expect(one).toMatchObject({ success: true, data: { id: made.id, _count: { events: 3 } } })
    expect(JSON.stringify([list, one])).not.toContain(made.apiKey)
    expect(await mine('DELETE', `/projects/${made.id}`)).toMatchObject({
      status: 200,
      message: 'Project deleted',
    })
    expect(await mine('GET', `/projects/${made.id}`)).toMatchObject({ status: 404, success: false })
  })

  test('delete its events', async () => {
    const { id } = await newProject('Emptied')
    const rows = createRowWriter(databases.clickhouseUrl)
    await rows.insert([{ project_id: id, timestamp: Date.now() - 60_000 }])
    await rows.close()
    const answer = await mine('DELETE', `/projects/${id}/events`)
    expect(answer).toMatchObject({ status: 200, success: true, data: { deletedCount: 1 } })
  })

  test('those of others do not exist', async () => {
    const { id } = await newProject('Mine')
    const stranger = (await api.register()).token
    for (const [method, path] of [
      ['GET', `/projects/${id}`],
      ['DELETE', `/projects/${id}`],
      ['DELETE', `/projects/${id}/events`],
    ] as const)
      expect(await send(method, path, { token: stranger })).toMatchObject({
        status: 404,
        success: false,
      })
  })
})

describe('/events', () => {
  test('the newest 20 with a read key in the header; the key of the app reads nothing', async () => {
    const project = await newProject('Read')
    const params = { projectId: project.id }
    const body = { name: 'r', scope: 'read' }
    const made = await api.call('createKey', { token: accessToken, params, body })
    const { secret } = made.body as { secret: string }
    const rows = createRowWriter(databases.clickhouseUrl)
    await rows.insert(
      Array.from({ length: 25 }, (_, index) => ({
        project_id: project.id,
        name: `n${index}`,
        timestamp: Date.now() - (index + 1) * 60_000,
        payload: { a: index },
      })),
    )
    await rows.close()
    const { status, data } = await send('GET', '/events', { token: secret })
    const found = data as { name: string; projectId: string; payload: object; timestamp: string }[]
    expect([status, found.length]).toEqual([200, 20])
    expect(found[0]).toMatchObject({ name: 'n0', projectId: project.id, payload: { a: 0 } })
    const two = await send('GET', '/events?limit=2&name=n7', { token: secret })
    expect((two.data as { name: string }[]).map(({ name }) => name)).toEqual(['n7'])
    const refused = await send('GET', '/events', { token: project.apiKey })
    expect(refused).toMatchObject({ status: 403, success: false, code: 'key_scope' })
    const inAddress = await send('GET', `/events?apiKey=${secret}`)
    expect(inAddress).toMatchObject({ status: 400, success: false })
    expect(await send('GET', '/events', { token: accessToken })).toMatchObject({ status: 403 })
  })
})
