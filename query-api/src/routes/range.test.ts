import { STEPS } from '@pulseboard/contracts'
import { assert as holds, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillBuckets, parseInstant, parseMinutes, parseRange, parseSteppedRange } from './range.ts'

const HOUR = 3_600_000
const problem = (pointer: string) =>
  expect.objectContaining({
    code: 'invalid_request',
    violations: [expect.objectContaining({ pointer })],
  })

describe('instants', () => {
  test.each([
    ['0', 0],
    ['1764000000000', 1_764_000_000_000],
    ['2026-11-24T09:00:00Z', Date.UTC(2026, 10, 24, 9)],
    ['2026-11-24T09:00:00.250+01:00', Date.UTC(2026, 10, 24, 8, 0, 0, 250)],
    ['2026-11-24 09:00z', Date.UTC(2026, 10, 24, 9)],
  ])('%s', (text, ms) => {
    expect(parseInstant('from', text)).toBe(ms)
  })
  test.each([
    '',
    'now',
    '2026-11-24',
    '2026-11-24T09:00:00',
    '-1',
    '1e9',
    '999999999999999',
    'NaN',
  ])('refuses %j', (text) => {
    expect(() => parseInstant('from', text)).toThrow(problem('/query/from'))
  })
})

test('an empty, reversed or endless range is refused with the field', () => {
  expect(() => parseRange({ from: '5', to: '5' })).toThrow(problem('/query/to'))
  expect(() => parseRange({ from: '6', to: '5' })).toThrow(problem('/query/to'))
  expect(() => parseRange({ from: '0', to: String(401 * 24 * HOUR) })).toThrow(
    problem('/query/from'),
  )
})

test('a step outside the list or far too fine is refused', () => {
  const day = { from: '0', to: String(24 * HOUR) }
  expect(() => parseSteppedRange({ ...day, step: '61' })).toThrow(problem('/query/step'))
  expect(() => parseSteppedRange({ from: '0', to: String(90 * 24 * HOUR), step: '60' })).toThrow(
    problem('/query/step'),
  )
  expect(parseSteppedRange({ ...day, step: '60' }).stepSeconds).toBe(60)
})

test.each([
  [1, 60],
  [6, 300],
  [24, 300],
  [3 * 24, 900],
  [7 * 24, 3600],
  [30 * 24, 21_600],
  [400 * 24, 86_400],
])('%i hours get a step of %i s', (hours, step) => {
  expect(parseSteppedRange({ from: '0', to: String(hours * HOUR) }).stepSeconds).toBe(step)
})

test('any range is covered by aligned, gapless, bounded buckets', () => {
  holds(
    property(
      integer({ min: 0, max: 2_000_000_000_000 }),
      integer({ min: 1, max: 400 * 24 * HOUR }),
      (from, length) => {
        const range = parseSteppedRange({ from: String(from), to: String(from + length) })
        const buckets = fillBuckets(range, [], (t) => t)
        expect(STEPS).toContain(range.stepSeconds)
        expect(range.from).toBeLessThanOrEqual(from)
        expect(range.to).toBeGreaterThanOrEqual(from + length)
        expect(buckets.length).toBeLessThanOrEqual(402)
        expect(buckets[0]).toBe(range.from)
        expect(buckets.every((t) => t % (range.stepSeconds * 1000) === 0)).toBe(true)
      },
    ),
  )
})

test('found rows take their place, the rest stands for nothing', () => {
  const range = parseSteppedRange({ from: '0', to: '180000', step: '60' })
  const rows = [{ t: 60_000, n: 7 }]
  expect(fillBuckets(range, rows, (t, row) => [t, row?.n ?? 0])).toEqual([
    [0, 0],
    [60_000, 7],
    [120_000, 0],
  ])
})

test('overviews are asked in whole minutes', () => {
  expect(parseMinutes({ from: '61000', to: '125000' })).toEqual({ from: 60_000, to: 180_000 })
})
