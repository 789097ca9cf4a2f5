import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCommitQueue } from './commit-queue.ts'

const setUp = () => createCommitQueue<number>((size) => size)

test('a batch holds several requests and answers each', async () => {
  const queue = setUp()
  const outcomes = [queue.add([1, 2], 10), queue.add([3], 20)]
  expect([queue.bytes, queue.oldestMs]).toEqual([6, 10])
  const batch = queue.take(100)
  expect(batch).toMatchObject({ messages: [1, 2, 3], bytes: 6 })
  expect([queue.bytes, queue.oldestMs]).toEqual([0, undefined])
  batch.succeed()
  expect(await Promise.all(outcomes)).toEqual(['acknowledged', 'acknowledged'])
})

test('a request that needs several batches is acknowledged with the last of them', async () => {
  const queue = setUp()
  let outcome = 'open'
  const settled = queue.add([5, 5, 5], 0).then((value) => (outcome = value))
  queue.take(10).succeed()
  await Promise.resolve()
  expect(outcome).toBe('open')
  queue.take(10).succeed()
  expect(await settled).toBe('acknowledged')
})

test('one failed batch refuses the whole request', async () => {
  const queue = setUp()
  const outcome = queue.add([5, 5, 5], 0)
  queue.take(5).succeed()
  queue.take(5).fail()
  queue.refuseAll()
  expect(await outcome).toBe('unavailable')
  expect(queue.bytes).toBe(0)
})

test('nothing is lost, doubled, reordered or over the bound', () => {
  const requests = fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(requests, fc.integer({ min: 1, max: 120 }), (added, maxBytes) => {
      const queue = setUp()
      for (const messages of added) void queue.add(messages, 0)
      const taken: number[] = []
      while (queue.oldestMs !== undefined) {
        const { messages, bytes } = queue.take(maxBytes)
        expect(messages.length === 1 || bytes <= maxBytes).toBe(true)
        taken.push(...messages)
      }
      expect(taken).toEqual(added.flat())
      expect(queue.bytes).toBe(0)
    }),
  )
})
