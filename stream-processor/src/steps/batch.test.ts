import type { BusMessage } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { createBatcher, shareLimits } from './batch.ts'

const LIMITS = { rows: 10, bytes: 1_000, lingerMs: 50, intervalMs: 500 }
const messages = (count: number, bytes = 1): BusMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    partition: 0,
    offset: BigInt(index),
    key: null,
    value: Buffer.alloc(bytes),
  }))

test('nothing waits: nothing is due', () => {
  expect(createBatcher(LIMITS).dueAt).toBeUndefined()
})

test('a lone message goes after the linger, later ones wait for the interval', () => {
  const batcher = createBatcher(LIMITS)
  batcher.add(messages(1), 1_000)
  batcher.add(messages(1), 1_040)
  expect(batcher.dueAt).toBe(1_050)
  expect(batcher.take(1_050)).toHaveLength(2)
  batcher.add(messages(1), 1_060)
  expect(batcher.dueAt).toBe(1_550)
  batcher.take(1_550)
  batcher.add(messages(1), 9_000)
  expect(batcher.dueAt).toBe(9_050)
})

test('full by rows: due at once, cut to the limit, the rest keeps its order', () => {
  const batcher = createBatcher(LIMITS)
  batcher.add(messages(23), 0)
  expect([batcher.full, batcher.dueAt]).toEqual([true, 0])
  expect(batcher.take(1)).toHaveLength(10)
  expect(batcher.take(1).map(({ offset }) => offset)[0]).toBe(10n)
  expect(batcher.full).toBe(false)
  expect(batcher.take(1)).toHaveLength(3)
})

test('full by bytes; one message over the limit goes alone', () => {
  const batcher = createBatcher(LIMITS)
  batcher.add([...messages(1, 5_000), ...messages(3, 400)], 0)
  expect(batcher.full).toBe(true)
  expect([batcher.take(0), batcher.take(0), batcher.take(0)].map((b) => b.length)).toEqual([
    1, 2, 1,
  ])
  batcher.add(messages(1), 0)
  batcher.clear()
  expect(batcher.dueAt).toBeUndefined()
})

test('the bytes that wait in all partitions together are bounded, however many there are', () => {
  const limits = { rows: 10_000, bytes: 8_000, lingerMs: 50, intervalMs: 500 }
  const [waiting, size, fetched] = [32_000, 10, 70]
  for (const [partitions, bytes] of [
    [1, 8_000],
    [4, 8_000],
    [16, 2_000],
  ] as const) {
    const share = shareLimits(limits, waiting, partitions)
    expect(share).toEqual({ ...limits, bytes })
    let held = 0
    for (let partition = 0; partition < partitions; partition++) {
      const batcher = createBatcher(share)
      for (; !batcher.full; held += fetched * size) batcher.add(messages(fetched, size), 0)
    }
    expect(held).toBeLessThan(waiting + partitions * fetched * size)
  }
})
