import type { EventsPage, StoredEvent } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type Answer, type TestApi } from '../testing/api.ts'
import { createRowWriter, storeTime } from '../testing/rows.ts'

const start = Math.floor(systemClock.now() / 60_000) * 60_000 - 600_000
const range = { from: String(start), to: String(start + 60_000) }
const FULL = '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8e'

let databases: Databases
let api: TestApi
let token: string
let project: string
let writer: ReturnType<typeof createRowWriter>

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const created = await api.call('createProject', { token, body: { name: 'Acme' } })
  project = (created.body as { project: { id: string } }).project.id
  writer = createRowWriter(databases.clickhouseUrl)
  // Many share a millisecond: the id must keep the pages apart.
  await writer.insert(
    Array.from({ length: 25 }, (_, index) => ({
      project_id: project,
      timestamp: start + Math.floor(index / 5),
      name: `opened ${index}`,
    })),
  )
  await writer.insert([
    {
      project_id: project,
      id: FULL,
      timestamp: start + 30_000,
      type: 'error',
      name: 'NullPointerException',
      level: 'error',
      user_id: 'u_1',
      device_time: storeTime(start + 30_000),
      os_name: 'Android',
      tags: { screen: 'Home' },
      payload: { cart: { items: 3 } },
      error_message: 'Größe is null',
      error_frames: '[{"function":"f","line":3}]',
      error_handled: false,
      _partition: 3,
      _offset: 77,
    },
  ])
})
afterAll(async () => {
  await writer.close()
  await api.stop()
  await databases.drop()
})

const list = async (query: Record<string, string> = {}): Promise<Answer> =>
  api.call('listEvents', { token, params: { projectId: project }, query: { ...range, ...query } })
const page = async (query: Record<string, string> = {}): Promise<EventsPage> => {
  const answer = await list(query)
  expect(answer.status).toBe(200)
  return answer.body as EventsPage
}

test('pages follow each other without gap or repeat, also while events arrive', async () => {
  const seen: StoredEvent[] = []
  let cursor: string | null = null
  do {
    const next: EventsPage = await page({ limit: '7', ...(cursor === null ? {} : { cursor }) })
    seen.push(...next.data)
    cursor = next.next_cursor
    // Newer than everything: belongs before the first page and must not move the others.
    await writer.insert([{ project_id: project, timestamp: start + 59_000, name: 'late' }])
  } while (cursor !== null)
  expect(seen).toHaveLength(26)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(26)
  const times = seen.map(({ occurred_at }) => occurred_at)
  expect(times).toEqual([...times].toSorted().toReversed())
})

test('a stored event comes back as it was sent, with where it landed', async () => {
  const answer = await api.call('getEvent', {
    token,
    params: { projectId: project, eventId: FULL },
  })
  const { stored_at, ...event } = answer.body as StoredEvent
  expect(systemClock.now() - Date.parse(stored_at)).toBeLessThan(60_000)
  expect(event).toEqual({
    id: FULL,
    type: 'error',
    name: 'NullPointerException',
    timestamp: new Date(start + 30_000).toISOString(),
    level: 'error',
    os: { name: 'Android' },
    user_id: 'u_1',
    tags: { screen: 'Home' },
    payload: { cart: { items: 3 } },
    error: { message: 'Größe is null', frames: [{ function: 'f', line: 3 }], handled: false },
    project_id: project,
    key_id: event.key_id,
    received_at: new Date(start + 30_250).toISOString(),
    occurred_at: new Date(start + 30_000).toISOString(),
    partition: 3,
    offset: '77',
  })
})

test.each([
  [{ type: 'error' }, 1],
  [{ level: 'error' }, 1],
  [{ name: 'opened 3' }, 1],
  [{ user_id: 'u_1' }, 1],
  [{ search: 'gRÖSSE' }, 0],
  [{ search: 'größe' }, 1],
  [{ search: 'nullpointer' }, 1],
  [{ search: "' OR 1=1 --" }, 0],
  [{ release: '9' }, 0],
])('filter %j finds %i', async (query, count) => {
  expect((await page(query)).data).toHaveLength(count)
})

test('a cursor with other filters, a damaged one and a wrong limit are refused', async () => {
  const { next_cursor } = await page({ limit: '1' })
  const cursor = next_cursor ?? ''
  expect(await list({ cursor, type: 'event' })).toMatchObject({ body: { code: 'invalid_cursor' } })
  expect(await list({ cursor: 'abc' })).toMatchObject({ body: { code: 'invalid_cursor' } })
  expect(await list({ limit: '201' })).toMatchObject({
    body: { errors: [{ pointer: '/query/limit' }] },
  })
})

test.each([
  ['type:error screen:Home -release:1.2', 1],
  ['payload.cart.items>2', 1],
  ['payload.cart.items:3 has:message handled:false', 1],
  ['GRÖßE', 1],
  ['GRÖSSE', 0],
  ['name:opened*', 25],
  ['name:"opened 3","opened 4"', 2],
  ["name:' release:{q0:String}", 0],
  [`tags."it's":"\\\\"`, 0],
])('the filter %j finds %i', async (q, count) => {
  expect((await page({ q })).data).toHaveLength(count)
})

test('a filter that cannot be read is refused with place and fix', async () => {
  expect(await list({ q: 'type:error relase:1' })).toMatchObject({
    status: 400,
    body: {
      code: 'invalid_request',
      errors: [
        {
          pointer: '/query/q',
          code: 'unknown_field',
          detail: 'There is no field "relase" at character 12',
          fix: expect.stringContaining('Did you mean release?'),
        },
      ],
    },
  })
})

test('a cursor is bound to what the filter means, not to how it is written', async () => {
  const first = await page({ q: 'name:opened*', limit: '10' })
  const cursor = first.next_cursor ?? ''
  const next = await page({ q: ' name:"opened"*', limit: '10', cursor })
  const ids = [...first.data, ...next.data].map(({ id }) => id)
  expect(new Set(ids).size).toBe(20)
  expect(await list({ q: 'name:open*', cursor })).toMatchObject({
    body: { code: 'invalid_cursor' },
  })
})

test('an unknown event is 404 and says that it may be on its way', async () => {
  const eventId = '01934f5e-8f00-7c3a-9d2b-000000000000'
  const answer = await api.call('getEvent', { token, params: { projectId: project, eventId } })
  expect(answer.status).toBe(404)
  expect(JSON.stringify(answer.body)).toContain('not stored yet')
})
