/**
 * The gateway while its stores are stopped: Kafka silent means that the spool acknowledges in its place, and
 * that every acknowledged event is in the topic afterwards; PostgreSQL silent means that known keys go on; a
 * drain answers what is in work.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { startStores, type Stores } from '@pulseboard/embedded'
import { createApiKey } from '@pulseboard/runtime'
import {
  bearer,
  post,
  startTestGateway,
  type TestGateway,
} from '../../ingest-gateway/src/fixtures/gateway.ts'

let stores: Stores
let gateway: TestGateway
let events: string
beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'postgres'] })
  gateway = await startTestGateway(stores)
  events = `${gateway.url}/v1/events`
})
afterAll(async () => {
  await gateway.stop()
  await stores.stop()
})

const body = JSON.stringify(anEventInput())
const send = async (key: string) => {
  const startedMs = performance.now()
  const { status, json } = await post(events, body, bearer(key))
  return { status, receipt: String(json['receipt']), ms: performance.now() - startedMs }
}

/** Sends from several connections until told to stop; every answer must be 202. */
const startLoad = (key: string, connections = 8) => {
  const receipts: string[] = []
  const slowest = { ms: 0 }
  const load = { isOver: false }
  const connection = async (): Promise<void> => {
    while (!load.isOver) {
      const { status, receipt, ms } = await send(key)
      expect(status).toBe(202)
      receipts.push(receipt)
      slowest.ms = Math.max(slowest.ms, ms)
    }
  }
  const running = Promise.all(Array.from({ length: connections }, connection))
  const stop = async (): Promise<readonly string[]> => {
    load.isOver = true
    await running
    return receipts
  }
  return { stop, slowest, receipts }
}

/** Waits until the topic holds every acknowledged event, and nothing else. */
const expectInTopic = async (projectId: string, receipts: readonly string[]): Promise<void> => {
  const wanted = new Set(receipts)
  expect(wanted.size).toBe(receipts.length)
  const found = async () => new Set((await gateway.topic.of(projectId, 0, 0)).map(({ key }) => key))
  await expect.poll(async () => (await found()).size, { timeout: 20_000 }).toBe(wanted.size)
  expect([...(await found())].filter((id) => !wanted.has(id))).toEqual([])
}

describe('Kafka is silent', () => {
  test('frozen under load: everyone gets 202, within 2 s, and all of it arrives', async () => {
    const { key, projectId } = await gateway.createProject()
    const load = startLoad(key)
    await expect.poll(() => load.receipts.length, { timeout: 5_000 }).toBeGreaterThan(50)
    stores.kill('kafka', 'SIGSTOP')
    try {
      const before = load.receipts.length
      await expect
        .poll(() => gateway.health.report()['kafka'], { timeout: 10_000 })
        .toMatch(/^not acknowledging; \d+ events, \d+ KiB in the spool, oldest \d{4}-/)
      expect(gateway.health.ready).toBe(true)
      await expect
        .poll(() => load.receipts.length, { timeout: 10_000 })
        .toBeGreaterThan(before + 200)
    } finally {
      stores.kill('kafka', 'SIGCONT')
    }
    await expect.poll(() => gateway.health.report()['kafka'], { timeout: 15_000 }).toBe('ok')
    const receipts = await load.stop()
    expect(load.slowest.ms).toBeLessThan(2_500)
    await expectInTopic(projectId, receipts)
  })

  test('killed under load, back on the same address: 202 throughout, and all of it arrives', async () => {
    const { key, projectId } = await gateway.createProject()
    const load = startLoad(key)
    await expect.poll(() => load.receipts.length, { timeout: 5_000 }).toBeGreaterThan(50)
    stores.kill('kafka')
    await stores.whenServing('kafka')
    await expect.poll(() => gateway.health.report()['kafka'], { timeout: 15_000 }).toBe('ok')
    await expectInTopic(projectId, await load.stop())
  })

  test('a copy from the spool is what the client sent, under the same request', async () => {
    const { key, projectId } = await gateway.createProject()
    stores.kill('kafka', 'SIGSTOP')
    const sent = await send(key).finally(() => stores.kill('kafka', 'SIGCONT'))
    expect(sent.status).toBe(202)
    await expectInTopic(projectId, [sent.receipt])
    // The first attempt may be in the log too: then it is the same message twice.
    for (const message of await gateway.topic.of(projectId, 0, 0)) {
      expect(message.text.startsWith(body.slice(0, -1))).toBe(true)
      expect(message.request).toMatch(/^[0-9a-f]{16}$/)
      expect(message.event).toMatchObject({ id: sent.receipt, project_id: projectId })
    }
    const requests = (await gateway.topic.of(projectId, 0, 0)).map(({ request }) => request)
    expect(new Set(requests).size).toBe(1)
    await expect.poll(() => gateway.health.report()['kafka'], { timeout: 10_000 }).toBe('ok')
  })
})

describe('PostgreSQL is silent', () => {
  test('known keys go on, unknown ones get 503, announcements are missed by nobody', async () => {
    const { key, keyId } = await gateway.createProject()
    expect((await send(key)).status).toBe(202)
    // That the key was made is announced, too: known again after that, it is asked for no more.
    await sleep(500)
    expect((await send(key)).status).toBe(202)
    stores.kill('postgres')
    expect((await send(key)).status).toBe(202)
    const unknown = await send(createApiKey('ingest'))
    expect([401, 503]).toContain(unknown.status)
    await stores.whenServing('postgres')
    await gateway.pool.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [keyId])
    await expect.poll(async () => (await send(key)).status, { timeout: 10_000 }).toBe(401)
  })
})

test('a drain answers what is in work and refuses new connections', async () => {
  const { key, projectId } = await gateway.createProject()
  const inWork = Array.from({ length: 50 }, () => send(key))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const stopped = gateway.stopGateway()
  const settled = await Promise.allSettled(inWork)
  await stopped
  const answered = settled
    .filter((result) => result.status === 'fulfilled')
    .map(({ value }) => value)
  for (const { status } of answered) expect(status).toBe(202)
  expect(await gateway.topic.of(projectId, answered.length)).toHaveLength(answered.length)
  await expect(send(key)).rejects.toThrow('fetch failed')
})
