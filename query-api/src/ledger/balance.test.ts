import { expect, test } from 'vitest'
import { judge, MINUTE_MS, stateOf, type Line, type Standing } from './balance.ts'

const line = (changes: Partial<Line>): Line => ({
  minute: 0,
  accepted: 10,
  logged: 10,
  unavailable: 0,
  spooled: 0,
  ...changes,
})
const run = (changes: Partial<Standing> = {}): Standing => ({
  standing: 'alive',
  reportedThrough: MINUTE_MS,
  settledTo: MINUTE_MS,
  ...changes,
})
const NONE = {
  counting: false,
  inferred: 0,
  in_flight: 0,
  missing: 0,
  surplus: 0,
  unconfirmed: 0,
}
const early = { reportedThrough: MINUTE_MS - 1 }
const unsettled = { settledTo: MINUTE_MS - 1 }

test.each([
  ['it adds up', {}, run(), {}],
  ['short and settled: missing', { logged: 7 }, run(), { missing: 3 }],
  ['short and not settled: on its way', { logged: 7 }, run(unsettled), { in_flight: 3 }],
  ['alive and not reported: counting', { logged: 7 }, run(early), { counting: true, in_flight: 3 }],
  [
    'the log knows more than was reported',
    { logged: 12 },
    run(early),
    { counting: true, inferred: 2 },
  ],
  [
    'dead before it reported: the log counts',
    { logged: 12 },
    run({ ...early, standing: 'dead' }),
    { inferred: 2 },
  ],
  [
    'dead, and even what it reported is not there',
    { logged: 7 },
    run({ ...early, standing: 'dead' }),
    { missing: 3 },
  ],
  [
    'dead with a spool: it may be on its disk',
    { logged: 7, spooled: 2 },
    run({ standing: 'dead' }),
    { in_flight: 2, missing: 1 },
  ],
  [
    'ended: its figures are final',
    { logged: 12 },
    run({ ...early, standing: 'ended' }),
    { surplus: 2 },
  ],
  ['more than reported: surplus', { logged: 12 }, run(), { surplus: 2 }],
  ['refused with 503 and in the log', { logged: 12, unavailable: 5 }, run(), { unconfirmed: 2 }],
  [
    'more than that: surplus',
    { logged: 12, unavailable: 1 },
    run(),
    { unconfirmed: 1, surplus: 1 },
  ],
])('%s', (_, changes, standing, expected) => {
  expect(judge(line(changes), standing)).toEqual({ ...NONE, ...expected })
})

test('what is worst is the state, then what is least certain', () => {
  const sum = { missing: 0, surplus: 0, counting: false, in_flight: 0 }
  expect(stateOf(sum)).toBe('balanced')
  expect(stateOf({ ...sum, in_flight: 1 })).toBe('in_flight')
  expect(stateOf({ ...sum, in_flight: 1, counting: true })).toBe('counting')
  expect(stateOf({ ...sum, counting: true, surplus: 1 })).toBe('surplus')
  expect(stateOf({ ...sum, surplus: 1, missing: 1 })).toBe('missing')
})
