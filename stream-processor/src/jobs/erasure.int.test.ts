/**
 * An erasure beside a real landing: what is under way when it is asked for does not come back, what is
 * sent after it is kept.
 */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC, type Event } from '@pulseboard/contracts'
import {
  connectClickhouse,
  connectPostgres,
  createDataJob,
  eraseEventsUntilNow,
  findDataJob,
  inTransaction,
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
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { startProcessor } from '../processor.ts'
import { makeProject, type TestProject } from './fixtures/project-data.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 40_000, interval: 100 }
const stores = inject('stores')
const { brokers } = stores.kafka

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>
let bus: Bus
let source = { topic: '', group: '' }
let project: TestProject
let lifecycle: ReturnType<typeof createLifecycle>

const start = async (): Promise<void> => {
  const config = readConfig({
    PROCESSOR_PORT: '0',
    KAFKA_BROKERS: brokers.join(','),
    CLICKHOUSE_URL: databases.clickhouseUrl,
    DATABASE_URL: databases.databaseUrl,
    PROCESSOR_BATCH_MS: '50',
  })
  const health = createHealth(['kafka', 'postgres'])
  const metrics = createMetrics('stream-processor')
  await startProcessor({ config, log, lifecycle, health, metrics, source })
}

beforeEach(async () => {
  databases = await createDatabases(stores)
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  bus = connectKafka({ brokers, clientId: 'test', log })
  const topic = `test.${randomUUID()}`
  source = { topic, group: `${topic}.land` }
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: topic, partitions: 4 }], log)
  project = await makeProject(pool)
  lifecycle = createLifecycle(log)
})
afterEach(async () => {
  await lifecycle.close()
  await Promise.all([bus.close(), clickhouse.close(), pool.end()])
  await databases.drop()
})

const event = (receivedMs: number): Event =>
  anEvent({
    id: randomUUID(),
    project_id: project.id,
    received_at: new Date(receivedMs).toISOString(),
  })
const send = (events: readonly Event[]): Promise<void> =>
  bus.send(
    source.topic,
    events.map((each) => ({ key: each.id, value: JSON.stringify(each), headers: {} })),
  )
const ids = async (): Promise<string[]> => {
  const answer = await clickhouse.query({ query: 'SELECT id FROM events', format: 'JSONEachRow' })
  return (await answer.json<{ id: string }>()).map(({ id }) => id).sort()
}
const idsOf = (events: readonly Event[]): string[] => events.map(({ id }) => id).sort()

test('events in flight do not come back, those after it are kept', async () => {
  await start()
  const before = Array.from({ length: 50 }, () => event(Date.now() - 1_000))
  await send(before)
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(before)), PATIENCE)
  const { job, boundary } = await inTransaction(pool, async (sql) => {
    const receivedThrough = await eraseEventsUntilNow(sql, project.id)
    if (receivedThrough === undefined) throw new Error('no project')
    const made = await createDataJob(sql, {
      kind: 'erase_events',
      projectId: project.id,
      organisationId: project.organisationId,
      requestedBy: project.userId,
      receivedThrough,
    })
    return { job: made, boundary: receivedThrough.getTime() }
  })
  const after = Array.from({ length: 20 }, () => event(boundary + 1))
  // Received before, written to the topic after: a spool that was emptied late.
  const late = Array.from({ length: 20 }, () => event(boundary))
  await send([...late, ...after])
  await vi.waitFor(async () => {
    const row = await findDataJob(pool, job.id)
    expect(row?.state, JSON.stringify(row)).toBe('done')
  }, PATIENCE)
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(after)), PATIENCE)
}, 120_000)
