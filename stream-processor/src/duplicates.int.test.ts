/**
 * The same event id again, by a client's retry or as our own copy: in one batch, in another one, after a
 * restart, an old one, beyond the horizon and beyond the bound on memory. Stored once,
 * counted once, although batches are run again.
 */
import type { Event } from '@pulseboard/contracts'
import { deleteProject } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openTestProcessors, type TestProcessors } from './fixtures/processor.ts'

const stores = inject('stores')
const { brokers } = stores.kafka

let under: TestProcessors

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 2 })
})
afterEach(() => under.close())

/** Sends events as one request of gateway 1; without a number as another program would. */
const send = (request: number | undefined, ...events: Event[]): Promise<void> =>
  under.send(events, request)

test('in one batch, in the next one, by another request and by ours', async () => {
  const [a, b] = [under.event(), under.event()]
  await send(1, a, b)
  await send(2, a)
  await send(1, b)
  await under.start()
  expect(await under.ends()).toEqual({ stored: 2, duplicate: 1, replayed: 1 })
  await send(3, a, b)
  await send(undefined, a)
  expect(await under.ends()).toEqual({ stored: 2, duplicate: 4, replayed: 1 })
  const [place] = await under.ask<{ places: number }>(
    `SELECT toUInt32(count()) AS places FROM dispositions AS d
     JOIN events AS e ON e.id = d.id AND e._log = d.of_log
       AND e._partition = d.of_partition AND e._offset = d.of_offset
     WHERE d.outcome = 'duplicate'`,
  )
  expect(place).toEqual({ places: 4 })
})

test('after a restart the next owner knows it, also an event that was received long ago', async () => {
  const old = under.event({ received_at: new Date(Date.now() - 20 * 3_600_000).toISOString() })
  await under.start()
  await send(1, old, under.event())
  expect(await under.ends()).toEqual({ stored: 2 })
  await under.stop()
  await under.start()
  await send(2, old)
  expect(await under.ends()).toEqual({ stored: 2, duplicate: 1 })
})

test('a batch that is run again settles nothing twice', async () => {
  const a = under.event()
  await send(1, a)
  await send(2, a)
  await under.start()
  expect(await under.ends()).toEqual({ stored: 1, duplicate: 1 })
  await under.stop()
  under.changeGroup()
  await under.start()
  expect(await under.ends()).toEqual({ stored: 1, duplicate: 1 })
})

test('beyond the horizon it is another event', async () => {
  const a = under.event()
  await under.start()
  await send(1, a)
  expect(await under.ends()).toEqual({ stored: 1 })
  await under.stop()
  await under.clickhouse.command({
    query: `INSERT INTO events SELECT * REPLACE (now64(3) - INTERVAL 30 HOUR AS landed_at,
      _offset + 1000000 AS _offset, _log + 1 AS _log, generateUUIDv4() AS id) FROM events`,
  })
  const [{ id } = { id: '' }] = await under.ask<{ id: string }>(
    `SELECT toString(id) AS id FROM events WHERE id != '${a.id}'`,
  )
  await under.start()
  await send(2, under.event({ id }))
  expect(await under.ends()).toEqual({ stored: 3 })
})

test('when the bound on memory is met the newest ids are still known', async () => {
  const many = under.events(3_000)
  await under.start({ PROCESSOR_DEDUP_IDS: '1000' })
  await send(1, ...many)
  await under.isCommitted()
  const newest = many.slice(-300)
  await send(2, ...newest)
  expect(await under.ends()).toEqual({ stored: 3_000, duplicate: 300 })
})

test('events of a deleted project, and erased ones that come late, are left out', async () => {
  await under.start()
  await send(1, under.event())
  expect(await under.ends()).toEqual({ stored: 1 })
  await under.postgres.query('UPDATE projects SET events_erased_before = now() WHERE id = $1', [
    under.project.id,
  ])
  await new Promise((resolve) => setTimeout(resolve, 500))
  await send(2, under.event({ received_at: new Date(Date.now() - 60_000).toISOString() }))
  expect(await under.ends()).toEqual({ stored: 1, filtered: 1 })
  await deleteProject(under.postgres, under.project.id)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await send(3, under.event({ received_at: new Date(Date.now() + 60_000).toISOString() }))
  expect(await under.ends()).toEqual({ stored: 1, filtered: 2 })
})
