import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { anEvent, EVENTS_TOPIC, type Event, type PartOf, type Routes } from '@pulseboard/contracts'
import { createTicket, removeMembership, setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  createLogger,
  ensureTopics,
  hashSecret,
  randomToken,
  systemClock,
  uuidv7,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { PUBLIC_URL, startTestApi, type TestApi } from '../testing/api.ts'
import { openLive, type LiveReader } from '../testing/live.ts'
import { createRowWriter } from '../testing/rows.ts'

let databases: Databases
let api: TestApi
let token: string
let userId: string

beforeAll(async () => {
  const stores = inject('stores')
  databases = await createDatabases(stores)
  await ensureTopics(stores.kafka.brokers, [EVENTS_TOPIC], createLogger('test', 'error'))
  const urls = { ...databases, brokers: stores.kafka.brokers }
  api = await startTestApi(urls, { timings: { pingMs: 200, recheckMs: 200, lingerMs: 200 } })
  ;({ token, userId } = await api.register())
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const createProject = async (): Promise<{ id: string; organisation_id: string }> => {
  const answer = await api.call('createProject', { token, body: { name: 'Acme' } })
  return (answer.body as { project: { id: string; organisation_id: string } }).project
}
const ticketFor = async (projectId: string): Promise<string> => {
  const answer = await api.call('createRealtimeTicket', { token, params: { projectId } })
  return (answer.body as PartOf<Routes['createRealtimeTicket'], 'answer'>).ticket
}
const open = async (project: string, extra = ''): Promise<LiveReader> => {
  const ticket = await ticketFor(project)
  return openLive(`${api.base}/realtime/${project}?ticket=${ticket}${extra}`)
}
const ready = async (project: string, extra = ''): Promise<LiveReader> => {
  const reader = await open(project, extra)
  await reader.until(() => reader.messages.some(({ type }) => type === 'ready'))
  return reader
}
const send = async (
  project: string,
  names: readonly string[],
  changes: Partial<Event> = {},
): Promise<string[]> => {
  const ids = names.map(() => uuidv7(systemClock.now()))
  const messages = names.map((name, index) => ({
    key: ids[index] ?? '',
    value: JSON.stringify(anEvent({ id: ids[index] ?? '', name, project_id: project, ...changes })),
    headers: { project },
  }))
  await api.bus.send(EVENTS_TOPIC.name, messages)
  return ids
}
const close = async (...readers: LiveReader[]): Promise<void> => {
  for (const { socket } of readers) socket.close()
  await Promise.all(readers.map(async ({ closed }) => closed))
}

describe('who may watch', () => {
  test('a ticket opens once, also under the address of the API', async () => {
    const { id } = await createProject()
    const ticket = await ticketFor(id)
    const url = `${api.base}/api/v1/realtime/${id}?ticket=${ticket}`
    const first = openLive(url)
    await first.until(() => first.messages.length > 0)
    expect(await openLive(url).closed).toMatchObject({ code: 4401 })
    await close(first)
  })

  test('a bearer needs no ticket; nobody, noise and another project are refused', async () => {
    const { id } = await createProject()
    const url = `${api.base}/realtime/${id}`
    const bearer = openLive(url, { authorization: `Bearer ${token}` })
    await bearer.until(() => bearer.messages.length > 0)
    await close(bearer)
    expect(await openLive(url).closed).toMatchObject({ code: 4401 })
    expect(await openLive(`${url}?ticket=abc`).closed).toMatchObject({ code: 4401 })
    const other = await createProject()
    const ticket = await ticketFor(other.id)
    expect(await openLive(`${url}?ticket=${ticket}`).closed).toMatchObject({ code: 4401 })
    const stranger = await api.register()
    const headers = { authorization: `Bearer ${stranger.token}` }
    expect(await openLive(url, headers).closed).toMatchObject({ code: 4403 })
  })

  test('an old ticket is refused', async () => {
    const { id } = await createProject()
    const ticket = `${randomToken()}.${randomUUID()}`
    const now = new Date(systemClock.now() - 60_000)
    const times = { now, expiresAt: new Date(systemClock.now() - 1) }
    await createTicket(api.pool, { hash: hashSecret(ticket), userId, projectId: id, ...times })
    const late = openLive(`${api.base}/realtime/${id}?ticket=${ticket}`)
    expect(await late.closed).toMatchObject({ code: 4401 })
  })

  test('foreign pages are refused before the handshake, own pages are let in', async () => {
    const { id } = await createProject()
    const url = `${api.base}/realtime/${id}?ticket=${await ticketFor(id)}`
    const foreign = openLive(url, { origin: 'http://evil.example' })
    const [, response] = (await once(foreign.socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ]
    expect(response.statusCode).toBe(403)
    foreign.socket.terminate()
    const own = openLive(url, { origin: PUBLIC_URL })
    await own.until(() => own.messages.length > 0)
    await close(own)
  })

  test('who is no member any more is sent away', async () => {
    const { id, organisation_id } = await createProject()
    const guest = await api.register()
    const membership = { organisationId: organisation_id, userId: guest.userId }
    await setMembership(api.pool, { ...membership, role: 'viewer' })
    const headers = { authorization: `Bearer ${guest.token}` }
    const reader = openLive(`${api.base}/realtime/${id}`, headers)
    await reader.until(() => reader.messages.length > 0)
    await removeMembership(api.pool, membership)
    expect(await reader.closed).toMatchObject({ code: 4403 })
  })
})

describe('what a watcher sees', () => {
  test('every event of its project once, none of another, soon', async () => {
    const [mine, other] = [await createProject(), await createProject()]
    const [a, b] = [await ready(mine.id), await ready(mine.id)]
    const names = Array.from({ length: 200 }, (_, index) => `n${index}`)
    await send(other.id, ['foreign'])
    const sent = systemClock.now()
    await send(mine.id, names)
    for (const reader of [a, b]) {
      await reader.until(() => reader.names().length >= 200)
      expect(reader.names().toSorted()).toEqual(names.toSorted())
    }
    expect(systemClock.now() - sent).toBeLessThan(1500)
    await close(a, b)
  })

  test('an event turns to stored when ClickHouse has it, not before', async () => {
    const { id } = await createProject()
    const reader = await ready(id)
    const [first = '', second = ''] = await send(id, ['first', 'second'])
    await reader.until(() => reader.names().length === 2)
    const writer = createRowWriter(databases.clickhouseUrl)
    const timestamp = systemClock.now()
    const row = (eventId: string) => ({ project_id: id, id: eventId, timestamp, _offset: 10 ** 9 })
    const storedIds = () =>
      reader.messages.flatMap((message) => (message.type === 'stored' ? message.ids : []))
    await writer.insert([row(first)])
    await reader.until(() => storedIds().length > 0)
    expect(storedIds()).toEqual([first])
    await writer.insert([row(second)])
    await reader.until(() => storedIds().length === 2)
    expect(storedIds()).toEqual([first, second])
    await writer.close()
    await close(reader)
  })

  test('what was erased is not shown when it comes late, not even to those who watch already', async () => {
    const { id } = await createProject()
    const watching = await ready(id)
    const late = { received_at: new Date(systemClock.now() - 60_000).toISOString() }
    await send(id, ['before'], late)
    await watching.until(() => watching.names().includes('before'))
    expect((await api.call('eraseEvents', { token, params: { projectId: id } })).status).toBe(202)
    // Longer than the time between two looks at the project.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const coming = await ready(id)
    await send(id, ['late'], late)
    const fresh = { received_at: new Date(systemClock.now() + 1_000).toISOString() }
    await send(id, ['fresh'], fresh)
    for (const reader of [watching, coming])
      await reader.until(() => reader.names().includes('fresh'))
    // Events of one tick may come in any order of partitions: whatever was to come has come.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(watching.names()).toEqual(['before', 'fresh'])
    expect(coming.names()).toEqual(['fresh'])
    await close(watching, coming)
  })

  test('a message that is no object harms nobody', async () => {
    const { id } = await createProject()
    const reader = await ready(id)
    const bad = { key: randomUUID(), value: '1},{', headers: { project: id } }
    await api.bus.send(EVENTS_TOPIC.name, [bad, { ...bad, value: '' }])
    await send(id, ['good'])
    await reader.until(() => reader.names().includes('good'))
    expect(reader.names()).toEqual(['good'])
    await close(reader)
  })
})

describe('coming back', () => {
  const back = (reader: LiveReader): string => `&cursor=${encodeURIComponent(reader.cursor())}`

  test('with the cursor: what was missed, once and in order, then the present', async () => {
    const { id } = await createProject()
    const before = await ready(id)
    await send(id, ['seen'])
    await before.until(() => before.names().includes('seen'))
    await close(before)
    const missed = Array.from({ length: 50 }, (_, index) => `missed${index}`)
    await send(id, missed)
    const after = await ready(id, back(before))
    await send(id, ['present'])
    await after.until(() => after.names().includes('present'))
    await after.until(() => after.names().length >= 51)
    expect(after.names().toSorted()).toEqual([...missed, 'present'].toSorted())
    expect(after.names().at(-1)).toBe('present')
    expect(after.messages.some(({ type }) => type === 'gap')).toBe(false)
    await close(after)
  })

  test('with a cursor that is not ours: a gap, then the present', async () => {
    const { id } = await createProject()
    const reader = await ready(id, '&cursor=abc')
    expect(reader.messages.map(({ type }) => type)).toEqual(['gap', 'ready'])
    expect(reader.messages[0]).toMatchObject({ reason: 'restarted' })
    await send(id, ['present'])
    await reader.until(() => reader.names().includes('present'))
    await close(reader)
  })

  test('a restart asks everybody to come back', async () => {
    const { id } = await createProject()
    const urls = { ...databases, brokers: inject('stores').kafka.brokers }
    const second = await startTestApi(urls)
    const headers = { authorization: `Bearer ${token}` }
    const reader = openLive(`${second.base}/realtime/${id}`, headers)
    await reader.until(() => reader.messages.length > 0)
    await second.stop()
    expect(await reader.closed).toMatchObject({ code: 1012 })
  })
})
