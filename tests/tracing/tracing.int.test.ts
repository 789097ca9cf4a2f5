/**
 * Traces as a collector gets them: one request from its client's trace through the gateway, Kafka and the
 * landing; a request to query-api with its statements; nothing secret in any; and nothing at all, not even
 * the library, when no collector is set.
 */
import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { childEnvironment, createDatabases, type Databases } from '@pulseboard/embedded'
import {
  bearer,
  post,
  startTestGateway,
  type TestGateway,
} from '../../ingest-gateway/src/fixtures/gateway.ts'
import {
  openTestProcessors,
  type TestProcessors,
} from '../../stream-processor/src/fixtures/processor.ts'
import { startCollector } from './collector.ts'

// Services start as processes: two seconds each, many more on a machine that does much else.
vi.setConfig({ testTimeout: 90_000 })
const root = fileURLToPath(new URL('../..', import.meta.url))
const stores = inject('stores')
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-tracing-'))
const SECRET = 'payload-that-nobody-else-may-see'
const CLIENT_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const CLIENT_SPAN = '00f067aa0ba902b7'
let databases: Databases
let collector: Awaited<ReturnType<typeof startCollector>>
let gateway: TestGateway
let processors: TestProcessors

const tracingEnv = () => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_HEADERS: 'x-token=t%20k',
})

beforeAll(async () => {
  collector = await startCollector()
  databases = await createDatabases(stores)
  gateway = await startTestGateway(stores, tracingEnv())
  const databaseUrl = gateway.databaseUrl
  const brokers = stores.kafka.brokers
  processors = await openTestProcessors(
    { brokers, databases: { ...databases, databaseUrl } },
    { partitions: 1 },
  )
})
afterAll(async () => {
  await processors.close()
  await gateway.stop()
  await collector.close()
  rmSync(folder, { recursive: true, force: true })
})

const eventOf = () =>
  JSON.stringify({ id: randomUUID(), type: 'error', name: 'Boom', payload: { secret: SECRET } })

/** One event to the gateway, with the client's own trace where one is given. */
const send = async (traceparent?: string) => {
  const { projectId, key } = await gateway.createProject()
  const headers = { ...bearer(key), ...(traceparent === undefined ? {} : { traceparent }) }
  const answer = await post(`${gateway.url}/v1/events`, eventOf(), headers)
  expect(answer.status).toBe(202)
  const [landed] = await gateway.topic.of(projectId, 1)
  if (landed === undefined) throw new Error('The event is not in the topic.')
  return { landed, key }
}

test('one trace from the client to the landing', async () => {
  const { landed, key } = await send(`00-${CLIENT_TRACE}-${CLIENT_SPAN}-01`)
  const [request] = await collector.named('POST /v1/events')
  const [sent] = await collector.named('send pulseboard.events.v1')
  expect(request).toMatchObject({
    service: 'ingest-gateway',
    traceId: CLIENT_TRACE,
    parentId: CLIENT_SPAN,
    attributes: { 'http.response.status_code': '202', 'pulseboard.events.accepted': '1' },
  })
  expect(sent).toMatchObject({ traceId: CLIENT_TRACE, parentId: request?.spanId })
  expect(landed.traceparent).toBe(`00-${CLIENT_TRACE}-${sent?.spanId}-01`)

  const { topic } = processors.source
  const { key: id, text: value, request: mark, traceparent = '' } = landed
  await processors.bus.send(topic, [{ key: id, value, headers: { request: mark, traceparent } }])
  await processors.start(tracingEnv())
  await processors.landed(1)
  const [batch] = await collector.named(`land ${topic}`)
  expect(batch).toMatchObject({
    service: 'stream-processor',
    parentId: '',
    links: [{ traceId: CLIENT_TRACE, spanId: sent?.spanId }],
    attributes: { 'messaging.batch.message_count': '1' },
  })
  const parts = collector.spans.filter(({ parentId }) => parentId === batch?.spanId)
  expect(parts.map(({ name }) => name)).toEqual(
    'decode enrich land settle quarantine commit'.split(' '),
  )
  expect([...collector.tokens]).toEqual(['t k'])
  for (const secret of [SECRET, key, 'Boom']) expect(collector.text()).not.toContain(secret)
})

test('a client that is not sampled is not traced, a malformed one gets a trace of its own', async () => {
  const { landed: quiet } = await send(`00-${CLIENT_TRACE}-${CLIENT_SPAN}-00`)
  expect(quiet.traceparent).toBeUndefined()
  const { landed: own } = await send(`00-${'0'.repeat(32)}-${CLIENT_SPAN}-01`)
  expect(own.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(own.traceparent).not.toContain(CLIENT_TRACE)
})

/** Settings of any service, over stores that are there or not. */
const serviceEnv = (stored: { kafka: string; postgres: string; clickhouse: string }) => ({
  ...childEnvironment(),
  LOG_LEVEL: 'error',
  GATEWAY_PORT: '0',
  PROCESSOR_PORT: '0',
  GATEWAY_SPOOL_DIR: join(folder, 'spool'),
  JWT_SECRET: 'k3ZzV9q2Lx7RtY1mN5bC8wE4uG6hJ0pA',
  KAFKA_BROKERS: stored.kafka,
  DATABASE_URL: stored.postgres,
  CLICKHOUSE_URL: stored.clickhouse,
})

test('query-api: one span a request, its statements by name, no value of a client', async () => {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const env = serviceEnv({
    kafka: stores.kafka.brokers.join(','),
    postgres: databases.databaseUrl,
    clickhouse: databases.clickhouseUrl,
  })
  const main = join(root, 'query-api', 'src', 'main.ts')
  const api = spawn(process.execPath, [main], {
    env: { ...env, ...tracingEnv(), QUERY_API_PORT: String(port) },
    stdio: 'inherit',
  })
  try {
    const base = `http://127.0.0.1:${port}`
    const isUp = (): Promise<boolean> =>
      fetch(`${base}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    await expect.poll(isUp, { timeout: 60_000 }).toBe(true)
    const answer = await fetch(`${base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ada@example.com', password: 'wrong-horse-battery' }),
    })
    expect(answer.status).toBe(401)
    const [request] = await collector.named('POST login')
    expect(request).toMatchObject({ service: 'query-api', isFailed: true })
    const statements = collector.spans.filter(({ parentId }) => parentId === request?.spanId)
    expect(statements.map(({ name }) => name)).toContain('SELECT users')
    for (const secret of ['ada@', 'wrong-horse']) expect(collector.text()).not.toContain(secret)
  } finally {
    const ended = once(api, 'exit')
    api.kill('SIGTERM')
    await ended
  }
})

/** What a service has loaded of OpenTelemetry once it listens, without a collector. */
const loadedBy = async (service: string): Promise<readonly string[]> => {
  const nowhere = {
    kafka: '127.0.0.1:1',
    postgres: 'postgres://u@127.0.0.1:1/x',
    clickhouse: 'http://127.0.0.1:1/x',
  }
  const QUERY_API_PORT = String(30_000 + Math.floor(Math.random() * 10_000))
  const env = { ...serviceEnv(nowhere), LOG_LEVEL: 'silent', QUERY_API_PORT }
  const script = fileURLToPath(new URL('./list-imports.ts', import.meta.url))
  const main = join(root, service, 'src', 'main.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, main], { env })
  return JSON.parse(/^LOADED (.*)$/m.exec(stdout)?.[1] ?? 'null') as readonly string[]
}

test('nothing of the library is loaded when no collector is set', async () => {
  const loaded = await Promise.all(
    ['ingest-gateway', 'stream-processor', 'query-api'].map(loadedBy),
  )
  // The Kafka client brings the interface along, which does nothing by itself.
  expect(loaded.flat().filter((name) => name !== '@opentelemetry/api')).toEqual([])
})
