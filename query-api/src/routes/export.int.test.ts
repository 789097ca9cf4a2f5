import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StoredEvent } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { EXPORT_FORMATS } from '../export/format.ts'
import { writeExport, type ExportJob } from '../export/write-export.ts'
import { pathOf, startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter } from '../testing/rows.ts'

const EVENTS = 1000
const start = Math.floor(systemClock.now() / 60_000) * 60_000 - 600_000
const range = { from: String(start), to: String(start + 60_000) }

let databases: Databases
let api: TestApi
let token: string
let project: string

const download = async (query: Record<string, string>): Promise<Response> =>
  fetch(api.base + pathOf('exportEvents', { params: { projectId: project }, query }), {
    headers: { authorization: `Bearer ${token}` },
  })

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const created = await api.call('createProject', { token, body: { name: 'Acme' } })
  project = (created.body as { project: { id: string } }).project.id
  const writer = createRowWriter(databases.clickhouseUrl)
  await writer.insert([
    ...Array.from({ length: EVENTS }, (_, index) => ({
      project_id: project,
      timestamp: start + Math.floor(index / 7),
      name: index % 2 === 0 ? '=cmd()' : 'opened',
    })),
    { project_id: '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54', timestamp: start, name: 'foreign' },
  ])
  await writer.close()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

test('NDJSON has every event once and ends with the mark of a whole file', async () => {
  const answer = await download(range)
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('.ndjson"')
  const lines = (await answer.text()).trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ $export: { complete: true, events: EVENTS } })
  const events = lines.slice(0, -1).map((line) => JSON.parse(line) as StoredEvent)
  expect(new Set(events.map(({ id }) => id)).size).toBe(EVENTS)
  expect(events.some(({ name }) => name === 'foreign')).toBe(false)
})

test('CSV has as many cells in each line, no formula, and the mark', async () => {
  const answer = await download({ ...range, format: 'csv', q: 'name:"=cmd()"' })
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const lines = (await answer.text()).split('\r\n')
  expect(lines).toHaveLength(EVENTS / 2 + 3)
  expect(lines[1]).toContain(",'=cmd(),")
  expect(lines.at(-2)).toContain(`""complete"":true,""events"":${EVENTS / 2}`)
})

test('what is wrong with the question is a problem, not a file', async () => {
  const answer = await download({ ...range, q: 'relase:1' })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'invalid_request' })
})

const anyEvent = async (): Promise<StoredEvent> => {
  const answer = await api.call('listEvents', {
    token,
    params: { projectId: project },
    query: { ...range, limit: '1' },
  })
  const [event] = (answer.body as { data: StoredEvent[] }).data
  if (event === undefined) throw new Error('there is no event')
  return event
}

/** Serves one export whose pages come from a function. */
const serve = async (
  job: Pick<ExportJob, 'read' | 'limit'>,
): Promise<{ url: string; server: Server }> => {
  const server = createServer((_req, res) => {
    const controller = new AbortController()
    res.once('close', () => controller.abort())
    const format = EXPORT_FORMATS.ndjson
    void writeExport(res, { ...job, format, fileName: 'events', signal: controller.signal })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

test('an export that reaches the limit says so and where to go on', async () => {
  const event = await anyEvent()
  const read = async () => ({ events: [event, event], next: 'there' })
  const { url, server } = await serve({ read, limit: 3 })
  const lines = (await (await fetch(url)).text()).trimEnd().split('\n')
  server.close()
  expect(lines).toHaveLength(5)
  expect(JSON.parse(lines[4] ?? '')).toEqual({
    $export: { complete: false, events: 4, reason: 'limit', next_cursor: 'there' },
  })
})

test('an export that fails midway is marked and its download breaks off', async () => {
  const event = await anyEvent()
  const read = async (after: string | undefined) => {
    if (after !== undefined) throw new Error('the store went away')
    return { events: [event], next: 'there' }
  }
  const { url, server } = await serve({ read, limit: 1000 })
  await expect((await fetch(url)).text()).rejects.toThrow('terminated')
  server.close()
})

test('a client that goes away ends the export', async () => {
  const event = await anyEvent()
  let pages = 0
  const read = async () => {
    pages += 1
    return { events: Array.from({ length: 200 }, () => event), next: 'there' }
  }
  const { url, server } = await serve({ read, limit: Number.POSITIVE_INFINITY })
  const controller = new AbortController()
  await fetch(url, { signal: controller.signal })
  controller.abort()
  server.close()
  await once(server, 'close')
  const then = pages
  await new Promise((resolve) => void setImmediate(resolve))
  expect(pages).toBe(then)
})
