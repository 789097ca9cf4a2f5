import { beforeEach, expect, test } from 'vitest'
import { createRecent, type Recent } from './recent.ts'
import type { TailMessage } from './tail.ts'

const message = (partition: number, offset: number, bytes = 10): TailMessage => ({
  partition,
  offset: BigInt(offset),
  id: `${partition}/${offset}`,
  project: 'p',
  value: Buffer.alloc(bytes),
})
const at = (...offsets: number[]): Map<number, bigint> =>
  new Map(offsets.map((offset, partition) => [partition, BigInt(offset)]))
const walked = (recent: Recent, from: Map<number, bigint>): string[] => {
  const place = recent.placeAt(from)
  const ids: string[] = []
  for (let step = recent.walk(place); step !== undefined; step = recent.walk(place))
    ids.push(...step.map(({ id }) => id))
  return ids
}

let recent: Recent
beforeEach(() => {
  recent = createRecent({ messages: 4, bytes: 100 })
  recent.beginAt(at(5, 8))
})

test('a reader sees what lies behind its position, once and in order', () => {
  for (const [partition, offset] of [
    [0, 5],
    [1, 8],
    [0, 6],
  ] as const)
    recent.push(message(partition, offset))
  expect(walked(recent, at(5, 8))).toEqual(['0/5', '1/8', '0/6'])
  expect(walked(recent, at(6, 9))).toEqual(['0/6'])
  const place = recent.placeAt(at(5, 8))
  recent.walk(place)
  expect(place.position).toEqual(at(7, 9))
  expect(recent.walk(place)).toBeUndefined()
  recent.push(message(1, 9))
  expect(recent.walk(place)?.map(({ id }) => id)).toEqual(['1/9'])
})

test('what left is not covered any more: by number, by bytes, by clearing', () => {
  expect(recent.covers(at(5, 8))).toBe(true)
  expect(recent.covers(at(4, 8))).toBe(false)
  expect(recent.covers(at(5))).toBe(false)
  for (let offset = 5; offset < 10; offset++) recent.push(message(0, offset))
  expect(recent.starts).toEqual(at(6, 8))
  recent.push(message(1, 8, 95))
  expect(recent.covers(at(9, 8))).toBe(false)
  expect(recent.covers(at(10, 8))).toBe(true)
  recent.clear()
  expect(recent.covers(at(10, 9))).toBe(false)
})

test('what is put in front is seen by who comes, not again by who has walked on', () => {
  recent.push(message(0, 5))
  const before = recent.placeAt(at(5, 8))
  recent.walk(before)
  recent.prepend([message(0, 3), message(1, 7), message(0, 4), message(0, 5)], at(3, 7))
  expect(recent.covers(at(3, 7))).toBe(true)
  expect(walked(recent, at(3, 7))).toEqual(['0/3', '1/7', '0/4', '0/5'])
  expect(recent.walk(before)).toBeUndefined()
})

test('a reader keeps its place while many messages leave', () => {
  const large = createRecent({ messages: 20_000, bytes: 10 ** 9 })
  large.beginAt(at(0))
  const place = large.placeAt(at(0))
  const seen: TailMessage[] = []
  for (let offset = 0; offset < 60_000; offset++) {
    large.push(message(0, offset, 1))
    if (offset % 500 === 0) seen.push(...(large.walk(place) ?? []))
  }
  for (let step = large.walk(place); step !== undefined; step = large.walk(place))
    seen.push(...step)
  expect(seen.map(({ offset }) => offset)).toEqual(seen.map((_, index) => BigInt(index)))
  expect(seen).toHaveLength(60_000)
})
