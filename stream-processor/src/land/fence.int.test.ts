/**
 * The fence after its rows have outlived their TTL: of a partition the newest row is left as it is, its
 * owner goes on with it, and the next claim fences that owner as ever. ClickHouse may leave the row before
 * it, too, which changes nothing.
 */
import { insertEvents, raiseFence } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { idsOf, openTestProcessors, PATIENCE, type TestProcessors } from '../fixtures/processor.ts'
import { toRow } from './to-row.ts'

const stores = inject('stores')
const { brokers } = stores.kafka
const OTHERS_CLAIMS = 5
/** Of one partition, past the TTL. */
const MOST_LEFT = 2

let under: TestProcessors

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 2 })
})
afterEach(() => under.close())

interface FenceRow {
  readonly partition: number
  readonly epoch: number
  readonly token: string
}
const fence = () =>
  under.ask<FenceRow>(
    'SELECT partition, toUInt32(epoch) AS epoch, token FROM fence ORDER BY partition, epoch',
  )
const newest = (rows: readonly FenceRow[]): FenceRow[] =>
  [0, 1].flatMap((partition) => rows.findLast((row) => row.partition === partition) ?? [])

/** Makes every row two days older and has the table merge what is past its TTL. */
const outliveTtl = async (): Promise<void> => {
  await under.clickhouse.command({
    query: 'ALTER TABLE fence UPDATE claimed_at = claimed_at - INTERVAL 2 DAY WHERE 1',
    clickhouse_settings: { mutations_sync: '2' },
  })
  // A merge that was under way already has seen only some of the rows.
  await vi.waitFor(async () => {
    await under.clickhouse.command({ query: 'OPTIMIZE TABLE fence FINAL' })
    expect((await fence()).length).toBeLessThanOrEqual(2 * MOST_LEFT)
  }, PATIENCE)
}
/** An insert of one row, as an owner with this token would send it. */
const insertWith = (partition: number, token: string): Promise<void> => {
  const message = { partition, offset: 0n, key: null, value: null }
  const row = toRow({ message, event: under.event(), payload: '{}' }, 30)
  return insertEvents(under.clickhouse, { partition, token, log: 1n, queryId: token, rows: [row] })
}

test('past its TTL the newest row of a partition is left, and a claim still fences', async () => {
  for (let claim = 0; claim < OTHERS_CLAIMS; claim++)
    for (const partition of [0, 1])
      await raiseFence(under.clickhouse, { partition, token: `${partition}-${claim}` })
  await under.start()
  const before = under.events(40)
  await under.send(before)
  expect(await under.ends()).toEqual({ stored: 40 })
  const claimed = await fence()
  const owned = newest(claimed)
  expect(claimed.length).toBeGreaterThan(2 * OTHERS_CLAIMS)

  await outliveTtl()
  expect(newest(await fence())).toEqual(owned)
  // The owner goes on without a claim, whoever came before stays refused.
  const after = under.events(40)
  await under.send(after)
  expect(await under.ends()).toEqual({ stored: 80 })
  expect(newest(await fence())).toEqual(owned)
  await expect(insertWith(0, '0-4')).rejects.toThrow('FENCED')

  for (const partition of [0, 1]) await raiseFence(under.clickhouse, { partition, token: 'other' })
  const taken = newest(await fence())
  expect(taken.map(({ epoch }) => epoch)).toEqual(owned.map(({ epoch }) => epoch + 1))
  for (const { partition, token } of owned)
    await expect(insertWith(partition, token)).rejects.toThrow('FENCED')
  const last = under.events(40)
  await under.send(last)
  expect(await under.ends()).toEqual({ stored: 120 })
  expect(await under.storedIds()).toEqual(idsOf([...before, ...after, ...last]))
}, 60_000)
