/**
 * The same event id again, by a client's retry or as our own copy: in one batch, in another one, after a
 * restart, an old one, beyond the horizon and beyond the bound on memory. Stored once,
 * counted once, although batches are run again.
 */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC, type Event } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres, createProject, deleteProject } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  type Bus,
  type Lifecycle,
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { readConfig } from './config.ts'
import { startProcessor } from './processor.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 20_000, interval: 50 }
const stores = inject('stores')
const { brokers } = stores.kafka

let databases: Databases
let bus: Bus
let clickhouse: ReturnType<typeof connectClickhouse>
let source = { topic: '', group: '' }
let projectId = ''
let running: Lifecycle[] = []

const withPool = async (work: (pool: ReturnType<typeof connectPostgres>) => Promise<unknown>) => {
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  await work(pool)
  await pool.end()
}
const start = async (settings: Record<string, string> = {}): Promise<Lifecycle> => {
  const lifecycle = createLifecycle(log)
  const config = readConfig({
    PROCESSOR_PORT: '0',
    KAFKA_BROKERS: brokers.join(','),
    CLICKHOUSE_URL: databases.clickhouseUrl,
    DATABASE_URL: databases.databaseUrl,
    PROCESSOR_BATCH_MS: '50',
    ...settings,
  })
  const health = createHealth(['kafka', 'postgres'])
  const metrics = createMetrics('stream-processor')
  await startProcessor({ config, log, lifecycle, health, metrics, source })
  running.push(lifecycle)
  return lifecycle
}

beforeEach(async () => {
  databases = await createDatabases(stores)
  bus = connectKafka({ brokers, clientId: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const topic = `test.${randomUUID()}`
  source = { topic, group: `${topic}.land` }
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: topic, partitions: 2 }], log)
  const organisationId = randomUUID()
  projectId = randomUUID()
  await withPool(async (pool) => {
    await pool.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [organisationId, 'T'])
    await createProject(pool, { id: projectId, organisationId, name: 'T', slug: `t-${projectId}` })
  })
})
afterEach(async () => {
  await Promise.all(running.map((lifecycle) => lifecycle.close()))
  running = []
  await Promise.all([bus.close(), clickhouse.close()])
  await databases.drop()
})

const event = (changes: Partial<Event> = {}): Event =>
  anEvent({ id: randomUUID(), project_id: projectId, ...changes })
/** Sends events as one request of gateway 1; without a number as another program would. */
const send = (request: number | undefined, ...events: Event[]): Promise<void> => {
  const mark = `00000001${(request ?? 0).toString(16).padStart(8, '0')}`
  const headers: Record<string, string> = request === undefined ? {} : { request: mark }
  return bus.send(
    source.topic,
    events.map((one) => ({ key: one.id, value: JSON.stringify(one), headers })),
  )
}
const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()
const isCommitted = () =>
  vi.waitFor(async () => {
    const { next } = await bus.range(source.topic)
    const used = [...next].filter(([, offset]) => offset > 0n)
    const committed = await bus.committed(source.group, source.topic)
    expect(used.map(([p]) => committed.get(p))).toEqual(used.map(([, offset]) => offset))
  }, PATIENCE)
/** How many rows are stored, and how many messages ended otherwise, by outcome. */
const ends = async (): Promise<Record<string, number>> => {
  await isCommitted()
  const rows = await ask<{ end: string; messages: number }>(
    `SELECT 'stored' AS end, toUInt32(count()) AS messages FROM events
     UNION ALL
     SELECT toString(outcome), toUInt32(count()) FROM dispositions GROUP BY outcome`,
  )
  return Object.fromEntries(rows.map(({ end, messages }) => [end, messages]))
}

test('in one batch, in the next one, by another request and by ours', async () => {
  const [a, b] = [event(), event()]
  await send(1, a, b)
  await send(2, a)
  await send(1, b)
  await start()
  expect(await ends()).toEqual({ stored: 2, duplicate: 1, replayed: 1 })
  await send(3, a, b)
  await send(undefined, a)
  expect(await ends()).toEqual({ stored: 2, duplicate: 4, replayed: 1 })
  const [place] = await ask<{ places: number }>(
    `SELECT toUInt32(count()) AS places FROM dispositions AS d
     JOIN events AS e ON e.id = d.id AND e._log = d.of_log
       AND e._partition = d.of_partition AND e._offset = d.of_offset
     WHERE d.outcome = 'duplicate'`,
  )
  expect(place).toEqual({ places: 4 })
})

test('after a restart the next owner knows it, also an event that was received long ago', async () => {
  const old = event({ received_at: new Date(Date.now() - 20 * 3_600_000).toISOString() })
  const first = await start()
  await send(1, old, event())
  expect(await ends()).toEqual({ stored: 2 })
  await first.close()
  await start()
  await send(2, old)
  expect(await ends()).toEqual({ stored: 2, duplicate: 1 })
})

test('a batch that is run again settles nothing twice', async () => {
  const a = event()
  await send(1, a)
  await send(2, a)
  const first = await start()
  expect(await ends()).toEqual({ stored: 1, duplicate: 1 })
  await first.close()
  source = { ...source, group: `${source.topic}.again` }
  await start()
  expect(await ends()).toEqual({ stored: 1, duplicate: 1 })
})

test('beyond the horizon it is another event', async () => {
  const a = event()
  const first = await start()
  await send(1, a)
  expect(await ends()).toEqual({ stored: 1 })
  await first.close()
  await clickhouse.command({
    query: `INSERT INTO events SELECT * REPLACE (now64(3) - INTERVAL 30 HOUR AS landed_at,
      _offset + 1000000 AS _offset, _log + 1 AS _log, generateUUIDv4() AS id) FROM events`,
  })
  const [{ id } = { id: '' }] = await ask<{ id: string }>(
    `SELECT toString(id) AS id FROM events WHERE id != '${a.id}'`,
  )
  await start()
  await send(2, event({ id }))
  expect(await ends()).toEqual({ stored: 3 })
})

test('when the bound on memory is met the newest ids are still known', async () => {
  const many = Array.from({ length: 3_000 }, () => event())
  await start({ PROCESSOR_DEDUP_IDS: '1000' })
  await send(1, ...many)
  await isCommitted()
  const newest = many.slice(-300)
  await send(2, ...newest)
  expect(await ends()).toEqual({ stored: 3_000, duplicate: 300 })
})

test('events of a deleted project, and erased ones that come late, are left out', async () => {
  await start()
  await send(1, event())
  expect(await ends()).toEqual({ stored: 1 })
  await withPool((pool) =>
    pool.query('UPDATE projects SET events_erased_before = now() WHERE id = $1', [projectId]),
  )
  await new Promise((resolve) => setTimeout(resolve, 500))
  await send(2, event({ received_at: new Date(Date.now() - 60_000).toISOString() }))
  expect(await ends()).toEqual({ stored: 1, filtered: 1 })
  await withPool((pool) => deleteProject(pool, projectId))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await send(3, event({ received_at: new Date(Date.now() + 60_000).toISOString() }))
  expect(await ends()).toEqual({ stored: 1, filtered: 2 })
})
