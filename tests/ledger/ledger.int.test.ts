/**
 * The ledger of the whole line, on stores of its own: a real gateway that is killed, or ended while Kafka
 * is away, the processor, the API. Good, repeated, refused and broken messages add up to the event; an
 * event that is deleted by hand is missing.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  anEventInput,
  EVENTS_TOPIC,
  TOPICS,
  type Ledger,
  type Receipt,
} from '@pulseboard/contracts'
import { connectClickhouse } from '@pulseboard/db'
import {
  childEnvironment,
  createDatabases,
  createTemplate,
  startStores,
  type Databases,
  type Stores,
} from '@pulseboard/embedded'
import {
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  systemClock,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startTestApi, type TestApi } from '../../query-api/src/testing/api.ts'
import { readConfig } from '../../stream-processor/src/config.ts'
import { startProcessor } from '../../stream-processor/src/processor.ts'

const program = fileURLToPath(new URL('../../ingest-gateway/src/main.ts', import.meta.url))
const log = createLogger('test', 'silent')
const lifecycle = createLifecycle(log)
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-ledger-'))
const SOON = { timeout: 90_000, interval: 500 }

let stores: Stores
let databases: Databases
let api: TestApi
let gateway: ChildProcess
let gatewayUrl = ''
let session = { token: '', projectId: '', key: '' }

const startGateway = async (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...childEnvironment(),
      GATEWAY_PORT: '0',
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
      DATABASE_URL: databases.databaseUrl,
      GATEWAY_SPOOL_DIR: join(folder, 'spool'),
    },
  })
  const { promise, resolve } = Promise.withResolvers<number>()
  child.stdout?.on('data', (chunk: Buffer) => {
    const port = /"port":(\d+)/.exec(chunk.toString())?.[1]
    if (port !== undefined) resolve(Number(port))
  })
  gatewayUrl = `http://127.0.0.1:${await promise}`
  await vi.waitFor(async () => expect((await fetch(`${gatewayUrl}/readyz`)).status).toBe(200), SOON)
  return child
}

const start = async (): Promise<void> => {
  const config = readConfig({
    PROCESSOR_PORT: '0',
    KAFKA_BROKERS: stores.kafka.brokers.join(','),
    CLICKHOUSE_URL: databases.clickhouseUrl,
    DATABASE_URL: databases.databaseUrl,
  })
  const health = createHealth(['kafka', 'postgres'])
  await startProcessor({ config, log, lifecycle, health, metrics: createMetrics('processor') })
}

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  databases = await createDatabases(stores)
  await ensureTopics(stores.kafka.brokers, TOPICS, log)
  await start()
  api = await startTestApi({ ...databases, brokers: stores.kafka.brokers })
  gateway = await startGateway()
}, 180_000)
// Each test has a project of its own: its figures are those of that test alone.
beforeEach(async () => {
  const { token } = await api.register()
  const { body } = await api.call('createProject', { token, body: { name: 'Acme' } })
  const { project, key } = body as { project: { id: string }; key: { secret: string } }
  session = { token, projectId: project.id, key: key.secret }
})
afterAll(async () => {
  gateway.kill('SIGKILL')
  await lifecycle.close()
  await api.stop()
  await stores.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const send = async (events: readonly object[]): Promise<number> => {
  const answer = await fetch(`${gatewayUrl}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  })
  return answer.status
}
const events = (count: number) =>
  Array.from({ length: count }, () => ({ ...anEventInput(), id: randomUUID() }))
const ledger = async (): Promise<Ledger> => {
  const now = systemClock.now()
  const query = { from: String(now - 30 * 60_000), to: String(now + 60_000), step: '60' }
  const params = { projectId: session.projectId }
  const { body } = await api.call('getLedger', { token: session.token, params, query })
  return body as Ledger
}
const receipt = async (eventId: string): Promise<Receipt> => {
  const params = { projectId: session.projectId, eventId }
  return (await api.call('getReceipt', { token: session.token, params })).body as Receipt
}

test('good, repeated, refused, broken, and a killed gateway: balanced to the event; then one is missing', async () => {
  const first = events(200)
  const twice = events(1)
  expect(await send(first)).toBe(202)
  expect(await send(first.slice(0, 50))).toBe(202)
  expect(await send([...twice, ...twice])).toBe(202)
  expect(await send([{ ...anEventInput(), type: 'nonsense' }, ...events(9)])).toBe(202)
  await api.bus.send(EVENTS_TOPIC.name, [
    { key: randomUUID(), value: '{"type"', headers: { project: session.projectId } },
  ])
  // The figures of these requests must be known before it dies: later ones are taken from the log.
  const sentAt = Date.now()
  await vi.waitFor(async () => {
    const through = (await ledger()).gateways.map((one) => Date.parse(one.reported_through))
    expect(Math.max(...through)).toBeGreaterThan(sentAt)
  }, SOON)
  expect(await send(events(40))).toBe(202)
  gateway.kill('SIGKILL')
  gateway = await startGateway()
  const last = events(5)
  expect(await send(last)).toBe(202)

  await vi.waitFor(async () => {
    const { summary, lag } = await ledger()
    expect(lag.events).toBe(0)
    expect(summary).toMatchObject({
      state: 'balanced',
      totals: {
        received: 308,
        accepted: 307,
        stored: 255,
        duplicate: 51,
        quarantined: { not_json: 1 },
        missing: 0,
        surplus: 0,
        in_flight: 0,
      },
    })
  }, SOON)
  // Of the living gateway: what the killed one had not reported of its last minute is taken from the log.
  const victim = last[2]?.id ?? ''
  expect(await receipt(victim)).toMatchObject({ state: 'stored' })

  const clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  await clickhouse.command({
    query: `ALTER TABLE events DELETE WHERE id = '${victim}' SETTINGS mutations_sync = 1`,
  })
  await clickhouse.close()
  await vi.waitFor(
    async () =>
      expect((await ledger()).summary).toMatchObject({ state: 'missing', totals: { missing: 1 } }),
    SOON,
  )
  expect((await receipt(victim)).state).toBe('never_seen')
}, 300_000)

test('a gateway ended in order while Kafka is away: what it could not report is taken from the log', async () => {
  expect(await send(events(20))).toBe(202)
  await vi.waitFor(
    async () => expect((await ledger()).summary.totals).toMatchObject({ received: 20, stored: 20 }),
    SOON,
  )
  stores.kill('kafka', 'SIGSTOP')
  try {
    for (let requests = 0; requests < 3; requests++) expect(await send(events(30))).toBe(202)
    const ended = once(gateway, 'exit')
    gateway.kill('SIGTERM')
    await ended
  } finally {
    stores.kill('kafka', 'SIGCONT')
  }
  gateway = await startGateway()
  expect(await send(events(5))).toBe(202)
  await vi.waitFor(async () => {
    const { summary, lag } = await ledger()
    expect(lag.events).toBe(0)
    expect(summary).toMatchObject({
      state: 'balanced',
      totals: { received: 115, accepted: 115, stored: 115, duplicate: 0, missing: 0, surplus: 0 },
    })
  }, SOON)
}, 300_000)
