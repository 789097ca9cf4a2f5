import { expect, test } from 'vitest'
import { readSeed } from './seed.ts'

const read = (value: unknown) => readSeed(Buffer.from(JSON.stringify(value)))

test('the minimal form: the key is cut out', () => {
  const { apiKey, event } = read({ apiKey: 'k', type: 'event', name: 'opened', payload: { a: 1 } })
  expect(apiKey).toBe('k')
  expect(event).toEqual({ type: 'event', name: 'opened', payload: { a: 1 } })
})

test('any date that JavaScript reads becomes RFC 3339; another text stays, to be refused', () => {
  expect(read({ timestamp: 'Tue, 24 Nov 2026 09:00:00 GMT' }).event['timestamp']).toBe(
    '2026-11-24T09:00:00.000Z',
  )
  expect(read({ timestamp: 'yesterday' }).event['timestamp']).toBe('yesterday')
})

test('an error carries its message and stack as an error of ours', () => {
  const payload = { message: 'x is not a function', stack: 'TypeError: …' }
  expect(read({ type: 'error', name: 'TypeError', payload }).event['error']).toEqual({
    type: 'TypeError',
    message: 'x is not a function',
    stack: 'TypeError: …',
  })
})

test('a metric takes its value from the payload', () => {
  expect(read({ type: 'metric', name: 'fps', payload: { value: 58.5 } }).event['value']).toBe(58.5)
})

test('the context is mapped; what has no field of ours stays in the payload', () => {
  const context = {
    app: { appVersion: '1.2', buildNumber: '77', environment: 'production' },
    device: {
      platform: 'ios',
      os: 'iOS',
      osVersion: 17,
      model: 'iPhone',
      manufacturer: 'Apple',
      isEmulator: false,
      language: 'de',
      timezone: 'Europe/Berlin',
      screenWidth: 390,
    },
    network: { type: 'wifi', carrier: '', isConnected: true },
    session: { sessionId: 's1', startedAt: '2026-11-24T08:59:00.000Z' },
    user: { userId: 'u1' },
  }
  expect(read({ type: 'event', name: 'x', payload: { a: 1 }, context }).event).toEqual({
    type: 'event',
    name: 'x',
    platform: 'ios',
    app_version: '1.2',
    environment: 'production',
    os: { name: 'iOS', version: '17' },
    device: { model: 'iPhone', manufacturer: 'Apple', emulator: false },
    user_id: 'u1',
    session_id: 's1',
    tags: {
      build_number: '77',
      language: 'de',
      timezone: 'Europe/Berlin',
      network_type: 'wifi',
    },
    payload: {
      a: 1,
      context: {
        device: { screenWidth: 390 },
        network: { isConnected: true },
        session: { startedAt: '2026-11-24T08:59:00.000Z' },
      },
    },
  })
})

test('a field that the client sent itself wins over the mapped one', () => {
  const context = { device: { platform: 'ios' } }
  expect(read({ type: 'event', name: 'x', platform: 'web', context }).event['platform']).toBe('web')
})

test.each([['[1]'], ['"x"'], ['{"a":'], ['{"a":1}{"b":2}'], ['']])('%s is refused', (text) => {
  expect(() => readSeed(Buffer.from(text))).toThrow(/JSON|body/)
})
