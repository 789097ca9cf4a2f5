import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC, QUARANTINE_TOPIC, type Event } from '@pulseboard/contracts'
import type { QuarantinedMessage } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres, createProject, raiseFence } from '@pulseboard/db'
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
import { CONFIG, readConfig } from './config.ts'
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
let running: { lifecycle: Lifecycle; port: number }[] = []

const makeProject = async (): Promise<string> => {
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  const [id, organisationId] = [randomUUID(), randomUUID()]
  await pool.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [organisationId, 'Test'])
  await createProject(pool, { id, organisationId, name: 'Test', slug: `t-${id}`, retentionDays: 7 })
  await pool.end()
  return id
}
const start = async (): Promise<{ lifecycle: Lifecycle; port: number }> => {
  const lifecycle = createLifecycle(log)
  const config = readConfig({
    PROCESSOR_PORT: '0',
    KAFKA_BROKERS: brokers.join(','),
    CLICKHOUSE_URL: databases.clickhouseUrl,
    DATABASE_URL: databases.databaseUrl,
    PROCESSOR_BATCH_MS: '50',
  })
  const health = createHealth(['kafka', 'postgres'])
  const metrics = createMetrics('stream-processor')
  const port = await startProcessor({ config, log, lifecycle, health, metrics, source })
  const processor = { lifecycle, port }
  running.push(processor)
  return processor
}

beforeEach(async () => {
  databases = await createDatabases(stores)
  bus = connectKafka({ brokers, clientId: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const topic = `test.${randomUUID()}`
  source = { topic, group: `${topic}.land` }
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: topic, partitions: 4 }], log)
  projectId = await makeProject()
})
afterEach(async () => {
  await Promise.all(running.map(({ lifecycle }) => lifecycle.close()))
  running = []
  await Promise.all([bus.close(), clickhouse.close()])
  await databases.drop()
})

const event = (changes: Partial<Event> = {}): Event =>
  anEvent({ id: randomUUID(), project_id: projectId, ...changes })
const send = (events: readonly (Event | string)[]): Promise<void> =>
  bus.send(
    source.topic,
    events.map((item) => ({
      key: typeof item === 'string' ? randomUUID() : item.id,
      value: typeof item === 'string' ? item : JSON.stringify(item),
      headers: {},
    })),
  )
const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()
const landedIds = async (): Promise<string[]> =>
  (await ask<{ id: string }>('SELECT id FROM events')).map(({ id }) => id).sort()
const idsOf = (events: readonly Event[]): string[] => events.map(({ id }) => id).sort()
/** The ids of all rows once there are this many. */
const landed = async (count: number): Promise<string[]> => {
  await vi.waitFor(
    async () => expect((await landedIds()).length).toBeGreaterThanOrEqual(count),
    PATIENCE,
  )
  return landedIds()
}
const isCommitted = () =>
  vi.waitFor(async () => {
    const { next } = await bus.range(source.topic)
    const used = [...next].filter(([, offset]) => offset > 0n)
    const committed = await bus.committed(source.group, source.topic)
    expect(used.map(([p]) => committed.get(p))).toEqual(used.map(([, offset]) => offset))
  }, PATIENCE)

/** What stands in quarantine of this test's topic; other tests write there too. */
const quarantined = async (): Promise<QuarantinedMessage[]> => {
  const found: QuarantinedMessage[] = []
  const { oldest, next } = await bus.range(QUARANTINE_TOPIC.name)
  let read = oldest.get(0) ?? 0n
  const tail = bus.tail({
    topic: QUARANTINE_TOPIC.name,
    onState: () => undefined,
    onFetched: ({ messages }) => {
      for (const { value, offset } of messages) {
        read = offset + 1n
        const message = JSON.parse(String(value)) as QuarantinedMessage | null
        if (message?.topic === source.topic) found.push(message)
      }
    },
  })
  await tail.start(oldest)
  await vi.waitFor(() => expect(read).toBeGreaterThanOrEqual(next.get(0) ?? 0n), PATIENCE)
  await tail.close()
  return found
}

test('every event lands once with its place, its values and the day it expires', async () => {
  await start()
  const rich = event({
    type: 'metric',
    name: 'cold_start',
    value: 12.5,
    unit: 'ms',
    level: 'warning',
    os: { name: 'Android', version: '17' },
    device: { id: 'd1', emulator: false },
    tags: { screen: 'Home', 'a.b': 'ü' },
    error: { type: 'E', frames: [{ line: 3 }], handled: true, fingerprint: ['x', 'y'] },
    sdk: { name: 'kotlin', version: '1.0' },
    received_at: '2026-11-24T09:00:00.250Z',
  })
  const events = [rich, ...Array.from({ length: 500 }, () => event())]
  await send(events)
  expect(await landed(events.length)).toEqual(idsOf(events))
  await isCommitted()
  const [row] = await ask<Record<string, unknown>>(`SELECT * FROM events WHERE id = '${rich.id}'`)
  expect(row).toMatchObject({
    project_id: projectId,
    type: 'metric',
    value: 12.5,
    os_version: '17',
    device_emulator: false,
    tags: rich.tags,
    payload: { cart: { items: 3 } },
    error_frames: '[{"line":3}]',
    error_fingerprint: ['x', 'y'],
    timestamp: '2026-11-24 09:00:00.000',
    sent_at: null,
    expires_on: '2026-12-02',
  })
  const places = await ask<{ places: number }>(
    'SELECT uniqExact(_partition, _offset) AS places FROM events',
  )
  expect(places).toEqual([{ places: events.length }])
})

test('poison and unknown projects are set aside with their bytes, the rest goes on', async () => {
  await start()
  const stranger = event({ project_id: randomUUID() })
  const good = [event(), event()]
  await send(['{not json', '{"type":"error"}', stranger, ...good])
  expect(await landed(good.length)).toEqual(idsOf(good))
  await isCommitted()
  const found = await quarantined()
  expect(found.map(({ reason }) => reason).sort()).toEqual([
    'not_an_event',
    'not_json',
    'unknown_project',
  ])
  const notJson = found.find(({ reason }) => reason === 'not_json')
  expect(Buffer.from(notJson?.value_base64 ?? '', 'base64').toString()).toBe('{not json')
})

test('odd payloads land, or are set aside alone', async () => {
  await start()
  const withPayload = (payload: string): { event: Event; text: string } => {
    const made = event({ payload: {} })
    return {
      event: made,
      text: JSON.stringify(made).replace('"payload":{}', `"payload":${payload}`),
    }
  }
  const odd = [
    '{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}',
    '{"mixed":[1,"a",null,{"b":[true]}]}',
    '{"a.b":1,"a":{"b":2}}',
    '{"id":9007199254740993}',
    '{"huge":123456789012345678901234567890}',
    '{"nul":"a\\u0000b","\\u0000":1}',
    '{"lone":"\\ud800"}',
    '{"":1," ":2}',
    '{"a":1,"a":"twice"}',
    '{"e":1e400,"n":-0}',
    '{}',
  ].map(withPayload)
  const good = Array.from({ length: 20 }, () => event())
  await send([...odd.map(({ text }) => text), ...good])
  await isCommitted()
  const landed = new Set(await landedIds())
  expect(good.filter(({ id }) => !landed.has(id))).toEqual([])
  const aside = await quarantined()
  expect(landed.size + aside.length).toBe(odd.length + good.length)
  const exact = odd[3]?.event.id ?? ''
  const [row] = await ask<{ number: string }>(
    `SELECT toString(payload.id) AS number FROM events WHERE id = '${exact}'`,
  )
  expect(row).toEqual({ number: '9007199254740993' })
})

test('a restart lands what was not committed and nothing twice', async () => {
  const first = await start()
  const before = Array.from({ length: 300 }, () => event())
  await send(before)
  expect(await landed(before.length)).toEqual(idsOf(before))
  await first.lifecycle.close()
  const after = Array.from({ length: 300 }, () => event())
  await send(after)
  await start()
  const expected = [...before, ...after]
  expect(await landed(expected.length)).toEqual(idsOf(expected))
})

test('rows that landed without a commit are found and not stored again', async () => {
  const first = await start()
  const events = Array.from({ length: 200 }, () => event())
  await send(events)
  expect(await landed(events.length)).toEqual(idsOf(events))
  await isCommitted()
  await first.lifecycle.close()
  source = { ...source, group: `${source.topic}.other` }
  await start()
  const more = [event()]
  await send(more)
  const expected = [...events, ...more]
  expect(await landed(expected.length)).toEqual(idsOf(expected))
})

test('two processors share the partitions; one that leaves is replaced', async () => {
  const [first] = [await start(), await start()]
  const events = Array.from({ length: 400 }, () => event())
  await send(events.slice(0, 200))
  await first.lifecycle.close()
  await send(events.slice(200))
  expect(await landed(events.length)).toEqual(idsOf(events))
})

test('an owner whose fence was raised by another claims again and loses nothing', async () => {
  await start()
  const before = [event()]
  await send(before)
  expect(await landed(before.length)).toEqual(idsOf(before))
  for (const partition of [0, 1, 2, 3])
    await raiseFence(clickhouse, { partition, token: 'somebody else' })
  const after = Array.from({ length: 50 }, () => event())
  await send(after)
  const expected = [...before, ...after]
  expect(await landed(expected.length)).toEqual(idsOf(expected))
})

test('health and metrics answer', async () => {
  const { port } = await start()
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  expect((await get('/healthz')).status).toBe(200)
  await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), PATIENCE)
  await send([event()])
  await vi.waitFor(
    async () => expect(await (await get('/metrics')).text()).toMatch(/landed_events_total\S* 1\n/),
    PATIENCE,
  )
})

test('every setting has a sentence', () => {
  for (const { about } of Object.values(CONFIG)) expect(about).toMatch(/\.$/)
})
