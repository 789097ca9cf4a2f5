/**
 * The ledger's consumer while what it works with is away, on stores of its own and behind a proxy:
 * ClickHouse cut off, killed, its answers lost; Kafka killed. Every line of the topic is stored, none is
 * counted twice, and the group never stands at an offset before which something is not stored.
 */
import { randomUUID } from 'node:crypto'
import { LEDGER_TOPIC, TOPICS, type LedgerMessage } from '@pulseboard/contracts'
import { connectClickhouse } from '@pulseboard/db'
import {
  createDatabases,
  createTemplate,
  startStores,
  type Databases,
  type Stores,
} from '@pulseboard/embedded'
import {
  connectKafka,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  systemClock,
  type Bus,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import { openGate, type Gate } from '../../../tests/chaos/proxy/gate.ts'
import { FINE } from '../../../tests/chaos/proxy/weather.ts'
import { LANDING } from '../topology.ts'
import { LEDGER } from './consumer.ts'
import { openLedger } from './open.ts'

vi.setConfig({ testTimeout: 120_000 })
const PATIENCE = { timeout: 60_000, interval: 100 }
const GATEWAYS = 10
const log = createLogger('test', 'silent')
const lifecycle = createLifecycle(log)
const warned = vi.spyOn(log, 'warn')
const project_id = randomUUID()
const key_id = randomUUID()
const startedMs = Math.floor(systemClock.now() / 60_000) * 60_000
/** What Kafka has acknowledged, in the order of sending. */
const sent: LedgerMessage[] = []

let stores: Stores
let databases: Databases
let bus: Bus
let clickhouse: ReturnType<typeof connectClickhouse>
let gate: Gate

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  databases = await createDatabases(stores)
  const { brokers } = stores.kafka
  await ensureTopics(brokers, TOPICS, log)
  bus = connectKafka({ brokers, clientId: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const proxied = new URL(databases.clickhouseUrl)
  const upstream = Number(proxied.port)
  proxied.port = String(await freePort())
  gate = await openGate(Number(proxied.port), upstream)
  const metrics = createMetrics('test')
  openLedger({ clickhouseUrl: proxied.href, log, lifecycle, metrics, bus, landing: LANDING })
}, 120_000)
afterAll(async () => {
  await lifecycle.close()
  await Promise.all([bus.close(), clickhouse.close()])
  await stores.stop()
}, 60_000)

const time = (ms: number): string => new Date(ms).toISOString()
const gatewayId = (index: number): string => index.toString(16).padStart(8, '0')

/** Cumulative, as gateways send them: each round every gateway has accepted one event more. */
const round = (accepted: number): LedgerMessage[] => {
  const counts = Array.from({ length: GATEWAYS }, (_, index): LedgerMessage => ({
    kind: 'counts',
    gateway: gatewayId(index),
    minute: time(startedMs),
    project_id,
    key_id,
    sdk_name: '',
    sdk_version: '',
    received: accepted,
    accepted,
    duplicate: 0,
    spooled: 0,
    rate_limited: 0,
    unavailable: 0,
    rejected: {},
  }))
  const state: LedgerMessage = {
    kind: 'gateway',
    gateway: gatewayId(0),
    started_at: time(startedMs),
    reported_at: time(startedMs + accepted),
    reported_through: time(startedMs + accepted),
    ended: false,
    spool: { events: 0, bytes: 0, oldest_at: null },
  }
  return [...counts, state]
}

const acceptedIn = (lines: readonly LedgerMessage[]): number =>
  Math.max(0, ...lines.map((line) => (line.kind === 'counts' ? line.accepted : 0)))

/** Sends one round; again until Kafka has it. */
const sendRound = async (): Promise<void> => {
  const lines = round(acceptedIn(sent) + 1)
  const messages = lines.map((line) => ({
    key: line.gateway,
    value: JSON.stringify(line),
    headers: {},
  }))
  const attempt = () => bus.send(LEDGER_TOPIC.name, messages)
  await vi.waitFor(attempt, PATIENCE)
  sent.push(...lines)
}
const sendRoundsFor = async (ms: number): Promise<void> => {
  for (const end = Date.now() + ms; Date.now() < end;) {
    await sendRound()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()
const committed = async (): Promise<number> =>
  Number((await bus.committed(LEDGER.group, LEDGER.topic)).get(0) ?? 0n)
/** The figure of each gateway, as the ledger reads them. */
const storedFigures = async (outcome: string): Promise<Map<string, number>> => {
  const rows = await ask<{ gateway: number; figure: string }>(
    `SELECT gateway, toString(max(events)) AS figure FROM ledger
     WHERE project_id = '${project_id}' AND outcome = '${outcome}' GROUP BY gateway`,
  )
  return new Map(rows.map(({ gateway, figure }) => [gatewayId(gateway), Number(figure)]))
}

/** Messages before the group's offset that are not stored. Needs a topic that holds what was sent, once. */
const committedTooEarly = async (): Promise<LedgerMessage[]> => {
  const before = sent.slice(0, await committed())
  const figures = await storedFigures('accepted')
  return before.filter(
    (line) => line.kind === 'counts' && (figures.get(line.gateway) ?? 0) < line.accepted,
  )
}

/** All was read and stored, with the figures of the last round, and nothing was set aside. */
const expectAllStored = async (): Promise<void> => {
  await vi.waitFor(async () => {
    const { next } = await bus.range(LEDGER.topic)
    expect(await committed()).toBe(Number(next.get(0)))
  }, PATIENCE)
  const accepted = acceptedIn(sent)
  const wanted = Array.from({ length: GATEWAYS }, (_, at) => [gatewayId(at), accepted] as const)
  for (const outcome of ['accepted', 'received'])
    expect(await storedFigures(outcome)).toEqual(new Map(wanted))
  expect(
    await ask('SELECT gateway, toString(reported_through) AS through FROM gateway_runs FINAL'),
  ).toEqual([
    {
      gateway: 0,
      through: time(startedMs + accepted)
        .replace('T', ' ')
        .replace('Z', ''),
    },
  ])
  const aside = (await bus.range('pulseboard.quarantine.v1')).next
  expect([...aside.values()].every((next) => next === 0n)).toBe(true)
}

test('ClickHouse is cut off: nothing is committed until it has taken what came', async () => {
  await sendRound()
  await expectAllStored()
  const before = await committed()
  gate.setWeather({ ...FINE, cut: true })
  warned.mockClear()
  await sendRound()
  await vi.waitFor(() => expect(warned.mock.calls.length).toBeGreaterThan(1), PATIENCE)
  await sendRound()
  expect(await committed()).toBe(before)
  expect((await storedFigures('accepted')).get(gatewayId(0))).toBe(acceptedIn(sent) - 2)
  gate.setWeather(FINE)
  await expectAllStored()
})

test('ClickHouse has stored and its answer is lost: stored again, counted once', async () => {
  gate.lose({ times: 6, share: 1, kind: 'any' })
  const before = gate.lost
  await vi.waitFor(async () => {
    await sendRound()
    expect(gate.lost - before).toBe(6)
  }, PATIENCE)
  await expectAllStored()
})

test('ClickHouse is killed under load: the group never stands before what is stored', async () => {
  const looks: LedgerMessage[][] = []
  const looking = { isOver: false }
  const look = async (): Promise<void> => {
    while (!looking.isOver) {
      // While ClickHouse is away there is nothing to compare with.
      await committedTooEarly().then(
        (missing) => looks.push(missing),
        () => undefined,
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const looker = look()
  for (let kills = 0; kills < 3; kills++) {
    const sending = sendRoundsFor(3_000)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    stores.kill('clickhouse')
    await sending
  }
  await stores.whenServing('clickhouse')
  await expectAllStored()
  looking.isOver = true
  await looker
  expect(looks.length).toBeGreaterThan(5)
  expect(looks.flat()).toEqual([])
})

test('Kafka is killed under load: what it acknowledged is stored, what it got twice counts once', async () => {
  for (let kills = 0; kills < 2; kills++) {
    const sending = sendRoundsFor(3_000)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    stores.kill('kafka')
    await sending
    await stores.whenServing('kafka')
  }
  await sendRound()
  await expectAllStored()
  expect(await committed()).toBeGreaterThanOrEqual(sent.length)
})
