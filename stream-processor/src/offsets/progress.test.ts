import type { PartitionProgress } from '@pulseboard/db'
import type { BusMessage, OffsetGap } from '@pulseboard/runtime'
import { expect, test, vi } from 'vitest'
import { advance, createProgress, progressOf } from './progress.ts'

const LOG = 'aaaaaaaaaaaaaaaa'
const message = (offset: bigint, timestamp?: number): BusMessage => ({
  partition: 2,
  offset,
  key: null,
  value: null,
  ...(timestamp === undefined ? {} : { timestamp }),
})
const settled = (...messages: BusMessage[]) => ({ partition: 2, log: LOG, messages })

test('the earliest time of a batch counts, less what a send may take, and never our future', () => {
  const of = (...times: number[]) =>
    progressOf(settled(...times.map((time, index) => message(BigInt(index), time))), 100_000)
  expect(of(90_000, 80_000, 95_000)).toEqual({
    partition: 2,
    log: LOG,
    committed: 3n,
    watermark: new Date(75_000),
  })
  expect(of(900_000)?.watermark).toEqual(new Date(95_000))
  expect(progressOf(settled(), 100_000)).toBeUndefined()
})

test('the watermark never goes back within a log, and starts anew with another', () => {
  const at = (ms: number, log = LOG): PartitionProgress => ({
    partition: 2,
    log,
    committed: 5n,
    watermark: new Date(ms),
  })
  expect(advance(at(10), at(5)).watermark).toEqual(new Date(10))
  expect(advance(at(5), at(10)).watermark).toEqual(new Date(10))
  expect(advance(at(10, 'bbbbbbbbbbbbbbbb'), at(5)).watermark).toEqual(new Date(5))
})

test('a log that was there before is recorded before its figure is overwritten, also after failures', async () => {
  const order: string[] = []
  const gaps: OffsetGap[] = []
  let failures = 2
  const progress = createProgress({
    clock: { now: () => 100_000 },
    everyMs: 5,
    find: async () => {
      if (failures-- > 0) throw new Error('PostgreSQL is away.')
      const log = 'bbbbbbbbbbbbbbbb'
      return [{ partition: 2, log, committed: 40n, watermark: new Date(0) }]
    },
    record: async (gap) => {
      order.push('record')
      gaps.push(gap)
    },
    save: async (rows) => void order.push(`save ${rows.map((r) => r.committed).join()}`),
    waiting: () => undefined,
  })
  progress.settled(settled(message(6n)))
  await vi.waitFor(() => expect(order).toEqual(['record', 'save 7']))
  expect(gaps).toEqual([
    { kind: 'topic_recreated', partition: 2, log: 'bbbbbbbbbbbbbbbb', first: 40n, last: 40n },
  ])
  progress.settled(settled(message(7n)))
  await progress.close()
  expect(order).toEqual(['record', 'save 7', 'save 8'])
})
