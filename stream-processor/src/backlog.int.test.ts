/**
 * A backlog that stands in one partition alone, with one batch worked on at a time: it drains, and what is
 * sent to the other partitions meanwhile is not stored behind it.
 */
import type { Event } from '@pulseboard/contracts'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { openTestProcessors, PATIENCE, type TestProcessors } from './fixtures/processor.ts'

const stores = inject('stores')
const { brokers } = stores.kafka
const BACKLOG = 50_000
const FEW = 60
const A_SEND = 5_000

let under: TestProcessors

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 4 })
})
afterEach(() => under.close())

/** One key for all of them, as a program would that knows no better: they share a partition. */
const sendSkewed = async (events: readonly Event[]): Promise<void> => {
  for (let from = 0; from < events.length; from += A_SEND) {
    const some = events.slice(from, from + A_SEND)
    const messages = some.map((one) => ({ key: 'one', value: JSON.stringify(one), headers: {} }))
    await under.bus.send(under.source.topic, messages)
  }
}
const countStored = async (): Promise<number> => {
  const [row] = await under.ask<{ stored: number }>(
    'SELECT toUInt32(count()) AS stored FROM events',
  )
  return row?.stored ?? 0
}
/** What is stored, and how much of the long partition came after all of the others. */
const summary = async () => {
  const [row] = await under.ask<{ ids: number; places: number; others: number; after: number }>(
    `WITH (SELECT topK(1)(_partition)[1] FROM events) AS long,
       (SELECT max(landed_at) FROM events WHERE _partition != long) AS last
     SELECT toUInt32(uniqExact(id)) AS ids, toUInt32(uniqExact(_partition, _offset)) AS places,
       toUInt32(countIf(_partition != long)) AS others, toUInt32(countIf(landed_at > last)) AS after
     FROM events`,
  )
  return row
}

test('50,000 messages wait in one partition: it drains, the others are not behind it', async () => {
  await sendSkewed(under.events(BACKLOG))
  await under.send(under.events(FEW))
  await under.start({ PROCESSOR_CONCURRENCY: '1', PROCESSOR_BATCH_ROWS: '2000' })
  await vi.waitUntil(async () => (await countStored()) > 0, PATIENCE)
  await under.send(under.events(FEW))
  const stored = BACKLOG + 2 * FEW
  expect(await under.ends()).toEqual({ stored })
  const found = await summary()
  expect(found).toMatchObject({ ids: stored, places: stored })
  // Of the few, those of three partitions of four.
  expect(found?.others).toBeGreaterThan(FEW)
  expect(found?.after).toBeGreaterThan(0)
}, 60_000)
