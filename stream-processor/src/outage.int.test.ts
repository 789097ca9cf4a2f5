/**
 * kill -9 of each store under load, on stores of its own: the processor goes on by itself, every message
 * of the topic is stored exactly once, and among them every event that Kafka acknowledged. The sender
 * repeats what it had no answer to, so an id may stand in the topic twice: places are counted, not ids.
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
  type Bus,
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

/** Sends for a while; gives the ids that were acknowledged. */
const sendFor = async (bus: Bus, ms: number): Promise<string[]> => {
  const acknowledged: string[] = []
  for (const end = Date.now() + ms; Date.now() < end;) {
    const events = Array.from({ length: 50 }, () =>
      anEvent({ id: randomUUID(), project_id: projectId }),
    )
    const messages = events.map((e) => ({ key: e.id, value: JSON.stringify(e), headers: {} }))
    try {
      await bus.send(EVENTS_TOPIC.name, messages)
      acknowledged.push(...events.map(({ id }) => id))
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  return acknowledged
}

const countMessages = async (bus: Bus): Promise<number> => {
  const { oldest, next } = await bus.range(EVENTS_TOPIC.name)
  return [...next].reduce((sum, [at, end]) => sum + Number(end - (oldest.get(at) ?? 0n)), 0)
}

interface Landed {
  readonly rows: string
  readonly places: string
  readonly ids: string[]
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
  const bus = connectKafka({ brokers: stores.kafka.brokers, clientId: 'test', log })
  const sent: string[] = []
  for (const part of ['clickhouse', 'kafka', 'clickhouse', 'postgres', 'clickhouse'] as const) {
    const sending = sendFor(bus, 3_000)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    stores.kill(part)
    sent.push(...(await sending))
  }
  const messages = await vi.waitFor(() => countMessages(bus), RECOVERS_WITHIN)
  await bus.close()
  const query = `SELECT toString(count()) AS rows, toString(uniqExact(_partition, _offset)) AS places,
    groupUniqArray(toString(id)) AS ids FROM events`
  await vi.waitFor(async () => {
    const answer = await clickhouse.query({ query, format: 'JSONEachRow' })
    const [landed] = await answer.json<Landed>()
    expect([landed?.rows, landed?.places]).toEqual([String(messages), String(messages)])
    const ids = new Set(landed?.ids)
    expect(sent.filter((id) => !ids.has(id))).toEqual([])
  }, RECOVERS_WITHIN)
  await clickhouse.close()
}, 90_000)
