import { expect, test } from 'vitest'
import type { ChaosRecord } from './record.ts'
import { faultsTable, mutantsTable } from './report.ts'

const verdict = (invariant: string, ok: boolean, figures = {}) => ({
  invariant,
  ok,
  says: '',
  figures,
  examples: [],
})

const record = (changes: Partial<ChaosRecord> = {}): ChaosRecord => ({
  date: '2026-11-24T10:00:00.000Z',
  seed: 's',
  minutes: 1,
  mutant: undefined,
  machine: { cpu: 'cpu', cores: 2, memoryGb: 8, system: 'linux', loadBefore: 0 },
  versions: {},
  world: { gateways: 1, processors: 2, proxied: false, eventsPerSecond: 500 },
  lanes: [
    {
      lane: 'kill',
      promise: 'kill it',
      target: 5,
      faults: 3,
      figures: {},
      schedule: [{ kind: 'kill', afterMs: 1, recover: true, with: {} }],
      problem: undefined,
    },
  ],
  skipped: {},
  load: { requests: 1, events: 1, answers: {}, underWay: 0, heldBackMs: 0 },
  recoveries: [
    { kind: 'kill', ms: 1_200, acceptedMs: 3, overlapped: false },
    { kind: 'other', ms: 9_000, acceptedMs: 3, overlapped: false },
  ],
  verdicts: [verdict('I1', true, { acknowledged: 1_000, lost: 0, duplicated: 0 })],
  ok: true,
  ...changes,
})

test('runs of a lane add up, with the recoveries of its own faults', () => {
  expect(faultsTable([record(), record()])).toContain(
    '| kill it | 5 | 6 | 2,000 | 0 | 0 | 1.2 / 1.2 / 1.2 | all kept |',
  )
})

test('a broken invariant stays visible', () => {
  const verdicts = [verdict('I1', false, { acknowledged: 10, lost: 2, duplicated: 1 })]
  expect(faultsTable([record(), record({ verdicts })])).toContain('| 2 | 1 | 1.2')
  expect(faultsTable([record({ verdicts })])).toContain('broken: I1')
})

test('mutants have a table of their own', () => {
  const found = record({ mutant: 'no-fence', verdicts: [verdict('I1', false)] })
  expect(faultsTable([found])).not.toContain('kill it')
  expect(mutantsTable([found])).toContain('| no-fence | kill | 3 | I1 |')
  expect(mutantsTable([{ ...found, verdicts: [] }])).toContain('not found')
})
