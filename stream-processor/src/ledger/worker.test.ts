import { LEDGER_TOPIC } from '@pulseboard/contracts'
import type { LedgerRows } from '@pulseboard/db'
import { CommitRefused, type BusMessage, type Membership } from '@pulseboard/runtime'
import { expect, test, vi } from 'vitest'
import type { Reject } from '../landing-batch.ts'
import { LedgerWorker } from './worker.ts'

const LINE = {
  kind: 'gateway',
  gateway: '00000001',
  started_at: '2026-11-24T08:59:00.000Z',
  reported_at: '2026-11-24T09:00:01.500Z',
  reported_through: '2026-11-24T09:00:01.000Z',
  ended: false,
  spool: { events: 0, bytes: 0, oldest_at: null },
}
const messages = (count: number, value: unknown = LINE): BusMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    partition: 0,
    offset: BigInt(index),
    key: Buffer.from(LEDGER_TOPIC.name),
    value: Buffer.from(JSON.stringify(value)),
  }))

/** A worker whose store and commit fail so often before they work. */
const startWorker = ({ storeFails = 0, commitFails = 0 } = {}) => {
  const seen = { order: [] as string[], rejects: [] as Reject[], rows: [] as LedgerRows[] }
  const pauses: string[] = []
  let [storeLeft, commitLeft] = [storeFails, commitFails]
  const membership: Membership = {
    current: true,
    partitions: [0],
    log: '00000000000000aa',
    starts: new Map(),
    gaps: [],
    committed: () => Promise.resolve(undefined),
    commit: async (_, next) => {
      if (commitLeft-- > 0) throw new CommitRefused('Not now.')
      seen.order.push(`commit ${next}`)
    },
    seek: () => undefined,
    pause: () => void pauses.push('pause'),
    resume: () => void pauses.push('resume'),
  }
  const worker = new LedgerWorker(membership, {
    lingerMs: 1,
    store: async (rows) => {
      if (storeLeft-- > 0) throw new Error('The store is away.')
      seen.order.push('store')
      seen.rows.push(rows)
    },
    quarantine: async (rejects) => {
      seen.order.push(`quarantine ${rejects.length}`)
      seen.rejects.push(...rejects)
    },
    landed: (lines) => void seen.order.push(`landed ${lines}`),
    waiting: () => undefined,
  })
  return { worker, seen, pauses }
}

test('stores, sets broken lines aside, then commits; whatever fails first', async () => {
  const { worker, seen } = startWorker({ storeFails: 2, commitFails: 2 })
  const broken = messages(3, 'broken').slice(2)
  worker.add([...messages(2), ...broken])
  await vi.waitFor(() => expect(seen.order.at(-1)).toBe('landed 2'), 5_000)
  expect(seen.order).toEqual(['store', 'quarantine 1', 'commit 3', 'landed 2'])
  expect(seen.rejects[0]?.reason).toBe('not_a_ledger_line')
  await worker.end()
})

test('the end of the membership ends the waiting; nothing is committed', async () => {
  const { worker, seen } = startWorker({ storeFails: Infinity })
  worker.add(messages(1))
  await new Promise((resolve) => void setTimeout(resolve, 20))
  await worker.end()
  expect(seen.order).toEqual([])
})

test('a full worker stops fetching until it has stored', async () => {
  const { worker, seen, pauses } = startWorker()
  worker.add(messages(10_000))
  expect(pauses).toEqual(['pause'])
  await vi.waitFor(() => expect(pauses).toEqual(['pause', 'resume']))
  expect(seen.rows[0]?.runs).toHaveLength(10_000)
  await worker.end()
})
