import { expect, test } from 'vitest'
import { createMisses } from './misses.ts'

const setUp = (addresses = 10) => {
  let now = 0
  const misses = createMisses({ now: () => now }, { most: 3, seconds: 30, addresses })
  return { misses, pass: (ms: number) => void (now += ms) }
}

test('after so many failures an address waits, then tries are given back one by one', () => {
  const { misses, pass } = setUp()
  for (let i = 0; i < 3; i++) {
    expect(misses.wait('a')).toBe(0)
    misses.count('a')
  }
  expect(misses.wait('a')).toBe(10)
  expect(misses.wait('b')).toBe(0)
  pass(10_000)
  expect(misses.wait('a')).toBe(0)
  misses.count('a')
  expect(misses.wait('a')).toBe(10)
  pass(3_600_000)
  for (let i = 0; i < 3; i++) misses.count('a')
  expect(misses.wait('a')).toBe(10)
})

test('a clock that was set back punishes nobody; memory is bounded', () => {
  const { misses, pass } = setUp(2)
  for (let i = 0; i < 3; i++) misses.count('a')
  pass(-1_000_000)
  expect(misses.wait('a')).toBe(10)
  misses.count('b')
  misses.count('c')
  expect(misses.wait('a')).toBe(0)
})
