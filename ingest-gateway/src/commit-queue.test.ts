import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCommitQueue } from './commit-queue.ts'

const setUp = () => createCommitQueue<number>({ sizeOf: (size) => size, ownerOf: () => 'one' })

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

describe('owners take turns', () => {
  interface Message {
    readonly owner: string
    readonly size: number
  }
  const KIB = 1024
  const shared = () =>
    createCommitQueue<Message>({ sizeOf: ({ size }) => size, ownerOf: ({ owner }) => owner })
  const request = (owner: string, count: number, size = KIB): Message[] =>
    Array.from({ length: count }, () => ({ owner, size }))

  test("a flood of one does not come before another's request", () => {
    const queue = shared()
    for (let flood = 0; flood < 20; flood++) void queue.add(request('loud', 1_000), flood)
    void queue.add(request('quiet', 3), 30)
    const { messages } = queue.take(900 * KIB)
    expect(messages.filter(({ owner }) => owner === 'quiet')).toHaveLength(3)
    expect(messages.findIndex(({ owner }) => owner === 'quiet')).toBe(64)
    expect(messages).toHaveLength(900)
    expect(queue.oldestMs).toBe(0)
  })

  test('two floods share every batch', () => {
    const queue = shared()
    for (const owner of ['one', 'two']) void queue.add(request(owner, 5_000), 0)
    for (let batch = 0; batch < 4; batch++) {
      const { messages } = queue.take(640 * KIB)
      expect(messages.filter(({ owner }) => owner === 'one')).toHaveLength(320)
    }
  })

  test('each request is answered once, each owner keeps its order', async () => {
    const owned = fc.array(
      fc.record({
        owner: fc.constantFrom('a', 'b', 'c'),
        sizes: fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 }),
      }),
      { minLength: 1 },
    )
    await fc.assert(
      fc.asyncProperty(owned, fc.integer({ min: 1, max: 120_000 }), async (added, maxBytes) => {
        const queue = shared()
        const outcomes = added.map(({ owner, sizes }) =>
          queue.add(
            sizes.map((size) => ({ owner, size })),
            0,
          ),
        )
        const taken: Message[] = []
        while (queue.oldestMs !== undefined) {
          const batch = queue.take(maxBytes)
          expect(batch.messages.length === 1 || batch.bytes <= maxBytes).toBe(true)
          taken.push(...batch.messages)
          batch.succeed()
        }
        expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['acknowledged']))
        expect(queue.bytes).toBe(0)
        for (const owner of ['a', 'b', 'c'])
          expect(
            taken.filter((message) => message.owner === owner).map(({ size }) => size),
          ).toEqual(added.filter((one) => one.owner === owner).flatMap(({ sizes }) => sizes))
      }),
    )
  })
})
