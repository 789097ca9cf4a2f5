import type { OffsetGapRow } from '@pulseboard/db'
import type { OffsetGap } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { createGapRecorder } from './gaps.ts'

const LOG = 'aaaaaaaaaaaaaaaa'
const gap = (change: Partial<OffsetGap> = {}): OffsetGap => ({
  kind: 'deleted_before_read',
  partition: 1,
  log: LOG,
  first: 5n,
  last: 9n,
  ...change,
})

const createRecorder = ({ fails = 0, highest }: { fails?: number; highest?: bigint } = {}) => {
  const rows: OffsetGapRow[] = []
  const found: OffsetGapRow[] = []
  let left = fails
  const recorder = createGapRecorder({
    topic: 'events',
    clock: { now: () => 1_000 },
    insert: async (row) => {
      if (left-- > 0) throw new Error('The store is away.')
      rows.push(row)
    },
    highestSettled: async () => highest,
    found: (row) => void found.push(row),
    waiting: () => undefined,
  })
  return {
    rows,
    found,
    record: (one: OffsetGap) => recorder.record(one, AbortSignal.timeout(5_000)),
  }
}

test('a gap stands in the store when the recording ends, however often that fails', async () => {
  const { rows, found, record } = createRecorder({ fails: 2 })
  await record(gap())
  expect(rows).toEqual([
    {
      topic: 'events',
      log: LOG,
      partition: 1,
      kind: 'deleted_before_read',
      firstOffset: 5n,
      lastOffset: 9n,
      foundAt: 1_000,
    },
  ])
  expect(found).toEqual(rows)
})

test('where the gap begins is asked of the store when the group does not know', async () => {
  const some = createRecorder({ highest: 6n })
  await some.record(gap({ first: undefined }))
  expect(some.rows).toMatchObject([{ firstOffset: 7n, lastOffset: 9n }])
  const all = createRecorder({ highest: 9n })
  await all.record(gap({ first: undefined }))
  expect(all.rows).toEqual([])
  const none = createRecorder()
  await none.record(gap({ first: undefined }))
  expect(none.rows).toMatchObject([{ firstOffset: 0n }])
})

test('that a log is gone is told once, whoever noticed it first', async () => {
  const { rows, record } = createRecorder()
  await record(gap({ kind: 'topic_recreated', first: 9n }))
  await record(gap({ kind: 'topic_recreated', first: 8n, last: 8n }))
  expect(rows).toHaveLength(1)
})
