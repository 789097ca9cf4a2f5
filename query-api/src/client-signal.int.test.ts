/** A client that goes away takes its questions along; what ClickHouse does then is in queries/run.int.test.ts. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from './testing/api.ts'

// A store that says which user we are, and takes every other question without an answer.
const asked: IncomingMessage[] = []
const silent = createServer((request, response) => {
  void text(request).then((question) => {
    if (question.includes("getSetting('readonly')")) response.end('{"readonly":2}\n')
    else asked.push(request)
  })
})

let databases: Databases
let api: TestApi
let token: string
let projectId: string

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const clickhouseReadUrl = `http://x:y@127.0.0.1:${port}/pulseboard`
  api = await startTestApi({ ...databases, clickhouseReadUrl })
  token = (await api.register()).token
  const made = await api.call('createProject', { token, body: { name: 'Slow' } })
  projectId = (made.body as { project: { id: string } }).project.id
})
afterAll(async () => {
  await api.stop()
  silent.closeAllConnections()
  silent.close()
  await databases.drop()
})

const RANGE = 'from=1790000000000&to=1790003600000'

test.each([
  `/api/v1/projects/{id}/overview?${RANGE}`,
  `/api/v1/projects/{id}/events?${RANGE}`,
  `/api/v1/projects/{id}/series?${RANGE}`,
  '/api/v1/projects/{id}/usage',
  '/projects/{id}/analytics',
])('%s', async (path) => {
  const before = asked.length
  const client = new AbortController()
  const answer = fetch(api.base + path.replace('{id}', projectId), {
    headers: { authorization: `Bearer ${token}` },
    signal: client.signal,
  }).catch(() => 'gone')
  await expect.poll(() => asked.length).toBeGreaterThan(before)
  client.abort()
  expect(await answer).toBe('gone')
  await expect
    .poll(() => asked.every(({ socket }) => socket.destroyed), { timeout: 5000 })
    .toBe(true)
})
