import { expect, test } from 'vitest'
import { createQuotas, type Quota } from './quota.ts'

const quota: Quota = { id: 'k', events: 100 }
const setUp = (start = '2026-11-24T09:00:00.000Z') => {
  let now = Date.parse(start)
  const quotas = createQuotas({ now: () => now })
  return { quotas, at: (time: string) => void (now = Date.parse(time)) }
}

test('what was sent here and elsewhere counts; the end of the month ends it', () => {
  const { quotas, at } = setUp()
  expect(quotas.look(quota)).toEqual({
    remaining: 100,
    monthSeconds: 30 * 86_400,
    resetSeconds: 6 * 86_400 + 15 * 3600,
    endsMs: Date.parse('2026-12-01T00:00:00.000Z'),
  })
  quotas.charge(quota, 30)
  quotas.learn('k', '2026-11-01', 60)
  expect(quotas.look(quota).remaining).toBe(10)
  quotas.charge(quota, 50)
  expect(quotas.look(quota).remaining).toBe(0)
  expect(quotas.look({ ...quota, events: 1_000 }).remaining).toBe(860)
  at('2026-12-01T00:00:00.000Z')
  expect(quotas.look(quota)).toMatchObject({ remaining: 100, monthSeconds: 31 * 86_400 })
})

test('an answer of another month, or an older one, changes nothing', () => {
  const { quotas } = setUp()
  quotas.learn('k', '2026-10-01', 100)
  expect(quotas.look(quota).remaining).toBe(100)
  quotas.learn('k', '2026-11-01', 40)
  quotas.learn('k', '2026-11-01', 30)
  expect(quotas.look(quota).remaining).toBe(60)
})

test('counts are taken once they were used, cumulative, and put back when they were not reported', () => {
  const { quotas } = setUp()
  expect(quotas.take()).toEqual([])
  quotas.charge(quota, 3)
  const taken = quotas.take()
  expect(taken).toEqual([{ id: 'k', month: '2026-11-01', events: 3 }])
  expect(quotas.take()).toEqual([])
  quotas.putBack(taken)
  quotas.charge(quota, 2)
  const all = [{ id: 'k', month: '2026-11-01', events: 5 }]
  expect(quotas.take()).toEqual(all)
  // A request that is refused wants to know what others did, too.
  quotas.look(quota)
  expect(quotas.take()).toEqual(all)
})

test('what was counted just before midnight is still reported, for its month', () => {
  const { quotas, at } = setUp('2026-11-30T23:59:59.000Z')
  quotas.charge(quota, 7)
  at('2026-12-01T00:00:01.000Z')
  quotas.charge(quota, 1)
  const taken = quotas.take()
  expect(taken).toEqual([
    { id: 'k', month: '2026-11-01', events: 7 },
    { id: 'k', month: '2026-12-01', events: 1 },
  ])
  quotas.putBack(taken)
  expect(quotas.take()).toEqual(taken)
})
