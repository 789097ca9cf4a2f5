import type { Membership } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { CLOCKS_DIFFER_MS, createRecall, type RecallQuestion, type RecallStore } from './recall.ts'

const HOUR_MS = 3_600_000
const NOW_MS = 100 * HOUR_MS
const NOWHERE = 65_535

interface SettledHash {
  readonly second: number
  readonly hash: number
  readonly standing: number
  readonly keyed: number
}

const createStore = (settled: readonly SettledHash[]) => {
  const asked: RecallQuestion[] = []
  const store: RecallStore = {
    count: async () => {
      const seconds = [...new Set(settled.map(({ second }) => second))].toSorted((a, b) => b - a)
      return seconds.map((second) => ({
        second,
        ids: settled.filter((one) => one.second === second).length,
      }))
    },
    stream: async (question, take) => {
      asked.push(question)
      for (const { second, hash, standing, keyed } of settled)
        if (second * 1000 >= question.since) take(hash, standing, keyed)
    },
  }
  return { store, asked }
}

const membershipOf = (...partitions: number[]): Membership =>
  ({ partitions, log: '000000000000000a' }) as unknown as Membership
const { signal } = new AbortController()
const recallFrom = (store: RecallStore, most = 1_000) =>
  createRecall({ store, most, horizonMs: HOUR_MS, seed: 7, clock: { now: () => NOW_MS } })

const second = (beforeNow: number): number => NOW_MS / 1000 - beforeNow

test('one pass for all partitions; an id is known where it stands and where its key belongs', async () => {
  const { store, asked } = createStore([
    { second: second(5), hash: 11, standing: 1, keyed: 1 },
    { second: second(5), hash: 12, standing: 1, keyed: 2 },
    { second: second(5), hash: 13, standing: NOWHERE, keyed: 2 },
  ])
  const recall = recallFrom(store)
  const membership = membershipOf(1, 2)
  const [one, two] = await Promise.all([
    recall(membership, 1, signal),
    recall(membership, 2, signal),
  ])
  expect([11, 12, 13].map((hash) => one.add(hash, NOW_MS))).toEqual([true, true, false])
  expect([11, 12, 13].map((hash) => two.add(hash, NOW_MS))).toEqual([false, true, true])
  expect(asked).toEqual([
    { mine: [1, 2], log: 10n, since: NOW_MS - HOUR_MS - CLOCKS_DIFFER_MS, signal },
  ])
  expect(one.since).toBe(NOW_MS - HOUR_MS)
})

test('more than fit: the newest, and it says since when', async () => {
  const settled = [3, 20, 40, 60].flatMap((age) =>
    [1, 2, 3, 4].map((at) => ({ second: second(age), hash: age * 10 + at, standing: 0, keyed: 0 })),
  )
  // Half of the bound: two spans of four.
  const ids = await recallFrom(createStore(settled).store, 20)(membershipOf(0), 0, signal)
  expect(ids.since).toBe(second(20) * 1000)
  expect([31, 201, 401, 601].map((hash) => ids.add(hash, NOW_MS))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('asked again after a failure, and for another membership', async () => {
  const { store, asked } = createStore([])
  let failures = 1
  const recall = recallFrom({
    ...store,
    count: async (...question) => {
      if (failures-- > 0) throw new Error('socket hang up')
      return store.count(...question)
    },
  })
  const membership = membershipOf(0)
  await expect(recall(membership, 0, signal)).rejects.toThrow('socket hang up')
  await recall(membership, 0, signal)
  await recall(membership, 0, signal)
  await recall(membershipOf(0), 0, signal)
  expect(asked).toHaveLength(2)
})
