import { expect, test } from 'vitest'
import { startsOf } from './event-list.ts'

const HOUR_MS = 3_600_000

test('looks an hour back, then a day, then at everything', () => {
  expect(startsOf({ from: 0, to: 48 * HOUR_MS })).toEqual([47 * HOUR_MS, 24 * HOUR_MS, 0])
})

test('never before the range', () => {
  expect(startsOf({ from: 0, to: 24 * HOUR_MS })).toEqual([23 * HOUR_MS, 0])
  expect(startsOf({ from: 0, to: 1000 })).toEqual([0])
})
