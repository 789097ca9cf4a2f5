/** POST /v1/events against the real stores: every wire form, exact bytes in Kafka, keys, limits, CORS. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { anEventInput, Event, IngestResult } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { bearer, post, startTestGateway, type TestGateway } from '../fixtures/gateway.ts'

const isEvent = compile(Event)
const isResult = compile(IngestResult)
let gateway: TestGateway
let events: string
beforeAll(async () => {
  gateway = await startTestGateway(inject('stores'))
  events = `${gateway.url}/v1/events`
})
afterAll(() => gateway.stop())

const named = (...names: string[]) => names.map((name) => anEventInput({ name }))
const lines = (values: unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

describe('what is acknowledged is in Kafka', () => {
  test('one event: the bytes of the client and the fields of the server', async () => {
    const { key, keyId, projectId } = await gateway.createProject()
    const sent = '{ "type":"error", "name":"caf\\u00e9 ☕", "payload":{"n":1.50e1} }'
    const answer = await post(events, sent, bearer(key))
    expect(answer.status).toBe(202)
    expect(isResult(answer.json)).toBeNull()
    const [landed] = await gateway.topic.of(projectId, 1)
    expect(landed?.text.startsWith(sent.slice(0, -1))).toBe(true)
    expect(isEvent(landed?.event)).toBeNull()
    expect(landed?.event).toMatchObject({ project_id: projectId, key_id: keyId })
    expect(landed?.key).toBe(landed?.event.id)
    expect(answer.json).toMatchObject({
      receipt: landed?.key,
      accepted: 1,
      rejected: [],
      see: `http://localhost:3001/p/shop-${projectId}/events/${landed?.key}`,
    })
  })

  test.each([
    ['an array', 'application/json', JSON.stringify(named('a', 'b', 'c'))],
    ['lines', 'application/x-ndjson', `${lines(named('a', 'b', 'c'))}\n`],
    ['a beacon with an array', 'text/plain;charset=UTF-8', JSON.stringify(named('a', 'b', 'c'))],
    ['a beacon with lines', 'text/plain', lines(named('a', 'b', 'c'))],
  ])('%s', async (_form, type, body) => {
    const { key, projectId } = await gateway.createProject()
    const answer = await post(events, body, { ...bearer(key), 'content-type': type })
    expect(answer).toMatchObject({ status: 202, json: { accepted: 3 } })
    const landed = await gateway.topic.of(projectId, 3)
    expect(landed.map(({ event }) => event.name).toSorted()).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('%s', async (encoding, compress) => {
    const { key, projectId } = await gateway.createProject()
    const body = compress(JSON.stringify(named('a', 'b')))
    const answer = await post(events, new Uint8Array(body), {
      ...bearer(key),
      'content-encoding': encoding,
    })
    expect(answer).toMatchObject({ status: 202, json: { accepted: 2 } })
    const landed = await gateway.topic.of(projectId, 2)
    expect(landed).toHaveLength(2)
    expect(landed[0]?.request).toMatch(/^[0-9a-f]{16}$/)
    expect(landed[1]?.request).toBe(landed[0]?.request)
  })

  test('a batch of 1000, larger than one send', async () => {
    const { key, projectId } = await gateway.createProject()
    const batch = Array.from({ length: 1000 }, (_, index) =>
      anEventInput({ name: `n${index}`, payload: { text: 'x'.repeat(3_000) } }),
    )
    const answer = await post(events, JSON.stringify(batch), bearer(key))
    expect(answer).toMatchObject({ status: 202, json: { accepted: 1000 } })
    const landed = await gateway.topic.of(projectId, 1000)
    expect(new Set(landed.map(({ event }) => event.name)).size).toBe(1000)
  })
})

test('each event is judged alone', async () => {
  const { key, projectId } = await gateway.createProject()
  const body = `[${JSON.stringify(anEventInput({ name: 'good' }))},{"type":"erorr","name":"x"},3]`
  const answer = await post(events, body, bearer(key))
  expect(answer.status).toBe(202)
  expect(answer.json).toMatchObject({
    accepted: 1,
    rejected: [
      { index: 1, pointer: '/type', code: 'not_in_list' },
      { index: 2, pointer: '', code: 'type' },
    ],
  })
  expect(await gateway.topic.of(projectId, 1)).toHaveLength(1)
})

test('none good: 422 that lists them', async () => {
  const { key } = await gateway.createProject()
  const answer = await post(events, '[{"type":"event"},{"name":"x"}]', bearer(key))
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.json).toMatchObject({ code: 'invalid_event' })
  expect(answer.json['errors']).toHaveLength(2)
})

test("the client's id is the key, in lower case", async () => {
  const { key, projectId } = await gateway.createProject()
  const id = '01934F5E-8F00-7C3A-9D2B-3F4A5B6C7D8E'
  const answer = await post(events, JSON.stringify(anEventInput({ id })), bearer(key))
  expect(answer.json['receipt']).toBe(id.toLowerCase())
  expect((await gateway.topic.of(projectId, 1))[0]?.key).toBe(id.toLowerCase())
})

describe('keys', () => {
  test('none, damaged, unknown, read-only', async () => {
    const { key, projectId } = await gateway.createProject()
    const reader = await gateway.createKey(projectId, 'read')
    const body = JSON.stringify(anEventInput())
    const codeWith = async (headers: Record<string, string>) => {
      const { status, json } = await post(events, body, headers)
      return [status, json['code']]
    }
    expect(await codeWith({})).toEqual([401, 'missing_key'])
    expect(await codeWith(bearer(`${key}x`))).toEqual([401, 'invalid_key'])
    expect(await codeWith({ authorization: 'Basic eDp5' })).toEqual([401, 'invalid_key'])
    expect(await codeWith(bearer(reader.key))).toEqual([403, 'key_scope'])
    expect((await post(`${events}?key=${key}`, body)).status).toBe(401)
  })

  test('a revoked key is refused within a second, a new one works at once', async () => {
    const { key, keyId, projectId } = await gateway.createProject()
    const body = JSON.stringify(anEventInput())
    expect((await post(events, body, bearer(key))).status).toBe(202)
    await gateway.pool.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [keyId])
    const revokedAt = Date.now()
    while ((await post(events, body, bearer(key))).status !== 401)
      expect(Date.now() - revokedAt).toBeLessThan(1_000)
    const { key: next } = await gateway.createKey(projectId)
    expect((await post(events, body, bearer(next))).status).toBe(202)
  })

  test('a project that is deleted can no longer send', async () => {
    const { key, projectId } = await gateway.createProject()
    const body = JSON.stringify(anEventInput())
    expect((await post(events, body, bearer(key))).status).toBe(202)
    await gateway.pool.query('DELETE FROM projects WHERE id = $1', [projectId])
    await expect
      .poll(async () => (await post(events, body, bearer(key))).status, { timeout: 1_000 })
      .toBe(401)
  })
})

describe('limits', () => {
  test("429 with headers; another project's events pass", async () => {
    const loud = await gateway.createProject({ rate: 1, burst: 5 })
    const quiet = await gateway.createProject()
    const body = JSON.stringify(named('a', 'b', 'c', 'd', 'e'))
    expect((await post(events, body, bearer(loud.key))).status).toBe(202)
    const refused = await post(events, body, bearer(loud.key))
    expect(refused).toMatchObject({ status: 429, json: { code: 'rate_limited' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(refused.headers.get('ratelimit-policy')).toBe('"project";q=5;w=5')
    expect(refused.headers.get('ratelimit')).toMatch(/^"project";r=0;t=\d+$/)
    expect((await post(events, body, bearer(quiet.key))).status).toBe(202)
  })

  test('a raised limit counts as soon as it is saved', async () => {
    const { key, projectId } = await gateway.createProject({ rate: 1, burst: 1 })
    const body = JSON.stringify(anEventInput())
    expect((await post(events, body, bearer(key))).status).toBe(202)
    expect((await post(events, body, bearer(key))).status).toBe(429)
    await gateway.pool.query('UPDATE projects SET rate_limit = 100000 WHERE id = $1', [projectId])
    await expect
      .poll(async () => (await post(events, body, bearer(key))).status, { timeout: 1_000 })
      .toBe(202)
  })
})

describe('browsers and operators', () => {
  test('preflight, and answers that any origin may read', async () => {
    const preflight = await fetch(events, { method: 'OPTIONS' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
    const refused = await post(events, '{}')
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(refused.headers.get('access-control-allow-credentials')).toBeNull()
    expect(refused.headers.get('access-control-expose-headers')).toContain('X-Request-Id')
  })

  test('other methods are refused by name', async () => {
    const answer = await fetch(events)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })

  test("the client's request id is kept", async () => {
    const answer = await post(events, '{}', { 'x-request-id': 'my-request-1' })
    expect(answer.headers.get('x-request-id')).toBe('my-request-1')
    expect(answer.json['request_id']).toBe('my-request-1')
  })

  test('health and metrics', async () => {
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({
      status: 'ready',
      parts: { gateway: 'ok', kafka: 'ok', postgres: 'ok', spool: 'ok' },
    })
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
    for (const name of ['events_total', 'in_flight_bytes', 'produce_seconds', 'produce_messages'])
      expect(metrics).toContain(`pulseboard_gateway_${name}`)
    expect(metrics).toMatch(/in_flight_bytes\{[^}]*\} 0\n/)
  })
})
