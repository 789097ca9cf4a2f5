/** The live feed as server-sent events: who may watch, what comes, resuming by Last-Event-ID, the end. */
import { anEvent, EVENTS_TOPIC } from '@pulseboard/contracts'
import { setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics, systemClock, uuidv7 } from '@pulseboard/runtime'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { PUBLIC_URL, startTestApi, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let token: string
const opened: AbortController[] = []

beforeAll(async () => {
  const stores = inject('stores')
  databases = await createDatabases(stores)
  await ensureTopics(stores.kafka.brokers, [EVENTS_TOPIC], createLogger('test', 'error'))
  const urls = { ...databases, brokers: stores.kafka.brokers }
  api = await startTestApi(urls, { timings: { pingMs: 100, recheckMs: 200, lingerMs: 200 } })
  token = (await api.register()).token
})
afterEach(() => {
  for (const controller of opened.splice(0)) controller.abort()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const newProject = async (): Promise<{ id: string; organisation_id: string }> => {
  const { body } = await api.call('createProject', { token, body: { name: 'Acme' } })
  return (body as { project: { id: string; organisation_id: string } }).project
}
const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` })

/** Opens a stream and collects its text; `until` waits for a part of it. */
const open = async (path: string, headers: Record<string, string> = {}) => {
  const controller = new AbortController()
  opened.push(controller)
  const response = await fetch(api.base + path, { headers, signal: controller.signal })
  let text = ''
  let isOver = false
  const reading = (async (): Promise<void> => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array)
    isOver = true
  })().catch(() => undefined)
  return {
    response,
    reading,
    get text() {
      return text
    },
    get isOver() {
      return isOver
    },
    until: async (part: string | RegExp): Promise<string> => {
      await expect.poll(() => text, { timeout: 10_000 }).toMatch(part)
      return text
    },
  }
}
const send = async (project: string, name: string): Promise<void> => {
  const id = uuidv7(systemClock.now())
  const value = JSON.stringify(anEvent({ id, name, project_id: project }), null, 1)
  await api.bus.send(EVENTS_TOPIC.name, [{ key: id, value, headers: { project } }])
}

test('a Bearer watches: connected, ready, events, pings; a reconnect misses nothing', async () => {
  const { id } = await newProject()
  const first = await open(`/realtime/${id}/sse`, bearer(token))
  expect(first.response.headers.get('content-type')).toContain('text/event-stream')
  expect(first.response.headers.get('access-control-allow-origin')).toBeNull()
  await first.until('"type":"ready"')
  expect(first.text).toMatch(/^retry: 3000\ndata: \{"type":"connected"\}\n\n/)
  await send(id, 'one')
  await first.until(/"name": "one"/)
  await first.until(': ping')
  const lastId =
    first.text
      .match(/^id: (.+)$/gm)
      ?.at(-1)
      ?.slice('id: '.length) ?? ''
  opened.pop()?.abort()
  await first.reading
  await send(id, 'two')
  const again = await open(`/realtime/${id}/sse`, { ...bearer(token), 'last-event-id': lastId })
  await again.until(/"name": "two"/)
  expect(again.text).not.toContain('"name": "one"')
})

test('a ticket opens once, also below the API; a read key watches its own project', async () => {
  const { id } = await newProject()
  const { body } = await api.call('createRealtimeTicket', { token, params: { projectId: id } })
  const { ticket } = body as { ticket: string }
  const path = `/api/v1/realtime/${id}/sse?ticket=${ticket}`
  await (await open(path)).until('"type":"ready"')
  expect((await fetch(api.base + path)).status).toBe(401)
  const key = { name: 'r', scope: 'read' }
  const made = await api.call('createKey', { token, params: { projectId: id }, body: key })
  const { secret } = made.body as { secret: string }
  await (await open(`/realtime/${id}/sse`, bearer(secret))).until('"type":"ready"')
  const other = await newProject()
  expect((await open(`/realtime/${other.id}/sse`, bearer(secret))).response.status).toBe(404)
})

test('nobody, strangers and foreign pages are refused with a problem', async () => {
  const { id } = await newProject()
  const path = `/realtime/${id}/sse`
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(api.base + path, { headers })).status
  expect(await status({})).toBe(401)
  expect(await status(bearer((await api.register()).token))).toBe(404)
  expect(await status({ ...bearer(token), origin: 'https://evil.example' })).toBe(403)
  const own = await open(path, { ...bearer(token), origin: PUBLIC_URL })
  expect(own.response.status).toBe(200)
})

test('who is no longer a member is told so and cut', async () => {
  const { id, organisation_id: organisationId } = await newProject()
  const guest = await api.register()
  const membership = { organisationId, userId: guest.userId }
  await setMembership(api.pool, { ...membership, role: 'viewer' })
  const watching = await open(`/realtime/${id}/sse`, bearer(guest.token))
  await watching.until('"type":"ready"')
  await api.pool.query('DELETE FROM memberships WHERE user_id = $1 AND organisation_id = $2', [
    guest.userId,
    organisationId,
  ])
  await watching.until('event: close\ndata: {"code":4403')
  await expect.poll(() => watching.isOver).toBe(true)
})
