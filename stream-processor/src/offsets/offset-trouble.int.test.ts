/**
 * A real broker deletes what was not read, makes a topic anew, and adds partitions, while the processor is
 * down and while it runs: it goes on, says exactly what is missing, and loses nothing else.
 */
import type { Event } from '@pulseboard/contracts'
import { findPartitionProgress } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import kafkajs, { type Admin } from 'kafkajs'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { idsOf, openTestProcessors, PATIENCE, type TestProcessors } from '../fixtures/processor.ts'

const stores = inject('stores')
const { brokers } = stores.kafka

let under: TestProcessors
let admin: Admin

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 1 })
  admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
})
afterEach(async () => {
  await Promise.all([under.close(), admin.disconnect()])
})

const remakeTopic = async (): Promise<void> => {
  await admin.deleteTopics({ topics: [under.source.topic] })
  await vi.waitFor(() => under.makeTopic(1), PATIENCE)
}
const send = async (count: number): Promise<Event[]> => {
  const events = under.events(count)
  await under.send(events)
  return events
}
const committed = (offset: bigint) =>
  vi.waitFor(async () => {
    const { group, topic } = under.source
    expect((await under.bus.committed(group, topic)).get(0)).toBe(offset)
  }, PATIENCE)
const deleteBelow = async (offset: number): Promise<void> => {
  const { topic } = under.source
  // It only deletes of topics that it was asked about before.
  await admin.fetchTopicOffsets(topic)
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: `${offset}` }] })
}
const gaps = () =>
  under.ask<{ log: string; kind: string; first: string; last: string }>(
    `SELECT leftPad(lower(hex(log)), 16, '0') AS log, kind, toString(first_offset) AS first,
       toString(last_offset) AS last FROM offset_gaps FINAL ORDER BY first_offset`,
  )

test('deleted while the processor was down: the exact range is written, landing goes on', async () => {
  await under.start()
  const before = await send(5)
  expect(await under.landed(before.length)).toEqual(idsOf(before))
  await committed(5n)
  await under.stop()
  await send(7)
  const after = await send(3)
  await deleteBelow(12)
  const { health } = await under.start()
  const all = [...before, ...after]
  expect(await under.landed(all.length)).toEqual(idsOf(all))
  const id = await under.bus.topicId(under.source.topic)
  expect(await gaps()).toEqual([{ log: id, kind: 'deleted_before_read', first: '5', last: '11' }])
  expect(health.ready).toBe(true)
  expect(health.report()['offsets']).toBe('partition 0 misses 5 to 11: deleted_before_read')
}, 60_000)

/** What stands of each incarnation, by offset; `of` is the incarnation of a duplicate's original. */
const endsByLog = () =>
  under.ask<{ log: string; offset: number; end: string; of: string }>(
    `SELECT * FROM (
       SELECT toString(_log) AS log, toUInt32(_offset) AS offset, 'stored' AS end, '' AS of
       FROM events
       UNION ALL
       SELECT toString(_log), toUInt32(_offset), toString(outcome), toString(of_log)
       FROM dispositions)
     ORDER BY log, offset`,
  )
const numberOf = (log: string): string => String(BigInt(`0x${log}`))
/** The first messages of an incarnation are stored, the others are repeats of an original in `of`. */
const endsOf = (log: string, stored: number, duplicates: number, of: string) =>
  Array.from({ length: stored + duplicates }, (_, offset) => ({
    log: numberOf(log),
    offset,
    end: offset < stored ? 'stored' : 'duplicate',
    of: offset < stored ? '' : numberOf(of),
  }))

test.each(['down', 'running'])(
  'a topic made anew while the processor is %s loses nothing, though offsets are equal',
  async (state) => {
    const first = await under.start()
    const before = await send(5)
    await under.send(before.slice(0, 1), 2)
    expect(await under.ends()).toEqual({ stored: 5, duplicate: 1 })
    const old = await under.bus.topicId(under.source.topic)
    await vi.waitFor(async () => {
      const [row] = await findPartitionProgress(under.postgres)
      expect(row).toMatchObject({ log: old, committed: 6n })
    }, PATIENCE)
    if (state === 'down') await under.stop()
    await remakeTopic()
    const after = await send(8)
    await under.send(before.slice(0, 2), 3)
    const { health } = state === 'down' ? await under.start() : first
    const all = [...before, ...after]
    expect(await under.landed(all.length)).toEqual(idsOf(all))
    expect(await under.ends()).toEqual({ stored: 13, duplicate: 3 })
    const log = await under.bus.topicId(under.source.topic)
    const expected = [...endsOf(old, 5, 1, old), ...endsOf(log, 8, 2, old)]
    expect(await endsByLog()).toEqual(expected.toSorted((a, b) => a.log.localeCompare(b.log)))
    const gap = { log: old, kind: 'topic_recreated', first: '6', last: '6' }
    await vi.waitFor(async () => expect(await gaps()).toEqual([gap]), PATIENCE)
    expect(health.ready).toBe(true)
    expect(health.report()['offsets']).toBe('partition 0 misses 6 to 6: topic_recreated')
  },
  90_000,
)

test('partitions that are added while it runs are read within 15 seconds', async () => {
  await under.start()
  const before = await send(2)
  expect(await under.landed(2)).toEqual(idsOf(before))
  await admin.createPartitions({ topicPartitions: [{ topic: under.source.topic, count: 3 }] })
  const ends = Date.now() + 15_000
  await vi.waitFor(
    async () => {
      await send(6)
      const rows = await under.ask<{ read: string }>(
        'SELECT toString(uniqExact(_partition)) AS read FROM events',
      )
      expect(rows).toEqual([{ read: '3' }])
    },
    { timeout: 20_000, interval: 500 },
  )
  expect(Date.now()).toBeLessThan(ends)
}, 60_000)
