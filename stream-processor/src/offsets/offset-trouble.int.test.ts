/**
 * A real broker deletes what was not read, makes a topic anew, and adds partitions, while the processor is
 * down and while it runs: it goes on, says exactly what is missing, and loses nothing else.
 */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC } from '@pulseboard/contracts'
import {
  connectClickhouse,
  connectPostgres,
  createProject,
  findPartitionProgress,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  type Bus,
  type Health,
  type Lifecycle,
} from '@pulseboard/runtime'
import kafkajs, { type Admin } from 'kafkajs'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { startProcessor } from '../processor.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 30_000, interval: 50 }
const stores = inject('stores')
const { brokers } = stores.kafka

let databases: Databases
let bus: Bus
let admin: Admin
let clickhouse: ReturnType<typeof connectClickhouse>
let postgres: ReturnType<typeof connectPostgres>
let source = { topic: '', group: '' }
let projectId = ''
let running: Lifecycle[] = []

beforeEach(async () => {
  databases = await createDatabases(stores)
  bus = connectKafka({ brokers, clientId: 'test', log })
  admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  postgres = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  const topic = `test.${randomUUID()}`
  source = { topic, group: `${topic}.land` }
  await makeTopic()
  const organisationId = randomUUID()
  projectId = randomUUID()
  await postgres.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [
    organisationId,
    'Test',
  ])
  await createProject(postgres, { id: projectId, organisationId, name: 'Test', slug: 'test' })
})
afterEach(async () => {
  await stop()
  await Promise.all([bus.close(), admin.disconnect(), clickhouse.close(), postgres.end()])
  await databases.drop()
})

const makeTopic = () =>
  ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: source.topic, partitions: 1 }], log)
const remakeTopic = async (): Promise<void> => {
  await admin.deleteTopics({ topics: [source.topic] })
  await vi.waitFor(makeTopic, PATIENCE)
}
const start = async (): Promise<Health> => {
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
  running.push(lifecycle)
  await startProcessor({ config, log, lifecycle, health, metrics, source })
  return health
}
const stop = async (): Promise<void> => {
  await Promise.all(running.map((lifecycle) => lifecycle.close()))
  running = []
}
const send = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID())
  const events = ids.map((id) => anEvent({ id, project_id: projectId }))
  await bus.send(
    source.topic,
    events.map((event) => ({ key: event.id, value: JSON.stringify(event), headers: {} })),
  )
  return ids
}
const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()
const stored = (...ids: string[]) =>
  vi.waitFor(async () => {
    const rows = await ask<{ id: string }>('SELECT id FROM events')
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.toSorted())
  }, PATIENCE)
const committed = (offset: bigint) =>
  vi.waitFor(
    async () => expect((await bus.committed(source.group, source.topic)).get(0)).toBe(offset),
    PATIENCE,
  )
const deleteBelow = async (offset: number): Promise<void> => {
  const { topic } = source
  // It only deletes of topics that it was asked about before.
  await admin.fetchTopicOffsets(topic)
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: `${offset}` }] })
}
const gaps = () =>
  ask<{ log: string; kind: string; first: string; last: string }>(
    `SELECT lower(hex(log)) AS log, kind, toString(first_offset) AS first,
       toString(last_offset) AS last FROM offset_gaps FINAL ORDER BY first_offset`,
  )

test('deleted while the processor was down: the exact range is written, landing goes on', async () => {
  await start()
  const before = await send(5)
  await stored(...before)
  await committed(5n)
  await stop()
  await send(7)
  const after = await send(3)
  await deleteBelow(12)
  const health = await start()
  await stored(...before, ...after)
  const id = await bus.topicId(source.topic)
  expect(await gaps()).toEqual([{ log: id, kind: 'deleted_before_read', first: '5', last: '11' }])
  expect(health.ready).toBe(true)
  expect(health.report()['offsets']).toBe('partition 0 misses 5 to 11: deleted_before_read')
}, 60_000)

test.each(['down', 'running'])(
  'a topic made anew while the processor is %s loses nothing, though offsets are equal',
  async (state) => {
    await start()
    const before = await send(5)
    await stored(...before)
    const old = await bus.topicId(source.topic)
    await vi.waitFor(async () => {
      const [row] = await findPartitionProgress(postgres)
      expect(row).toMatchObject({ log: old, committed: 5n })
    }, PATIENCE)
    if (state === 'down') await stop()
    await remakeTopic()
    const after = await send(8)
    if (state === 'down') await start()
    await stored(...before, ...after)
    await vi.waitFor(
      async () =>
        expect(await gaps()).toEqual([
          { log: old, kind: 'topic_recreated', first: '5', last: '5' },
        ]),
      PATIENCE,
    )
  },
  90_000,
)

test('partitions that are added while it runs are read within 15 seconds', async () => {
  await start()
  await stored(...(await send(2)))
  await admin.createPartitions({ topicPartitions: [{ topic: source.topic, count: 3 }] })
  const ends = Date.now() + 15_000
  await vi.waitFor(
    async () => {
      await send(6)
      const rows = await ask<{ read: string }>(
        'SELECT toString(uniqExact(_partition)) AS read FROM events',
      )
      expect(rows).toEqual([{ read: '3' }])
    },
    { timeout: 20_000, interval: 500 },
  )
  expect(Date.now()).toBeLessThan(ends)
}, 60_000)
