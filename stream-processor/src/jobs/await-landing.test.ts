import { expect, test } from 'vitest'
import { countWaiting } from './await-landing.ts'

const at = (...offsets: [number, bigint][]) => new Map(offsets)
const NOTHING = at()

test('what is not committed up to the noted end is waited for', () => {
  const now = { oldest: at([0, 0n], [1, 5n]), next: at([0, 20n], [1, 20n]), committed: at([0, 7n]) }
  expect(countWaiting({ '0': '10', '1': '9' }, now)).toBe(3 + 4)
  expect(countWaiting({ '0': '7', '1': '5' }, now)).toBe(0)
})

test('messages that came after the end was noted are not waited for', () => {
  const now = { oldest: NOTHING, next: at([0, 1_000n]), committed: at([0, 10n]) }
  expect(countWaiting({ '0': '10' }, now)).toBe(0)
})

test('a topic made anew ends where it ends', () => {
  const now = { oldest: at([0, 0n]), next: at([0, 2n]), committed: at([0, 2n]) }
  expect(countWaiting({ '0': '5000', '7': '5000' }, now)).toBe(0)
})
