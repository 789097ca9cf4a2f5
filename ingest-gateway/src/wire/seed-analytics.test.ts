import { expect, test } from 'vitest'
import { checkEventInput } from '@pulseboard/runtime'
import { crashGroupId, SEED_READERS, type SeedKind } from './seed-analytics.ts'

const CONTEXT = {
  device: { platform: 'ios', os: 'iOS', osVersion: '18.1', model: 'iPhone16,1', screenWidth: 390 },
  app: { appVersion: '1.4.2', buildNumber: '77', environment: 'production' },
  user: { userId: 'u1' },
  session: { sessionId: 's-context' },
}
const read = (kind: SeedKind, form: Record<string, unknown>) => {
  const { apiKey, event } = SEED_READERS[kind](
    Buffer.from(JSON.stringify({ apiKey: 'k', ...form })),
  )
  expect(apiKey).toBe('k')
  // An event that this reader makes is one that the gateway accepts.
  expect(checkEventInput(event)).toBeUndefined()
  return event
}

const CRASH = {
  errorName: 'TypeError',
  errorMessage: 'undefined is not a function',
  stackTrace: 'TypeError: undefined\n  at pay (App.js:10:5)\n  at run (App.js:2:1)',
  isFatal: true,
}

test('a crash, with its context', () => {
  expect(read('crash', { ...CRASH, sessionId: 's1', context: CONTEXT })).toMatchObject({
    type: 'error',
    name: 'TypeError',
    level: 'fatal',
    session_id: 's1',
    platform: 'ios',
    user_id: 'u1',
    app_version: '1.4.2',
    environment: 'production',
    tags: { build_number: '77' },
    error: { type: 'TypeError', message: CRASH.errorMessage, handled: false },
    payload: { context: { device: { screenWidth: 390 } } },
  })
  expect(read('crash', { ...CRASH, isFatal: false })).toMatchObject({
    level: 'error',
    error: { handled: true },
  })
})

test('crashes of one place are one group, whatever the lines and addresses', () => {
  const id = crashGroupId('TypeError', CRASH.stackTrace)
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(crashGroupId('TypeError', CRASH.stackTrace.replaceAll('10:5', '12:9'))).toBe(id)
  expect(crashGroupId('TypeError', `${CRASH.stackTrace}\n  at deeper`)).toBe(id)
  expect(crashGroupId('RangeError', CRASH.stackTrace)).not.toBe(id)
})

test('what is too long for us is cut and named, never refused', () => {
  const stackTrace = `${'x'.repeat(8_191)}😀`
  const event = read('crash', { ...CRASH, errorName: 'N'.repeat(300), stackTrace })
  expect(event).toMatchObject({ payload: { cut: ['errorName', 'stackTrace'] } })
  expect((event['error'] as { stack: string }).stack).toHaveLength(8_191)
})

test('sessions: started, ended, crashed', () => {
  const started = { sessionId: 's1', startedAt: '2026-11-24T09:00:00.000Z' }
  expect(read('session', started)).toEqual({
    type: 'session',
    name: 'session_start',
    timestamp: '2026-11-24T09:00:00.000Z',
    session_id: 's1',
    payload: { startedAt: '2026-11-24T09:00:00.000Z' },
  })
  const ended = { endedAt: 'Tue, 24 Nov 2026 09:05:00 GMT', duration: 300_000, crashed: true }
  expect(read('session', { ...started, ...ended })).toMatchObject({
    name: 'session_end',
    timestamp: '2026-11-24T09:05:00.000Z',
    value: 300_000,
    unit: 'ms',
    payload: { crashed: true, duration: 300_000 },
  })
})

test('screen views and API calls', () => {
  expect(read('screen-view', { screenName: 'Home', loadTime: 120, timeSpent: 4_000 })).toEqual({
    type: 'event',
    name: 'screen_view',
    value: 120,
    unit: 'ms',
    tags: { screen: 'Home' },
    payload: { loadTime: 120, timeSpent: 4_000 },
  })
  const call = { endpoint: '/v1/pay', httpMethod: 'POST', statusCode: 502, duration: 80.5 }
  expect(read('api-call', { ...call, payloadSize: 10, context: CONTEXT })).toMatchObject({
    type: 'metric',
    name: 'api_call',
    value: 80.5,
    session_id: 's-context',
    tags: { endpoint: '/v1/pay', method: 'POST', status: '502', build_number: '77' },
    payload: { payloadSize: 10 },
  })
})

test('a field that the form does not know is kept apart', () => {
  expect(read('screen-view', { screenName: 'Home', project_id: 'x', type: 'error' })).toMatchObject(
    {
      type: 'event',
      payload: { others: { project_id: 'x', type: 'error' } },
    },
  )
})

test.each<[SeedKind, Record<string, unknown>, string]>([
  ['crash', { ...CRASH, errorName: undefined }, '/errorName'],
  ['crash', { ...CRASH, isFatal: 'yes' }, '/isFatal'],
  ['session', { startedAt: '2026-11-24T09:00:00Z' }, '/sessionId'],
  ['session', { sessionId: 's', startedAt: 'soon' }, '/startedAt'],
  ['screen-view', {}, '/screenName'],
  ['screen-view', { screenName: 'Home', loadTime: '1' }, '/loadTime'],
  ['api-call', { endpoint: '/', httpMethod: 'GET', duration: 1 }, '/statusCode'],
])('%s %j is refused at %s', (kind, form, pointer) => {
  const body = Buffer.from(JSON.stringify(form))
  expect(() => SEED_READERS[kind](body)).toThrow(
    expect.objectContaining({ violations: [expect.objectContaining({ pointer })] }),
  )
})
