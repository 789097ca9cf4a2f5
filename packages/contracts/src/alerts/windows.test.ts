import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aMetricRule, aRateRule, NOON } from './fixtures.ts'
import { slotOf, toNano, type Increment } from './increment.ts'
import { SLOT_MS, type RuleSettings } from './rule.ts'
import { bucketOf } from './sketch.ts'
import type { Window } from './state.ts'
import { createRuleWindows, historyMs, type RuleWindows } from './windows.ts'

const FIRST = slotOf(NOON)
const STEPS = 24
const LAST = NOON + STEPS * SLOT_MS

type Row = readonly [group: string, increment: Increment]
type Steps = readonly (readonly [group: string, windows: readonly Window[]])[][]

/** Rows around noon, received up to four minutes after they happened. */
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    received: fc.integer({ min: -20, max: STEPS - 1 }),
    delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 })),
    events: fc.integer({ min: 1, max: 3 }),
    errors: fc.integer({ min: 0, max: 1 }),
    value: fc.constantFrom(0.1, 0.2, 0.3, -5, 12),
    group: fc.constantFrom('a', 'b'),
  })
  .map(({ received, delay, events, errors, value, group }) => {
    const one = { count: 1, sum: toNano(value), min: value, max: value }
    const values = { ...one, buckets: new Map([[bucketOf(value), 1]]) }
    const slot = FIRST + received - delay
    return [group, { slot, received: FIRST + received, events, errors, values }]
  })
const anyRows = fc.array(anyRow, { maxLength: 30 })
const windows = { breaching: 1, of: 3 }
const anyRule: fc.Arbitrary<RuleSettings> = fc.constantFrom(
  aRateRule({ windows, group_by: 'release' }),
  aRateRule({ lateness_minutes: 0 }),
  ...(['avg', 'sum', 'min', 'p95'] as const).map((aggregate) =>
    aMetricRule({ aggregate, windows, group_by: 'release' }),
  ),
)

const take = (into: RuleWindows, at: number): Steps[number] =>
  [...into.step(at)].sort(([a], [b]) => (a < b ? -1 : 1))

/** All steps of windows that were given all rows at the beginning. */
const allSteps = (rule: RuleSettings, rows: readonly Row[]): Steps => {
  const made = createRuleWindows(rule, { from: NOON, known: NOON })
  for (const [group, row] of rows) made.add(rule.group_by === null ? '' : group, row)
  return Array.from({ length: STEPS }, (_, step) => take(made, NOON + (step + 1) * SLOT_MS))
}

test('windows that are made anew from rows at any step go on as if nothing had been', () => {
  fc.assert(
    fc.property(anyRule, anyRows, fc.integer({ min: 1, max: STEPS - 1 }), (rule, rows, step) => {
      const known = NOON + step * SLOT_MS
      const made = createRuleWindows(rule, { from: NOON, known })
      const first = slotOf(known - historyMs(rule))
      for (const [group, row] of rows)
        if (row.slot >= first) made.add(rule.group_by === null ? '' : group, row)
      const rest = Array.from({ length: STEPS - step }, (_, index) =>
        take(made, known + (index + 1) * SLOT_MS),
      )
      expect(rest).toEqual(allSteps(rule, rows).slice(step))
    }),
  )
})

test('the order in which rows come, and when, changes nothing', () => {
  fc.assert(
    fc.property(anyRule, anyRows, fc.boolean(), (rule, rows, backwards) => {
      const made = createRuleWindows(rule, { from: NOON, known: NOON })
      const others = backwards ? rows.toReversed() : rows
      const steps: Steps[number][] = []
      for (let at = NOON + SLOT_MS; at <= LAST; at += SLOT_MS) {
        // Each row at the last moment.
        for (const [group, row] of others)
          if (Math.max(row.received, FIRST) === slotOf(at) - 1)
            made.add(rule.group_by === null ? '' : group, row)
        steps.push(take(made, at))
      }
      expect(steps).toEqual(allSteps(rule, rows))
    }),
  )
})

const row = (slot: number, changes: Partial<Increment> = {}): Increment => ({
  slot: FIRST + slot,
  received: FIRST + slot,
  events: 10,
  errors: 1,
  ...changes,
})
const rateAfter = (
  rule: RuleSettings,
  rows: readonly Increment[],
  step: number,
): readonly Window[] => {
  const made = createRuleWindows(rule, { from: NOON - SLOT_MS, known: NOON - SLOT_MS })
  for (const one of rows) made.add('', one)
  let windows: readonly Window[] = []
  for (let at = 0; at <= step; at++) windows = made.step(NOON + at * SLOT_MS).get('') ?? []
  return windows
}

test('a window holds the slots before its end and no older ones', () => {
  const rule = aRateRule()
  expect(rateAfter(rule, [row(0)], 0).at(-1)).toMatchObject({ value: null, sample: 0 })
  expect(rateAfter(rule, [row(0)], 1).at(-1)).toMatchObject({ value: 10, sample: 10 })
  expect(rateAfter(rule, [row(0)], 6).at(-1)).toMatchObject({ value: 10, sample: 10 })
  expect(rateAfter(rule, [row(0)], 7).at(-1)).toMatchObject({ value: null, sample: 0 })
})

test('a row that comes late has the windows that hold it judged again, marked late', () => {
  const late = row(2, { received: FIRST + 9 })
  const windows = rateAfter(aRateRule(), [late], 10)
  expect(windows.filter((window) => window.late).map(({ to }) => (to - NOON) / SLOT_MS)).toEqual([
    3, 4, 5, 6, 7, 8,
  ])
  expect(windows.at(-1)).toMatchObject({ to: NOON + 10 * SLOT_MS, sample: 0, late: false })
})

test('a row later than the lateness changes no window', () => {
  const inTime = row(0, { received: FIRST + 13 })
  const tooLate = row(0, { received: FIRST + 14 })
  expect(rateAfter(aRateRule(), [inTime], 14).some(({ sample }) => sample > 0)).toBe(true)
  expect(rateAfter(aRateRule(), [tooLate], 15).every(({ sample }) => sample === 0)).toBe(true)
})

test('of more groups than are watched the biggest are, and the unfinished ones', () => {
  const rule = aRateRule({ group_by: 'release' })
  const made = createRuleWindows(rule, { from: NOON, known: NOON })
  for (let group = 0; group < 60; group++) made.add(`g${group}`, row(0, { events: 1 + group }))
  const watched = [...made.step(NOON + SLOT_MS, new Set(['g0', 'gone'])).keys()]
  expect(watched).toHaveLength(52)
  expect(watched).toEqual(expect.arrayContaining(['g59', 'g10', 'g0', 'gone']))
  expect(watched).not.toContain('g9')
})

test('an unfinished window counts what landed so far, and nothing of it stays', () => {
  const rule = aMetricRule()
  const values = {
    count: 1,
    sum: toNano(900),
    min: 900,
    max: 900,
    buckets: new Map([[bucketOf(900), 1]]),
  }
  const made = createRuleWindows(rule, { from: NOON, known: NOON })
  made.step(NOON + SLOT_MS)
  const open = made.peek(NOON + 2 * SLOT_MS, new Map([['', [row(1, { values })]]])).get('')
  expect(open?.at(-1)).toMatchObject({ to: NOON + 2 * SLOT_MS, value: 900, sample: 1, open: true })
  expect(
    made
      .step(NOON + 2 * SLOT_MS)
      .get('')
      ?.at(-1),
  ).toMatchObject({ value: null, open: false })
})

test('an unfinished window of a group that no step has judged yet', () => {
  const made = createRuleWindows(aMetricRule(), { from: NOON, known: NOON })
  const open = made.peek(NOON + SLOT_MS, new Map([['', [row(0)]]])).get('')
  expect(open).toMatchObject([{ to: NOON + SLOT_MS, open: true }])
})
