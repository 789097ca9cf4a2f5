import { OPEN_KEY } from '@pulseboard/db'
import { describe, expect, test } from 'vitest'
import { changeSettings, normalOrigin } from './key-settings.ts'

const nowMs = Date.parse('2026-11-24T09:00:00.000Z')
const ingest = { scope: 'ingest', nowMs } as const

describe('origins', () => {
  test.each([
    ['https://app.example.com', 'https://app.example.com'],
    [' HTTPS://App.Example.com/ ', 'https://app.example.com'],
    ['https://app.example.com:443', 'https://app.example.com'],
    ['http://app.example.com:443', 'http://app.example.com:443'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://*.example.com', 'https://*.example.com'],
    ['http://*.localhost:5173', 'http://*.localhost:5173'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['capacitor://localhost', 'capacitor://localhost'],
  ])('%s', (text, normal) => expect(normalOrigin(text, 0)).toBe(normal))

  test.each([
    'app.example.com',
    'https://app.example.com/path',
    'https://app.example.com?x',
    'https://user@app.example.com',
    'https://*.com',
    'https://*',
    'https://a.*.example.com',
    'https://',
    'null',
    '*',
    '',
    'https://app.example.com\nx',
  ])('%s is none', (text) =>
    expect(() => changeSettings(OPEN_KEY, { origins: ['https://a.b', text] }, ingest)).toThrow(
      expect.objectContaining({ violations: [expect.objectContaining({ pointer: '/origins/1' })] }),
    ),
  )

  test('the same one twice is kept once', () => {
    const origins = ['https://a.b', 'https://a.b:443/']
    expect(changeSettings(OPEN_KEY, { origins }, ingest).origins).toEqual(['https://a.b'])
  })
})

test('what is left out stays, null takes a bound away', () => {
  const was = { ...OPEN_KEY, environment: 'production', rate_limit: 5, monthly_quota: 10 }
  expect(changeSettings(was, { rate_limit: null }, ingest)).toEqual({ ...was, rate_limit: null })
  expect(changeSettings(was, {}, ingest)).toEqual(was)
})

test('an expiry date lies ahead', () => {
  const expires_at = '2026-11-25T00:00:00Z'
  expect(changeSettings(OPEN_KEY, { expires_at }, ingest).expires_at).toEqual(new Date(expires_at))
  expect(() => changeSettings(OPEN_KEY, { expires_at: '2026-11-24T09:00:00Z' }, ingest)).toThrow(
    /time to come/,
  )
})

test.each(['environment', 'origins', 'require_origin', 'rate_limit', 'monthly_quota'] as const)(
  'a read key has no %s',
  (field) =>
    expect(() => changeSettings(OPEN_KEY, { [field]: null }, { scope: 'read', nowMs })).toThrow(
      new RegExp(`${field} is for keys with scope ingest`),
    ),
)
