/**
 * kill -9 of each store under load, on stores of its own: the processor goes on by itself, every event
 * that Kafka acknowledged is stored exactly once.
 */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres, createProject } from '@pulseboard/db'
import {
  createDatabases,
  createTemplate,
  startStores,
  type Databases,
  type Stores,
} from '@pulseboard/embedded'
import {
  connectKafka,
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from './config.ts'
import { startProcessor } from './processor.ts'

const log = createLogger('test', 'silent')
const lifecycle = createLifecycle(log)
const RECOVERS_WITHIN = { timeout: 25_000, interval: 100 }
let stores: Stores
let databases: Databases
let projectId = ''

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  databases = await createDatabases(stores)
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  const organisationId = randomUUID()
  projectId = randomUUID()
  await pool.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [organisationId, 'Test'])
  await createProject(pool, { id: projectId, organisationId, name: 'Test', slug: 'test' })
  await pool.end()
}, 120_000)
afterAll(async () => {
  await lifecycle.close()
  await stores.stop()
}, 60_000)

/** Sends for a while; gives the ids that were acknowledged and those whose end is not known. */
const sendFor = async (ms: number) => {
  const bus = connectKafka({ brokers: stores.kafka.brokers, clientId: 'test', log })
  const acknowledged: string[] = []
  const unknown = new Set<string>()
  for (const end = Date.now() + ms; Date.now() < end;) {
    const events = Array.from({ length: 50 }, () =>
      anEvent({ id: randomUUID(), project_id: projectId }),
    )
    const messages = events.map((e) => ({ key: e.id, value: JSON.stringify(e), headers: {} }))
    try {
      await bus.send(EVENTS_TOPIC.name, messages)
      acknowledged.push(...events.map(({ id }) => id))
    } catch {
      for (const { id } of events) unknown.add(id)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  await bus.close()
  return { acknowledged, unknown }
}

test('each store is killed under load: nothing lost, nothing twice', async () => {
  await ensureTopics(stores.kafka.brokers, [EVENTS_TOPIC], log)
  await startProcessor({
    config: readConfig({
      PROCESSOR_PORT: '0',
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
      CLICKHOUSE_URL: databases.clickhouseUrl,
      DATABASE_URL: databases.databaseUrl,
      PROCESSOR_BATCH_MS: '50',
    }),
    log,
    lifecycle,
    health: createHealth(['kafka', 'postgres']),
    metrics: createMetrics('stream-processor'),
  })
  const clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const sent: string[] = []
  const unknown = new Set<string>()
  for (const part of ['clickhouse', 'kafka', 'clickhouse', 'postgres', 'clickhouse'] as const) {
    const sending = sendFor(3_000)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    stores.kill(part)
    const result = await sending
    sent.push(...result.acknowledged)
    for (const id of result.unknown) unknown.add(id)
  }
  const query = 'SELECT toString(id) AS id FROM events'
  await vi.waitFor(async () => {
    const answer = await clickhouse.query({ query, format: 'JSONEachRow' })
    const landed = (await answer.json<{ id: string }>()).map(({ id }) => id)
    const known = landed.filter((id) => !unknown.has(id))
    expect(known.length).toBe(sent.length)
    expect(new Set(known)).toEqual(new Set(sent))
  }, RECOVERS_WITHIN)
  await clickhouse.close()
}, 90_000)
