import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOf, RecentIds } from './recent-ids.ts'

const HOUR = 3_600_000
const create = (most: number, now = 0) => new RecentIds({ most, horizonMs: HOUR, seed: 42 }, now)

test('the hash is that of the four words of the id', () => {
  expect(hashOf('00112233-4455-6677-8899-aabbccddeef0')).toBe(
    (0x00112233 ^ 0x44556677 ^ 0x8899aabb ^ 0xccddeef0) >>> 0,
  )
})

test('an id is known after it was added, and from before', () => {
  const ids = create(1_000)
  expect(ids.add(7, 0)).toBe(false)
  expect(ids.add(7, 0)).toBe(true)
  ids.recall(9)
  expect(ids.add(9, 0)).toBe(true)
  expect(ids.add(0, 0)).toBe(false)
  expect(ids.add(0, 0)).toBe(true)
})

test('none of many is forgotten, and next to none is suspected wrongly', () => {
  const ids = create(100_000)
  const hashes = Array.from({ length: 20_000 }, () => hashOf(randomUUID()))
  const wrong = hashes.filter((hash) => ids.add(hash, 0)).length
  expect(wrong).toBeLessThan(5)
  expect(hashes.every((hash) => ids.add(hash, 0))).toBe(true)
})

test('between half of the bound and the bound is held, at 5 to 11 bytes an id', () => {
  const most = 10_000
  const ids = create(most)
  let largest = 0
  for (let hash = 1; hash <= 10 * most; hash++) {
    ids.add(hash, hash)
    largest = Math.max(largest, ids.size)
  }
  expect(largest).toBeLessThanOrEqual(most)
  expect(ids.size).toBeGreaterThanOrEqual(most / 2)
  expect(ids.bytes / most).toBeLessThanOrEqual(11)
  // Half of the bound is held whole, and the set says since when.
  const newest = Array.from({ length: most / 2 }, (_, index) => 10 * most - index)
  expect(newest.every((hash) => ids.add(hash, 10 * most))).toBe(true)
  expect(ids.since).toBeLessThanOrEqual(10 * most - most / 2)
})

test('an id at the edge of the horizon is known, one from two horizons ago is not', () => {
  const ids = create(1_000)
  ids.add(1, 0)
  ids.add(2, HOUR - 1)
  ids.add(3, HOUR)
  expect(ids.add(2, 2 * HOUR - 2)).toBe(true)
  ids.add(4, 2 * HOUR)
  expect(ids.add(1, 2 * HOUR)).toBe(false)
  expect(ids.since).toBe(HOUR)
})

test('it covers from when it was made, or from what it was told', () => {
  const ids = create(1_000, 5 * HOUR)
  expect(ids.since).toBe(5 * HOUR)
  ids.covers(4 * HOUR)
  expect(ids.since).toBe(4 * HOUR)
})
