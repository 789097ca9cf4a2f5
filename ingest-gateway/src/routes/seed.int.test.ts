/** POST /ingest: the first client's form, end to end. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { bearer, post, startTestGateway, type TestGateway } from '../fixtures/gateway.ts'

let gateway: TestGateway
let ingest: string
beforeAll(async () => {
  gateway = await startTestGateway(inject('stores'))
  ingest = `${gateway.url}/ingest`
})
afterAll(() => gateway.stop())

const form = (key: string, changes: Record<string, unknown> = {}) =>
  JSON.stringify({ apiKey: key, type: 'event', name: 'opened', payload: { a: 1 }, ...changes })

test('201 in its own form; the key reaches Kafka nowhere', async () => {
  const { key, projectId } = await gateway.createProject()
  const answer = await post(ingest, form(key, { timestamp: '2026-11-20T09:00:00.000Z' }))
  expect(answer.status).toBe(201)
  const [landed] = await gateway.topic.of(projectId, 1)
  expect(answer.json).toEqual({
    success: true,
    message: 'Event ingested',
    data: {
      id: landed?.key,
      projectId,
      type: 'event',
      name: 'opened',
      payload: { a: 1 },
      timestamp: '2026-11-20T09:00:00.000Z',
      receivedAt: landed?.event.received_at,
    },
  })
  expect(landed?.text).not.toContain(key)
  expect(landed?.text).not.toContain('apiKey')
})

test('the context of its client is kept', async () => {
  const { key, projectId } = await gateway.createProject()
  const context = { device: { platform: 'ios', screenWidth: 390 }, user: { userId: 'u1' } }
  expect((await post(ingest, form(key, { context }))).status).toBe(201)
  const [landed] = await gateway.topic.of(projectId, 1)
  expect(landed?.event).toMatchObject({
    platform: 'ios',
    user_id: 'u1',
    payload: { a: 1, context: { device: { screenWidth: 390 } } },
  })
})

test('the key in the header works too', async () => {
  const { key } = await gateway.createProject()
  const body = JSON.stringify({ type: 'event', name: 'opened', payload: {} })
  expect((await post(ingest, body, bearer(key))).status).toBe(201)
})

test.each([
  ['no key', 401, 'missing_key', { type: 'event', name: 'x', payload: {} }],
  ['a wrong key', 401, 'invalid_key', { apiKey: 'pb_live_x', type: 'event', name: 'x' }],
  ['no object', 422, 'invalid_event', [1]],
])('%s: %i in its own form', async (_name, status, code, value) => {
  const answer = await post(ingest, JSON.stringify(value))
  expect(answer.status).toBe(status)
  expect(answer.json).toMatchObject({ success: false, code })
  expect(answer.json['message']).toBe(answer.json['detail'])
})

test('a wrong field is named', async () => {
  const { key } = await gateway.createProject()
  const answer = await post(ingest, form(key, { type: 'evnt' }))
  expect(answer.status).toBe(422)
  expect(answer.json).toMatchObject({ success: false, errors: [{ pointer: '/type' }] })
})
