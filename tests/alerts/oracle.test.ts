/**
 * The product's windows and state machine against an independent oracle: over streams with late, skewed,
 * repeated and offline events, restarts and held evaluation the incidents are equal, none false, none
 * missed. With one safeguard switched off they differ, so the comparison can see.
 */
import { isInTime } from '@pulseboard/contracts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runEngine, type Faults } from './engine.ts'
import { findIncidents, type OracleIncident } from './oracle.ts'
import { anyStream, stored, type Stream } from './stream.ts'

const STREAMS = 300

/** The product knows the values of percentiles to one percent. */
const comparable = (incidents: readonly OracleIncident[]): OracleIncident[] =>
  incidents
    .map((incident) => ({ ...incident, peak: Number(incident.peak.toPrecision(2)) }))
    .sort(byTime)
const byTime = (a: OracleIncident, b: OracleIncident): number =>
  a.firedAt - b.firedAt || (a.group < b.group ? -1 : 1)

const expected = ({ rule, sent, from, to }: Stream): OracleIncident[] =>
  findIncidents(rule, stored(sent), from, to)

test('incidents equal the oracle’s exactly over 300 streams, no false one, none missed', () => {
  let incidents = 0
  const property = fc.property(anyStream, (stream) => {
    const wanted = expected(stream)
    incidents += wanted.length
    expect(comparable(runEngine(stream))).toEqual(comparable(wanted))
  })
  fc.assert(property, { numRuns: STREAMS })
  // Streams without incidents would agree about nothing.
  expect(incidents).toBeGreaterThan(STREAMS / 2)
}, 60_000)

const MUTANTS: Readonly<Record<string, Faults>> = {
  'late rows are not judged again': {
    isRowSeen: (_rule, { slot, received }) => received - slot <= 1,
  },
  'rows later than the lateness count': { rule: (rule) => ({ ...rule, lateness_minutes: 10_000 }) },
  'the minimum sample is ignored': {
    rule: (rule) => ('min_sample' in rule ? { ...rule, min_sample: 0 } : rule),
  },
  'the recover threshold is ignored': {
    rule: (rule) => ('recover_threshold' in rule ? { ...rule, recover_threshold: null } : rule),
  },
  'the recover time is ignored': { rule: (rule) => ({ ...rule, recover_minutes: 0 }) },
  'one window is enough': { rule: (rule) => ({ ...rule, windows: { breaching: 1, of: 1 } }) },
  'the cooldown is ignored': { rule: (rule) => ({ ...rule, cooldown_minutes: 0 }) },
  'reminders are ignored': { rule: (rule) => ({ ...rule, reminder_minutes: null }) },
  'what to do without data is ignored': { rule: (rule) => ({ ...rule, on_no_data: 'keep' }) },
  'groups are thrown together': { rule: (rule) => ({ ...rule, group_by: null }) },
  'repeats count': { rows: (sent) => sent },
  'steps do not wait for rows': { noWatermark: true },
  'a restart forgets the state': { forgetsAtRestart: true },
  'a restart forgets the rows': { noHistory: true },
}

/** The same ones each time: whether a fault shows must not depend on luck. */
const streams = fc.sample(anyStream, { numRuns: 150, seed: 6 })

test.each(Object.entries(MUTANTS))('the oracle notices when %s', (_name, faults) => {
  const differs = streams.some((stream) => {
    const text = (incidents: OracleIncident[]): string =>
      JSON.stringify(incidents.sort(byTime), (key, value: unknown) =>
        key === 'peak' ? undefined : value,
      )
    return text(runEngine(stream, faults)) !== text(expected(stream))
  })
  expect(differs).toBe(true)
})

test('rows in time are those received within the lateness after their slot', () => {
  const [rule] = streams.map((stream) => stream.rule)
  if (rule === undefined) throw new Error('no stream')
  const row = { slot: 100, events: 1, errors: 0 }
  const latest = 101 + rule.lateness_minutes * 6
  expect(isInTime(rule, { ...row, received: latest })).toBe(true)
  expect(isInTime(rule, { ...row, received: latest + 1 })).toBe(false)
})
