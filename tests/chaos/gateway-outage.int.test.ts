/**
 * The gateway while its stores are stopped: Kafka silent means 503 for everyone within two seconds and
 * service again by itself; PostgreSQL silent means that known keys go on; a drain answers what is in work.
 */
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
  const { status, json, headers } = await post(events, body, bearer(key))
  const retryAfter = Number(headers.get('retry-after'))
  return {
    status,
    code: json['code'],
    retryAfter,
    receipt: json['receipt'],
    ms: performance.now() - startedMs,
  }
}

describe('Kafka is silent', () => {
  test('everyone who waits gets 503 within 2 s, those who come next too; then it recovers', async () => {
    const { key, projectId } = await gateway.createProject()
    expect((await send(key)).status).toBe(202)
    stores.kill('kafka', 'SIGSTOP')
    try {
      const waiting = await Promise.all(Array.from({ length: 100 }, () => send(key)))
      for (const { status, code, retryAfter, ms } of waiting) {
        expect([status, code]).toEqual([503, 'bus_unavailable'])
        expect(retryAfter).toBeGreaterThanOrEqual(1)
        expect(ms).toBeLessThan(2_000)
      }
      expect((await send(key)).ms).toBeLessThan(2_000)
      expect(gateway.health.report()['kafka']).not.toBe('ok')
    } finally {
      stores.kill('kafka', 'SIGCONT')
    }
    await expect.poll(async () => (await send(key)).status, { timeout: 10_000 }).toBe(202)
    await expect.poll(() => gateway.health.ready, { timeout: 10_000 }).toBe(true)
    const { receipt } = await send(key)
    await expect
      .poll(async () => (await gateway.topic.of(projectId, 1, 0)).map(({ key }) => key), {
        timeout: 10_000,
      })
      .toContain(receipt)
  })

  test('a killed broker comes back on the same address: service without a restart', async () => {
    const { key } = await gateway.createProject()
    expect((await send(key)).status).toBe(202)
    stores.kill('kafka')
    await expect.poll(async () => (await send(key)).status, { timeout: 3_000 }).toBe(503)
    await stores.whenServing('kafka')
    await expect.poll(async () => (await send(key)).status, { timeout: 15_000 }).toBe(202)
  })
})

describe('PostgreSQL is silent', () => {
  test('known keys go on, unknown ones get 503, announcements are missed by nobody', async () => {
    const { key, keyId } = await gateway.createProject()
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
