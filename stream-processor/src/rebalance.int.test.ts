/**
 * Processors come and go while the way to ClickHouse is slow: an insert is under way whenever its
 * partition changes hands, and reaches the server after the next owner has claimed. All of it is stored
 * once, and every partition goes on after every change.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Event } from '@pulseboard/contracts'
import { createDatabases } from '@pulseboard/embedded'
import kafkajs, { type Admin } from 'kafkajs'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { openLink, type Link } from './fixtures/clickhouse-link.ts'
import { idsOf, openTestProcessors, PATIENCE, type TestProcessors } from './fixtures/processor.ts'

const stores = inject('stores')
const { brokers } = stores.kafka
const PARTITIONS = 4
const INSERT_TAKES_MS = 500
const SEND_EVERY_MS = 50

let under: TestProcessors
let admin: Admin
let link: Link

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: PARTITIONS })
  admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
  link = await openLink(databases.clickhouseUrl, {
    asked: async (statement) => {
      if (statement.startsWith('INSERT INTO events')) await sleep(INSERT_TAKES_MS)
    },
  })
})
afterEach(async () => {
  await Promise.all([under.close(), admin.disconnect()])
  await link.close()
})

/** Sends without a pause until it is ended; gives what was sent. */
const keepSending = () => {
  const sent: Event[] = []
  const over = new AbortController()
  const run = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const events = under.events(20)
      await under.send(events)
      sent.push(...events)
      await sleep(SEND_EVERY_MS)
    }
  }
  const running = run()
  const end = async (): Promise<Event[]> => {
    over.abort()
    await running
    return sent
  }
  return { end }
}
const start = () => under.start({ CLICKHOUSE_URL: link.url })
/** So many processors are in the group, and each partition has been committed further since then. */
const goesOnWith = async (processors: number): Promise<void> => {
  const { group, topic } = under.source
  await vi.waitFor(async () => {
    const { groups } = await admin.describeGroups([group])
    expect(groups[0]).toMatchObject({ state: 'Stable', members: { length: processors } })
  }, PATIENCE)
  const { next } = await under.bus.range(topic)
  await vi.waitFor(async () => {
    const committed = await under.bus.committed(group, topic)
    for (const [partition, end] of next)
      expect(committed.get(partition) ?? 0n, `partition ${partition}`).toBeGreaterThanOrEqual(end)
  }, PATIENCE)
}

test('one, four, two processors with slow inserts: all is stored once, nobody waits for ever', async () => {
  const sending = keepSending()
  const first = await start()
  await goesOnWith(1)
  const [second] = await Promise.all([start(), start(), start()])
  await goesOnWith(4)
  await Promise.all([first.lifecycle.close(), second.lifecycle.close()])
  await goesOnWith(2)
  const sent = await sending.end()
  expect(await under.ends()).toEqual({ stored: sent.length })
  expect(await under.storedIds()).toEqual(idsOf(sent))
}, 90_000)
