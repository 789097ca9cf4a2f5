import { expect, test } from 'vitest'
import { groupSeries } from './series-groups.ts'

const range = { from: 0, to: 180_000, stepSeconds: 60 } as const
const row = (slot: number, t: number, measured: number, changes = {}) => ({
  slot,
  t,
  measured,
  whole: 0,
  together: 0,
  ...changes,
})

test('each group has every step and its total; the row over all groups is left out', () => {
  const rows = [
    row(1, 60_000, 4),
    row(0, 0, 1),
    row(1, 0, 4, { whole: 1 }),
    row(0, 0, 1, { whole: 1 }),
    row(0, 0, 5, { whole: 1, together: 1 }),
  ]
  expect(groupSeries('count', range, rows, 1)).toEqual([
    { total: 1, values: [1, 0, 0] },
    { total: 4, values: [0, 4, 0] },
  ])
})

test('of nothing there is no rate and no percentile', () => {
  expect(groupSeries('error_rate', range, [], 0)).toEqual([
    { total: null, values: [null, null, null] },
  ])
  expect(groupSeries('users', range, [], 0)).toEqual([{ total: 0, values: [0, 0, 0] }])
})
