/**
 * The ledger of events that went through the spool, with a real Kafka that stands still and comes back: each
 * is counted as accepted and as spooled once, when it was accepted and not again when it is sent, and a
 * gateway that starts on the spool of another one counts nothing that it did not accept itself.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { startStores, type Stores } from '@pulseboard/embedded'
import { startGatewayProcess, type GatewayProcess } from '../fixtures/gateway-process.ts'
import { bearer, post, startTestGateway, type TestGateway } from '../fixtures/gateway.ts'
import { followLedger, sumOf, type LedgerTopic } from '../fixtures/ledger-topic.ts'

vi.setConfig({ testTimeout: 90_000 })
const PATIENCE = { timeout: 30_000, interval: 100 }
const REQUESTS = 6
const EVENTS = 10
let stores: Stores
let gateway: TestGateway
let ledger: LedgerTopic

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'postgres'] })
  ledger = await followLedger(stores.kafka.brokers)
  gateway = await startTestGateway(stores)
})
afterEach(() => stores.kill('kafka', 'SIGCONT'))
afterAll(async () => {
  await gateway.stop()
  await ledger.close()
  await stores.stop()
}, 60_000)

const events = (count: number) =>
  Array.from({ length: count }, () => anEventInput({ id: randomUUID() }))

const send = async (url: string, key: string, all: readonly unknown[]): Promise<void> => {
  const answer = await post(`${url}/v1/events`, JSON.stringify(all), bearer(key))
  expect(answer.status).toBe(202)
}

/** Requests of good events, and one with an id twice and an event that is refused. */
const sendAll = async (url: string, key: string): Promise<void> => {
  for (let request = 0; request < REQUESTS; request++) await send(url, key, events(EVENTS))
  const [twice] = events(1)
  await send(url, key, [twice, twice, { type: 'erorr', name: 'x' }])
}
const SENT = { good: REQUESTS * EVENTS + 1, repeated: 1, refused: 1 }

/** Ids of a project in the topic; an attempt that Kafka took after all stands there twice. */
const idsInTopic = async (projectId: string): Promise<number> =>
  new Set((await gateway.topic.of(projectId, 0, 0)).map(({ key }) => key)).size

test('Kafka stands still and comes back: accepted and spooled, once', async () => {
  const { key, projectId } = await gateway.createProject()
  await send(gateway.url, key, events(3))
  stores.kill('kafka', 'SIGSTOP')
  await sendAll(gateway.url, key)
  stores.kill('kafka', 'SIGCONT')
  await expect.poll(() => gateway.health.report()['kafka'], PATIENCE).toBe('ok')
  await expect.poll(() => idsInTopic(projectId), PATIENCE).toBe(3 + SENT.good)
  const received = 3 + SENT.good + SENT.repeated + SENT.refused
  await expect.poll(() => sumOf(ledger.linesOf(projectId)).received, PATIENCE).toBe(received)
  const run = ledger.linesOf(projectId)[0]?.gateway
  const toldAfter = Date.now()
  // Two more rounds: nothing may be added by what was sent out of the spool.
  const told = (): number => Date.parse(ledger.gatewayLines(run).at(-1)?.reported_at ?? '')
  await expect.poll(told, PATIENCE).toBeGreaterThan(toldAfter + 1_000)
  const { rejected, ...sums } = sumOf(ledger.linesOf(projectId))
  expect(sums).toEqual({
    received,
    accepted: 3 + SENT.good,
    duplicate: SENT.repeated,
    spooled: SENT.good,
    rate_limited: 0,
    unavailable: 0,
  })
  expect(Object.values(rejected)).toEqual([SENT.refused])
  expect(ledger.gatewayLines(run).at(-1)?.spool).toEqual({ events: 0, bytes: 0, oldest_at: null })
})

test('ended in order while Kafka is away: the next gateway sends its events and counts none', async () => {
  const spoolDir = await mkdtemp(join(tmpdir(), 'pulseboard-spool-'))
  const { brokers } = stores.kafka
  const running: GatewayProcess[] = []
  const start = async (): Promise<GatewayProcess> => {
    const { databaseUrl } = gateway
    const started = await startGatewayProcess({ brokers, databaseUrl, spoolDir })
    running.push(started)
    return started
  }
  const first = await start()
  try {
    const { key, projectId } = await gateway.createProject()
    stores.kill('kafka', 'SIGSTOP')
    await sendAll(first.url, key)
    await first.end('SIGTERM')
    stores.kill('kafka', 'SIGCONT')
    const second = await start()
    const own = events(4)
    await send(second.url, key, own)
    await expect.poll(() => idsInTopic(projectId), PATIENCE).toBe(SENT.good + own.length)
    await second.end('SIGTERM')
    const landed = await gateway.topic.of(projectId, 0, 0)
    const runOf = (id: string | undefined): string | undefined =>
      landed.find((one) => one.key === id)?.request.slice(0, 8)
    const run = runOf(own[0]?.id)
    await expect.poll(() => ledger.gatewayLines(run).at(-1)?.ended, PATIENCE).toBe(true)
    const ofRun = (wanted: string | undefined) =>
      sumOf(ledger.linesOf(projectId).filter((line) => line.gateway === wanted))
    expect(ofRun(run)).toMatchObject({ received: own.length, accepted: own.length })
    // What is of the first run stands in the log under its name; its lines got through or did not.
    const others = landed.filter(({ request }) => !request.startsWith(run ?? '-'))
    expect(new Set(others.map(({ request }) => request.slice(0, 8))).size).toBe(1)
    const before = ofRun(others[0]?.request.slice(0, 8))
    expect([0, SENT.good]).toContain(before.accepted)
    expect(before.spooled).toBe(before.accepted)
  } finally {
    for (const { child } of running) child.kill('SIGKILL')
    await rm(spoolDir, { recursive: true, force: true })
  }
})
