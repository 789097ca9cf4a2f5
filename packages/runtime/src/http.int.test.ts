import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHealth } from './health.ts'
import { operations, problems } from './http.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'

const health = createHealth(['kafka'])
const app = new Koa()
app.use(problems(createLogger('test', 'silent'), { now: () => 1_700_000_000_000 }))
app.use(operations(health, createMetrics('test')))
app.use(async (ctx, next) => {
  if (ctx.path === '/boom') throw new Error('secret detail')
  await next()
})
const server = app.listen(0, '127.0.0.1')
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening')
})
afterAll(() => void server.close())

test('an unknown address is a problem that carries the request id', async () => {
  const answer = await get('/nowhere', { 'x-request-id': 'mine-12345' })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.headers.get('x-request-id')).toBe('mine-12345')
  expect(await answer.json()).toMatchObject({ code: 'not_found', request_id: 'mine-12345' })
})

test('a malformed request id is replaced', async () => {
  const answer = await get('/nowhere', { 'x-request-id': 'a b' })
  expect(answer.headers.get('x-request-id')).toMatch(/^req_[0-9a-f-]{36}$/)
})

test('an unexpected error shows nothing of itself', async () => {
  const answer = await get('/boom')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret detail')
})

test('alive at once, ready when the parts are', async () => {
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(503)
  health.set('kafka', undefined)
  const ready = await get('/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ status: 'ready', parts: { kafka: 'ok' } })
})

test('metrics are in the exposition format', async () => {
  const answer = await get('/metrics')
  expect(await answer.text()).toContain('process_cpu_seconds_total')
})
