/**
 * Everything of a batch is stored and settled, but its offsets are not committed: the processor is killed
 * at that moment, or its membership ends. The messages come again, and change nothing. The moment is met by
 * holding back ClickHouse's answer to the last statement before the commit.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { openLink, type Link } from '../fixtures/clickhouse-link.ts'
import { openTestProcessors, PATIENCE, type TestProcessors } from '../fixtures/processor.ts'
import { readQuarantined } from '../fixtures/quarantined.ts'

const stores = inject('stores')
const { brokers } = stores.kafka
const SCRIPT = fileURLToPath(new URL('../fixtures/processor-process.ts', import.meta.url))

let under: TestProcessors
let link: Link
let child: ChildProcess | undefined
/** Settled: its answer has arrived and is held. */
let settled: Promise<void>
let release: () => void

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 1 })
  const reached = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  settled = reached.promise
  release = held.resolve
  link = await openLink(databases.clickhouseUrl, {
    answered: (statement) => {
      if (!statement.startsWith('INSERT INTO dispositions')) return undefined
      reached.resolve()
      return held.promise
    },
  })
})
afterEach(async () => {
  release()
  child?.kill('SIGKILL')
  await under.close()
  await link.close()
})

/** Five messages of each end that needs no rule: 5 stored, 5 duplicate, 5 replayed, 5 quarantined. */
const sendAll = async (): Promise<number> => {
  const events = under.events(5)
  await under.send(events, 1)
  await under.send(events, 2)
  await under.send(events, 1)
  await under.send(Array.from({ length: 5 }, (_, index) => `{not json ${index}`))
  return 20
}
/** Every row with everything in it, the times of storing included. */
const rows = async () => ({
  events: await under.ask('SELECT * FROM events ORDER BY _offset'),
  dispositions: await under.ask('SELECT * FROM dispositions ORDER BY _offset'),
})
const offsets = async (table: string): Promise<number[]> => {
  const found = await under.ask<{ at: number }>(
    `SELECT toUInt32(_offset) AS at FROM ${table} ORDER BY _offset`,
  )
  return found.map(({ at }) => at)
}
const claims = async (): Promise<number> => {
  const [row] = await under.ask<{ claims: number }>('SELECT toUInt32(count()) AS claims FROM fence')
  return row?.claims ?? 0
}
const nothingChanged = async (before: Awaited<ReturnType<typeof rows>>, sent: number) => {
  await under.isCommitted()
  expect(await claims()).toBeGreaterThan(1)
  expect(await rows()).toEqual(before)
  expect(await offsets('events')).toEqual([0, 1, 2, 3, 4])
  expect(await offsets('dispositions')).toEqual(
    Array.from({ length: sent - 5 }, (_, index) => index + 5),
  )
  const aside = await readQuarantined(under)
  expect(aside.map(({ offset }) => Number(offset))).toEqual([15, 16, 17, 18, 19])
}

test('killed between settle and commit: all of it comes again and nothing changes', async () => {
  const sent = await sendAll()
  const { topic, group } = under.source
  child = spawn(process.execPath, [SCRIPT, topic, group], {
    stdio: 'ignore',
    env: under.env({ CLICKHOUSE_URL: link.url }),
  })
  await settled
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await under.lag()).toBe(sent)
  const before = await rows()
  await under.start()
  await nothingChanged(before, sent)
}, 60_000)

test('the membership ends between settle and commit: the late answer commits nothing', async () => {
  const sent = await sendAll()
  await under.start({ CLICKHOUSE_URL: link.url })
  await settled
  const before = await rows()
  expect(await under.lag()).toBe(sent)
  await under.start()
  await vi.waitFor(async () => expect(await claims()).toBeGreaterThan(1), PATIENCE)
  release()
  await nothingChanged(before, sent)
}, 60_000)
