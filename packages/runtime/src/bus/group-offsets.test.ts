import { expect, test } from 'vitest'
import { continues, rewoundOffsets, type GroupMoment } from './group-offsets.ts'

const moment = (committed: Record<string, string>, next: Record<string, string>): GroupMoment => ({
  topic: 't',
  group: 'g',
  committed,
  next,
})

test('a group goes back to the backup, never forwards', () => {
  const before = moment({ 0: '10', 1: '30' }, { 0: '12', 1: '30' })
  const now = moment({ 0: '90', 1: '20', 2: '5' }, { 0: '99', 1: '40', 2: '9' })
  expect(rewoundOffsets(before, now)).toEqual({ 0: '10', 1: '20', 2: '0' })
})

test('a log that is shorter than it was, or lacks a partition, is another one', () => {
  const before = moment({}, { 0: '12', 1: '30' })
  expect(continues(before, moment({}, { 0: '12', 1: '31', 2: '0' }))).toBe(true)
  expect(continues(before, moment({}, { 0: '11', 1: '31' }))).toBe(false)
  expect(continues(before, moment({}, { 0: '12' }))).toBe(false)
})
