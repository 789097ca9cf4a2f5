import { expect, test } from 'vitest'
import { rewoundOffsets, type GroupMoment } from './group-offsets.ts'

const moment = (committed: Record<string, string>): GroupMoment => ({
  topic: 't',
  group: 'g',
  log: '1',
  committed,
})

test('a group goes back to the backup, never forwards', () => {
  const before = moment({ 0: '10', 1: '30' })
  const now = moment({ 0: '90', 1: '20', 2: '5' })
  expect(rewoundOffsets(before, now)).toEqual({ 0: '10', 1: '20', 2: '0' })
})
