import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStoredWatch, type StoredWatch } from './stored.ts'

const stored = new Set<string>()
const asked: string[][] = []
const told: (readonly string[])[] = []
let broken = false
let failures = 0
let watch: StoredWatch

beforeEach(() => {
  vi.useFakeTimers()
  stored.clear()
  asked.length = 0
  told.length = 0
  broken = false
  failures = 0
  watch = createStoredWatch({
    find: async (_project, ids) => {
      asked.push([...ids])
      if (broken) throw new Error('down')
      return ids.filter((id) => stored.has(id))
    },
    onFailed: () => (failures += 1),
    onStored: (_project, ids) => void told.push(ids),
  })
})
afterEach(() => {
  watch.close()
  vi.useRealTimers()
})

test('asks nothing while nothing is expected', async () => {
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual([])
})

test('tells each id once, when the store has it', async () => {
  watch.expect('p', 'a', 0n)
  watch.expect('p', 'b', 1n)
  stored.add('a')
  await vi.advanceTimersByTimeAsync(300)
  expect(told).toEqual([['a']])
  stored.add('b')
  await vi.advanceTimersByTimeAsync(300)
  expect(told).toEqual([['a'], ['b']])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(2)
})

test('asks less often while nothing comes, and goes on after a failure', async () => {
  broken = true
  watch.expect('p', 'a', 0n)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBeLessThan(20)
  expect(failures).toBe(asked.length)
  broken = false
  stored.add('a')
  await vi.advanceTimersByTimeAsync(5000)
  expect(told).toEqual([['a']])
})

test('waits for the newest 2,000 only and forgets with the last watcher', async () => {
  for (let n = 0; n < 2500; n++) watch.expect('p', `id${n}`, BigInt(n))
  await vi.advanceTimersByTimeAsync(300)
  expect(asked[0]).toHaveLength(2000)
  expect(asked[0]?.at(-1)).toBe('id2499')
  watch.forget('p')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBeLessThanOrEqual(2)
})
