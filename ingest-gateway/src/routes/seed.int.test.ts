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

test.each([
  [
    'crash',
    {
      errorName: 'TypeError',
      errorMessage: 'no',
      stackTrace: 'at pay (App.js:1:2)',
      isFatal: true,
    },
    { type: 'error', name: 'TypeError', level: 'fatal', error: { handled: false } },
  ],
  [
    'session',
    { sessionId: 's1', startedAt: '2026-11-20T09:00:00.000Z', crashed: false },
    { type: 'session', name: 'session_start', session_id: 's1' },
  ],
  [
    'screen-view',
    { screenName: 'Home', loadTime: 12, sessionId: 's1' },
    { type: 'event', name: 'screen_view', value: 12, tags: { screen: 'Home' }, session_id: 's1' },
  ],
  [
    'api-call',
    { endpoint: '/pay', httpMethod: 'POST', statusCode: 502, duration: 80 },
    { type: 'metric', name: 'api_call', value: 80, tags: { status: '502' } },
  ],
])('/analytics/%s', async (kind, body, event) => {
  const { key, projectId } = await gateway.createProject()
  const sent = JSON.stringify({ apiKey: key, context: { user: { userId: 'u1' } }, ...body })
  const answer = await post(`${gateway.url}/analytics/${kind}`, sent)
  expect(answer).toMatchObject({ status: 201, json: { success: true } })
  const [landed] = await gateway.topic.of(projectId, 1)
  expect(landed?.event).toMatchObject({ ...event, user_id: 'u1' })
  expect(landed?.text).not.toContain(key)
  const { data } = answer.json as { data: { id: string; crashGroupId?: string } }
  expect(data.id).toBe(landed?.key)
  expect(data.crashGroupId !== undefined).toBe(kind === 'crash')
})

test('/analytics: its own fields are named, unknown forms do not exist', async () => {
  const { key } = await gateway.createProject()
  const answer = await post(`${gateway.url}/analytics/crash`, JSON.stringify({ apiKey: key }))
  expect(answer).toMatchObject({
    status: 422,
    json: { success: false, errors: [{ pointer: '/errorName', code: 'required' }] },
  })
  expect((await post(`${gateway.url}/analytics/other`, '{}')).status).toBe(404)
})
