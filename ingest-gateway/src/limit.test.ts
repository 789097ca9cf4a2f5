import { expect, test } from 'vitest'
import { createLimiter, policyHeader, retryAfter, standingHeader, type Limit } from './limit.ts'

const limit: Limit = { name: 'project', id: 'p', rate: 10, burst: 50 }
const at = (start = 0) => {
  let now = start
  return { now: () => now, pass: (ms: number) => void (now += ms) }
}

test('starts full, refills at its rate and never above its burst', () => {
  const clock = at()
  const limiter = createLimiter(clock)
  expect(limiter.look(limit)).toMatchObject({ remaining: 50, waitSeconds: 0, resetSeconds: 0 })
  limiter.charge(limit, 50)
  expect(limiter.look(limit)).toMatchObject({ remaining: 0, waitSeconds: 0.1, resetSeconds: 5 })
  clock.pass(1_000)
  expect(limiter.look(limit).remaining).toBe(10)
  clock.pass(60_000)
  expect(limiter.look(limit).remaining).toBe(50)
})

test('a batch larger than what is left passes once, and its debt is waited for', () => {
  const clock = at()
  const limiter = createLimiter(clock)
  limiter.charge(limit, 49)
  expect(limiter.look(limit).waitSeconds).toBe(0)
  limiter.charge(limit, 100)
  expect(limiter.look(limit)).toMatchObject({ remaining: 0, waitSeconds: 10 })
  clock.pass(10_000)
  expect(limiter.look(limit).waitSeconds).toBe(0)
})

test('over an hour, no more than burst and rate together', () => {
  const clock = at()
  const limiter = createLimiter(clock)
  let admitted = 0
  for (let ms = 0; ms < 3_600_000; ms += 20, clock.pass(20)) {
    if (limiter.look(limit).waitSeconds > 0) continue
    limiter.charge(limit, 1)
    admitted++
  }
  expect(admitted).toBe(50 + 36_000 - 1)
})

test('buckets do not touch each other', () => {
  const limiter = createLimiter(at())
  limiter.charge(limit, 1_000)
  expect(limiter.look({ ...limit, id: 'q' }).remaining).toBe(50)
})

test('a clock that was set back takes nothing away', () => {
  const clock = at(1_000_000)
  const limiter = createLimiter(clock)
  limiter.charge(limit, 10)
  clock.pass(-500_000)
  expect(limiter.look(limit).remaining).toBe(40)
})

test('the number of buckets is bounded', () => {
  const limiter = createLimiter(at(), 2)
  limiter.charge(limit, 50)
  for (const id of ['q', 'r', 's']) limiter.charge({ ...limit, id }, 1)
  expect(limiter.look(limit).remaining).toBe(50)
})

test('headers', () => {
  const key: Limit = { name: 'key', id: 'k', rate: 3, burst: 15 }
  const limiter = createLimiter(at())
  limiter.charge(limit, 20)
  expect(policyHeader([limit, key])).toBe('"project";q=50;w=5, "key";q=15;w=5')
  expect(standingHeader([limiter.look(limit), limiter.look(key)])).toBe(
    '"project";r=30;t=2, "key";r=15;t=0',
  )
  expect(retryAfter(0.2, () => 0)).toBe(1)
  expect(retryAfter(4.2, () => 0.99)).toBe(7)
})
