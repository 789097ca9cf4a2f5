/**
 * One client cannot hold up the others: the largest body that is taken never stops the event loop for long,
 * a full gateway says so, connections that go nowhere are closed, and those above the bound are dropped.
 */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anEventInput, LIMITS } from '@pulseboard/contracts'
import { bearer, post, startTestGateway, type TestGateway } from './fixtures/gateway.ts'

const MIB = 1024 * 1024
let gateway: TestGateway
let events: string
beforeAll(async () => {
  gateway = await startTestGateway(inject('stores'), {
    GATEWAY_MAX_IN_FLIGHT_BYTES: String(12 * MIB),
    GATEWAY_PROJECT_SHARE_PERCENT: '50',
    GATEWAY_MAX_CONNECTIONS: '50',
    GATEWAY_HEADERS_TIMEOUT_MS: '1000',
    GATEWAY_REQUEST_TIMEOUT_MS: '2000',
  })
  events = `${gateway.url}/v1/events`
})
afterAll(() => gateway.stop())

/** A body of nearly 5 MiB. */
const largest = (): string => {
  const event = JSON.stringify(anEventInput({ payload: { text: 'x'.repeat(4_900) } }))
  const count = Math.min(LIMITS.batchEvents, Math.floor(LIMITS.bodyBytes / (event.length + 1)))
  return `[${Array<string>(count).fill(event).join(',')}]`
}

/** Sends headers that announce a body of so many bytes, and nothing of it. */
const announce = (key: string, bytes: number) => {
  const socket = connect({ port: gateway.port, host: '127.0.0.1' })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(
    `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`,
  )
  return { socket, closed }
}

test('no room: 503 overloaded for that project, 202 for others; room comes back', async () => {
  const loud = await gateway.createProject()
  const quiet = await gateway.createProject()
  const one = JSON.stringify(anEventInput())
  expect((await post(events, one, bearer(loud.key))).status).toBe(202)
  const held = announce(loud.key, 4 * MIB)
  await expect
    .poll(async () => (await post(events, largest(), bearer(loud.key))).json, { timeout: 2_000 })
    .toMatchObject({ code: 'overloaded', status: 503 })
  const refused = await post(events, largest(), bearer(loud.key))
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect((await post(events, one, bearer(quiet.key))).status).toBe(202)
  held.socket.destroy()
  await held.closed
  await expect
    .poll(async () => (await post(events, largest(), bearer(loud.key))).status, { timeout: 5_000 })
    .toBe(202)
})

test('5 MiB in one request: the event loop goes round many times meanwhile', async () => {
  const { key } = await gateway.createProject()
  const body = largest()
  expect(body.length).toBeGreaterThan(4.5 * MIB)
  let rounds = 0
  let isOver = false
  const countRounds = (): void => {
    rounds++
    if (!isOver) setImmediate(countRounds)
  }
  const sent = post(events, body, bearer(key))
  setImmediate(countRounds)
  expect((await sent).status).toBe(202)
  isOver = true
  expect(rounds).toBeGreaterThan(20)
})

test('a short refused body leaves its connection open, a long one does not', async () => {
  const statuses = async (bodyBytes: number): Promise<string[]> => {
    const body = ' '.repeat(bodyBytes)
    const request = `POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: ${bodyBytes}\r\n\r\n${body}`
    const socket = connect({ port: gateway.port, host: '127.0.0.1' })
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.write(request + request)
    await new Promise((resolve) => {
      socket.once('close', resolve)
      setTimeout(resolve, 700)
    })
    socket.destroy()
    return text.match(/HTTP\/1\.1 \d+/g) ?? []
  }
  expect(await statuses(1_000)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 401'])
  expect(await statuses(100_000)).toEqual(['HTTP/1.1 401'])
})

test('above the bound connections are dropped; those that say nothing make room in time', async () => {
  const { key } = await gateway.createProject()
  const silent = Array.from({ length: 80 }, () => {
    const socket = connect({ port: gateway.port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.resume()
    return new Promise<void>((resolve) => socket.once('close', () => resolve()))
  })
  await Promise.all(silent)
  expect((await post(events, JSON.stringify(anEventInput()), bearer(key))).status).toBe(202)
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
  const dropped = Number(/dropped_connections_total\{[^}]*\} (\d+)/.exec(metrics)?.[1])
  expect(dropped).toBeGreaterThanOrEqual(30)
})

test('a client that sends on and on without reading is cut, before it takes memory', async () => {
  const one = 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}'
  const before = process.memoryUsage().heapUsed
  const socket = connect({ port: gateway.port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(one.repeat(40_000))
  // Who does not read notices only by writing.
  const timer = setInterval(() => socket.write(one), 100)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(timer)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * MIB)
  expect((await post(events, '{}')).status).toBe(401)
})
