import { expect, test } from 'vitest'
import { judgeBalance, type PartitionEnds, type ProjectSum } from './balance.ts'

const ends = (changes: Partial<PartitionEnds> = {}): PartitionEnds => ({
  partition: 0,
  messages: 12,
  ends: 12,
  offsets: 12,
  ...changes,
})
const sum = (changes: Partial<ProjectSum> = {}): ProjectSum => ({
  projectId: 'p',
  acknowledged: 10,
  ambiguous: 0,
  stored: 7,
  duplicate: 2,
  filtered: 0,
  quarantined: 1,
  ...changes,
})

test('every message has one end and the sums agree: kept', () => {
  expect(judgeBalance([ends()], [sum()]).ok).toBe(true)
})

test('what no client heard about may be settled or not', () => {
  for (const stored of [7, 8, 9])
    expect(judgeBalance([ends()], [sum({ ambiguous: 2, stored })]).ok).toBe(true)
})

test.each([
  ['a message without an end', ends({ ends: 11, offsets: 11 }), sum()],
  ['a message with two ends', ends({ ends: 13, offsets: 12 }), sum()],
  ['an accepted event that became nothing', ends(), sum({ duplicate: 1 })],
  ['a retry that is counted as an event', ends(), sum({ stored: 8 })],
])('%s is red', (_, partition, project) => {
  const verdict = judgeBalance([partition], [project])
  expect(verdict.ok).toBe(false)
  expect(verdict.examples).toHaveLength(1)
})

test('nothing to compare is red', () => {
  expect(judgeBalance([], []).ok).toBe(false)
})
