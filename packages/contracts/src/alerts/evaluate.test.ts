import { expect, test } from 'vitest'
import { evaluateStep } from './evaluate.ts'
import { aMetricRule, aRateRule, aWindow, NOON } from './fixtures.ts'
import { SLOT_MS, type RuleSettings } from './rule.ts'
import type { AlertState, Decision, Memory, Transition, Window } from './state.ts'

const incidentId = (startedAt: number): string => `incident ${startedAt}`

interface Told {
  readonly states: AlertState[]
  readonly transitions: Transition[]
  readonly decisions: Decision[]
  readonly memory: Memory | undefined
}

/** Steps of one window each, after the windows before; null: no data. */
const run = (
  rule: RuleSettings,
  values: readonly (number | null)[],
  sampleOf: (step: number) => number = () => 100,
): Told => {
  const windows: Window[] = []
  const told: Told = { states: [], transitions: [], decisions: [], memory: undefined }
  let memory: Memory | undefined
  for (const [index, value] of values.entries()) {
    const sample = value === null ? 0 : sampleOf(index)
    const window = aWindow(index + 1, { value, sample })
    windows.push(window)
    const together = windows.slice(-Math.max(2, rule.windows.of))
    const step = evaluateStep(rule, memory, together, window.to, incidentId)
    memory = step.memory
    told.states.push(memory?.state ?? 'ok')
    told.transitions.push(...step.transitions)
    told.decisions.push(...step.decisions)
  }
  return { ...told, memory }
}
const kinds = ({ transitions }: Told) =>
  transitions.map(({ kind, notify }) => (notify ? `${kind}!` : kind))
const reasons = ({ decisions }: Told) => decisions.map(({ reason }) => reason)
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

test('quiet steps remember, write and tell nothing', () => {
  expect(run(aRateRule(), [0, 1, 4.9, null, 0])).toEqual({
    states: times(5, 'ok'),
    transitions: [],
    decisions: [],
    memory: undefined,
  })
})

test('over the threshold it fires, on the good side for the recover time it is over', () => {
  const told = run(aRateRule(), [5, 9, ...times(7, 1)])
  expect(told.states).toEqual(['firing', 'firing', ...times(6, 'recovering'), 'ok'])
  expect(kinds(told)).toEqual(['fired!', 'recovering', 'resolved!'])
  expect(told.transitions.at(-1)?.incident).toMatchObject({ peak: 9, startedAt: NOON + SLOT_MS })
  expect(told.memory).toMatchObject({ state: 'ok', incident: null, endedAt: NOON + 9 * SLOT_MS })
})

test('without a recover time the first good window ends it', () => {
  expect(kinds(run(aRateRule({ recover_minutes: 0 }), [5, 1]))).toEqual(['fired!', 'resolved!'])
})

test('so many of the last so many windows are needed, the deciding one among them', () => {
  const rule = aRateRule({ windows: { breaching: 2, of: 3 } })
  expect(run(rule, [9, 0, 0, 0]).states).toEqual(['pending', 'pending', 'pending', 'ok'])
  expect(run(rule, [9, 0, 9]).states).toEqual(['pending', 'pending', 'firing'])
  expect(kinds(run(rule, [9, 0, 0, 9]))).toEqual(['pending'])
})

test('between the two thresholds it neither fires nor ends', () => {
  expect(run(aRateRule(), [4, 4]).states).toEqual(['ok', 'ok'])
  expect(run(aRateRule(), [5, ...times(20, 3)]).states.at(-1)).toBe('firing')
})

test('a window with fewer events than the minimum decides nothing, and the log says so once', () => {
  const told = run(aRateRule(), [50, 50, 50], () => 2)
  expect(told.states).toEqual(times(3, 'ok'))
  expect(reasons(told)).toEqual(['sample_too_small'])
  expect(told.decisions[0]?.words).toBe(
    '50 % of 2 events were errors in the 1 minute up to 12:00:10 UTC, of fewer than 10: too few to decide anything.',
  )
})

test('without data: keep stays, alert fires, ok ends', () => {
  const rule = (on_no_data: RuleSettings['on_no_data']) =>
    aRateRule({ on_no_data, recover_minutes: 0 })
  expect(run(rule('keep'), [9, null, null]).states).toEqual(times(3, 'firing'))
  expect(reasons(run(rule('keep'), [9, null, null]))).toEqual(['fired', 'no_data'])
  expect(run(rule('alert'), [0, null]).states).toEqual(['ok', 'firing'])
  expect(run(rule('ok'), [9, null]).states).toEqual(['firing', 'ok'])
  // Missing data is no good news: the way back waits.
  expect(run(aRateRule(), [9, 0, ...times(9, null)]).states.at(-1)).toBe('recovering')
})

test('flapping is one incident and one notice', () => {
  const told = run(aRateRule(), [9, 0, 9, 0, 3, ...times(7, 0)])
  expect(kinds(told)).toEqual([
    'fired!',
    'recovering',
    'refired',
    'recovering',
    'refired',
    'recovering',
    'resolved!',
  ])
  expect(told.transitions.at(-1)?.incident?.flaps).toBe(2)
})

test('in a cooldown the incident is written and nobody is told, unless it outlasts the cooldown', () => {
  const rule = aRateRule({ recover_minutes: 0, cooldown_minutes: 1 })
  const short = run(rule, [9, 0, 9, 0, ...times(4, 0), 9])
  expect(kinds(short)).toEqual(['fired!', 'resolved!', 'fired', 'resolved', 'fired!'])
  expect(reasons(short)).toContain('cooldown')
  const long = run(rule, [9, 0, ...times(7, 9)])
  expect(kinds(long)).toEqual(['fired!', 'resolved!', 'fired', 'reminder!'])
  expect(long.transitions.at(-1)?.at).toBe(NOON + 8 * SLOT_MS)
})

test('while it lasts people are reminded', () => {
  const told = run(aRateRule({ reminder_minutes: 1 }), times(14, 9))
  expect(told.transitions.map(({ kind, at }) => `${kind} ${(at - NOON) / SLOT_MS}`)).toEqual([
    'fired 1',
    'reminder 7',
    'reminder 13',
  ])
})

test('a memory that did not change is the same object', () => {
  const rule = aRateRule()
  const { memory } = run(rule, [9])
  const again = evaluateStep(
    rule,
    memory,
    [aWindow(2, { value: 8 })],
    NOON + 2 * SLOT_MS,
    incidentId,
  )
  expect(again.memory).toBe(memory)
})

test('a window judged again can begin an incident, which begins at its end and is marked late', () => {
  const windows = [aWindow(4, { value: 9, late: true }), aWindow(5, { value: 0 })]
  const step = evaluateStep(aRateRule(), undefined, windows, NOON + 5 * SLOT_MS, incidentId)
  expect(step.transitions.map(({ kind, window: { late } }) => [kind, late])).toEqual([
    ['fired', true],
    ['recovering', false],
  ])
  expect(step.memory?.incident?.startedAt).toBe(NOON + 4 * SLOT_MS)
  expect(step.decisions[0]).toMatchObject({ reason: 'fired', late: true })
})

test('what came late about an incident that is over begins no new one', () => {
  const memory: Memory = {
    state: 'ok',
    since: NOON,
    incident: null,
    endedAt: NOON + 4 * SLOT_MS,
    quietUntil: null,
  }
  const windows = [
    aWindow(3, { value: 9, late: true }),
    aWindow(4, { value: 9, late: true }),
    aWindow(5, { value: 1 }),
  ]
  const step = evaluateStep(aRateRule(), memory, windows, NOON + 5 * SLOT_MS, incidentId)
  expect(step.memory).toBe(memory)
  expect(step.decisions.map(({ reason, words }) => [reason, words])).toEqual([
    [
      'late_data',
      '9 % of 100 events were errors in the 1 minute up to 12:00:40 UTC, at or above 5 %, with events that arrived late. It belongs to the incident that is over.',
    ],
  ])
})

test('an unfinished window can begin an incident, and the finished one ends it when it shows nothing', () => {
  const rule = aRateRule({ eager: true })
  const early = evaluateStep(
    rule,
    undefined,
    [aWindow(3), aWindow(5, { value: 9, open: true })],
    NOON + 5 * SLOT_MS,
    incidentId,
  )
  expect(early.transitions).toMatchObject([{ kind: 'fired', notify: true, window: { open: true } }])
  const before = evaluateStep(rule, early.memory, [aWindow(4)], NOON + 4 * SLOT_MS, incidentId)
  expect(before.memory).toBe(early.memory)
  const after = evaluateStep(rule, early.memory, [aWindow(5)], NOON + 5 * SLOT_MS, incidentId)
  expect(after.memory?.state).toBe('recovering')
  expect(after.decisions[0]?.words).toContain('does not show what the early look saw')
})

test('low values can be the bad ones', () => {
  const rule = aMetricRule({ direction: 'below', threshold: 10, recover_threshold: 20 })
  expect(run(rule, [30, 15, 10, 15, 21]).states).toEqual([
    'ok',
    'ok',
    'firing',
    'firing',
    'recovering',
  ])
  expect(run(rule, [8, 3, 9]).memory?.incident?.peak).toBe(3)
})

test('every word of a decision says what was measured, against what, and what follows', () => {
  const rule = aRateRule({ windows: { breaching: 2, of: 3 }, cooldown_minutes: 5 })
  const values = [9, 9, ...times(7, 1), 9, 9, 1, 3]
  expect(run(rule, values).decisions.map(({ words }) => words)).toEqual([
    '9 % of 100 events were errors in the 1 minute up to 12:00:10 UTC, at or above 5 %, as in 1 of the last 3 windows; it takes 2.',
    '9 % of 100 events were errors in the 1 minute up to 12:00:20 UTC, at or above 5 %, as in 2 of the last 3 windows: an incident began.',
    '1 % of 100 events were errors in the 1 minute up to 12:00:30 UTC, below 2 %: over when it has stayed so for 1 minute.',
    '1 % of 100 events were errors in the 1 minute up to 12:01:30 UTC, and it stayed below 2 % for 1 minute: the incident is over.',
    '9 % of 100 events were errors in the 1 minute up to 12:01:40 UTC, at or above 5 %, as in 1 of the last 3 windows; it takes 2.',
    '9 % of 100 events were errors in the 1 minute up to 12:01:50 UTC, at or above 5 %, as in 2 of the last 3 windows: an incident began. Nobody is told before 12:06:30 UTC: it is the cooldown of the one before.',
    '1 % of 100 events were errors in the 1 minute up to 12:02:00 UTC, below 2 %: over when it has stayed so for 1 minute.',
    '3 % of 100 events were errors in the 1 minute up to 12:02:10 UTC, not below 2 %: the incident goes on.',
  ])
})
