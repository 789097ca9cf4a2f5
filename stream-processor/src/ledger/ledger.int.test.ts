/** The ledger's consumer on real Kafka and ClickHouse: cumulative lines, repeats, broken messages. */
import { randomUUID } from 'node:crypto'
import { LEDGER_TOPIC, QUARANTINE_TOPIC, type LedgerMessage } from '@pulseboard/contracts'
import { connectClickhouse, insertLedger } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  systemClock,
  type Bus,
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { quarantine } from '../dead-letter.ts'
import { startBatch } from '../landing-batch.ts'
import { startLedger } from './consumer.ts'
import { openLedger } from './open.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 20_000, interval: 50 }
const stores = inject('stores')
const { brokers } = stores.kafka
const project_id = randomUUID()
const key_id = randomUUID()
const now = Math.floor(systemClock.now() / 60_000) * 60_000
const iso = (ms: number): string => new Date(ms).toISOString()

let databases: Databases
let bus: Bus
let clickhouse: ReturnType<typeof connectClickhouse>
let source = { topic: '', group: '' }

beforeEach(async () => {
  databases = await createDatabases(stores)
  bus = connectKafka({ brokers, clientId: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const topic = `test.${randomUUID()}`
  source = { topic, group: `${topic}.ledger` }
  await ensureTopics(
    brokers,
    [{ ...LEDGER_TOPIC, name: topic }, LEDGER_TOPIC, QUARANTINE_TOPIC],
    log,
  )
})
afterEach(async () => {
  await Promise.all([bus.close(), clickhouse.close()])
  await databases.drop()
})

const counts = (accepted: number): LedgerMessage => ({
  kind: 'counts',
  gateway: '9f3a1c02',
  minute: iso(now),
  project_id,
  key_id,
  sdk_name: '',
  sdk_version: '',
  received: accepted + 1,
  accepted,
  duplicate: 0,
  spooled: 0,
  rate_limited: 0,
  unavailable: 0,
  rejected: { required: 1 },
})
const gateway = (through: number, events = 0): LedgerMessage => ({
  kind: 'gateway',
  gateway: '9f3a1c02',
  started_at: iso(now),
  reported_at: iso(through + 500),
  reported_through: iso(through),
  ended: false,
  spool: { events, bytes: events * 100, oldest_at: events === 0 ? null : iso(now) },
})
const send = (topic: string, values: readonly (LedgerMessage | string)[]): Promise<void> =>
  bus.send(
    topic,
    values.map((value) => ({
      key: 'line',
      value: typeof value === 'string' ? value : JSON.stringify(value),
      headers: {},
    })),
  )
const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()
const figures = () =>
  ask<{ outcome: string; events: string }>(
    `SELECT outcome, toString(max(events)) AS events FROM ledger WHERE project_id = '${project_id}'
     GROUP BY outcome ORDER BY outcome`,
  )

test('cumulative lines in any order, repeated lines and broken ones', async () => {
  const setAside: string[] = []
  const run = quarantine({
    bus,
    clock: systemClock,
    source: source.topic,
    onFailure: () => undefined,
    onQuarantined: ({ reason }) => void setAside.push(reason),
  })
  const consumer = startLedger({
    bus,
    source,
    lingerMs: 20,
    store: (rows) => insertLedger(clickhouse, rows),
    quarantine: async (rejects, signal) => {
      await run({ ...startBatch(0, []), rejects }, signal)
    },
    landed: () => undefined,
    waiting: () => undefined,
  })
  await send(source.topic, [counts(7), gateway(now + 2_000, 3), '{"kind"', counts(5)])
  await send(source.topic, [counts(9), '{"kind":"sums"}', gateway(now + 9_000), counts(9)])
  await send(source.topic, [gateway(now + 2_000, 3)])
  await vi.waitFor(async () => {
    const { next } = await bus.range(source.topic)
    expect((await bus.committed(source.group, source.topic)).get(0)).toBe(next.get(0))
  }, PATIENCE)
  expect(await figures()).toEqual([
    { outcome: 'accepted', events: '9' },
    { outcome: 'received', events: '10' },
    { outcome: 'rejected', events: '1' },
  ])
  const [run1] = await ask<object>(
    'SELECT toString(spool_events) AS spool_events, toString(reported_through) AS through FROM gateway_runs FINAL',
  )
  expect(run1).toEqual({
    spool_events: '0',
    through: iso(now + 9_000)
      .replace('T', ' ')
      .replace('Z', ''),
  })
  expect(setAside).toEqual(['not_json', 'not_a_ledger_line'])
  await consumer.close()
})

test('as the processor opens it: the topic of the product, metrics, an orderly end', async () => {
  const lifecycle = createLifecycle(log)
  const metrics = createMetrics('test')
  openLedger({
    clickhouseUrl: databases.clickhouseUrl,
    log,
    lifecycle,
    metrics,
    bus,
    landing: source,
  })
  await send(LEDGER_TOPIC.name, [counts(3)])
  await vi.waitFor(async () => expect(await figures()).toHaveLength(3), PATIENCE)
  await vi.waitFor(async () => {
    expect(await metrics.registry.metrics()).toMatch(/ledger_lines_total(\{.*\})? [1-9]/)
  }, PATIENCE)
  await lifecycle.close()
})
