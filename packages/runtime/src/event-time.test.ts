import { expect, test } from 'vitest'
import { epochMs, occurredAt } from './event-time.ts'

const received = Date.parse('2026-11-24T09:00:00.000Z')
const at = (offsetMs: number): string => new Date(received + offsetMs).toISOString()

test.each([
  ['no timestamp', undefined, undefined, 0],
  ['a timestamp alone is believed', at(-5_000), undefined, -5_000],
  ['sent just now: a right clock', at(-5_000), at(-900), -5_000],
  ['the device is an hour behind', at(-3_605_000), at(-3_600_000), -5_000],
  ['the device is an hour ahead', at(3_595_000), at(3_600_000), -5_000],
  ['ahead, and it did not say when it sent', at(3_595_000), undefined, 0],
  ['a little in the future is no fault', at(30_000), undefined, 30_000],
  [
    'the far past stays',
    '1999-12-31T23:59:59Z',
    undefined,
    Date.UTC(1999, 11, 31, 23, 59, 59) - received,
  ],
  ['numbers are milliseconds', received - 5_000, received, -5_000],
  ['a correction into nonsense', 0, 253_402_300_799_999, 0],
] as const)('%s', (_name, timestamp, sentAt, expected) => {
  expect(occurredAt(timestamp, sentAt, received) - received).toBe(expected)
})

test('an offline device that sends late keeps the time of the event', () => {
  const happened = at(-86_400_000)
  expect(occurredAt(happened, at(0), received)).toBe(Date.parse(happened))
})

test.each([
  ['2026-11-24T09:00:00Z', 0],
  ['2026-11-24t09:00:00z', 0],
  ['2026-11-24T10:00:00.5+01:00', 500],
  ['2026-11-24T08:59:60Z', -1_000],
])('reads %s', (text, offset) => {
  expect(epochMs(text) - received).toBe(offset)
})
