/** The list of quarantined messages on real Kafka and PostgreSQL: repeats, erasure, broken entries. */
import { randomUUID } from 'node:crypto'
import { QUARANTINE_TOPIC } from '@pulseboard/contracts'
import {
  connectPostgres,
  EVERY_TENANT,
  listQuarantined,
  markDropped,
  sweepQuarantine,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  systemClock,
  type Bus,
  type BusMessage,
  type OutgoingMessage,
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { openQuarantine } from './open.ts'
import { toQuarantineMessage } from './to-message.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 20_000, interval: 50 }
const stores = inject('stores')
const { brokers } = stores.kafka

let databases: Databases
let bus: Bus
let pool: ReturnType<typeof connectPostgres>
let topic = ''

beforeEach(async () => {
  databases = await createDatabases(stores)
  bus = connectKafka({ brokers, clientId: 'test', log })
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  topic = `test.${randomUUID()}`
  await ensureTopics(brokers, [QUARANTINE_TOPIC], log)
})
afterEach(async () => {
  await Promise.all([bus.close(), pool.end()])
  await databases.drop()
})

const open = () => {
  const lifecycle = createLifecycle(log)
  const metrics = createMetrics('test')
  const landing = { topic, group: topic }
  const { databaseUrl } = databases
  openQuarantine({ databaseUrl, log, lifecycle, metrics, bus, clock: systemClock, landing })
  return { lifecycle, metrics }
}
const entry = (offset: number, value = `{not json ${offset}`): OutgoingMessage => {
  const message: BusMessage = {
    partition: 0,
    offset: BigInt(offset),
    key: Buffer.from(`key ${offset}`),
    value: Buffer.from(value),
    headers: { project: randomUUID() },
  }
  const reject = { message, reason: 'not_json', detail: 'no JSON \0 \ud800' } as const
  return toQuarantineMessage(reject, { topic }, systemClock.now())
}
const send = (...messages: OutgoingMessage[]) => bus.send(QUARANTINE_TOPIC.name, messages)
const isTakenOver = () =>
  vi.waitFor(async () => {
    const { next } = await bus.range(QUARANTINE_TOPIC.name)
    const committed = await bus.committed(`${topic}.quarantine`, QUARANTINE_TOPIC.name)
    expect(committed.get(0)).toBe(next.get(0))
  }, PATIENCE)
const mine = async () =>
  (await listQuarantined(pool, { scope: EVERY_TENANT }, { limit: 5_000 })).filter(
    (row) => row.topic === topic,
  )

test('a thousand entries, each once, also when all of it is read and written again', async () => {
  const entries = Array.from({ length: 1_000 }, (_, index) => entry(index))
  await send(...entries)
  const first = open()
  await isTakenOver()
  await first.lifecycle.close()
  await send(...entries)
  const second = open()
  await isTakenOver()
  const rows = await mine()
  expect(rows).toHaveLength(1_000)
  expect(new Set(rows.map(({ offset }) => offset)).size).toBe(1_000)
  await second.lifecycle.close()
})

test('a repeated message leaves a decision as it is, one without a value erases', async () => {
  const { lifecycle } = open()
  await send(entry(1), entry(2), entry(3))
  await isTakenOver()
  const decided = (await mine()).find(({ offset }) => offset === '1')
  await markDropped(pool, [decided?.id ?? ''], 'operator')
  const erased = { ...entry(2), value: null }
  await send(entry(1), erased, entry(4), { ...entry(4), value: null })
  await isTakenOver()
  const rows = await mine()
  expect(rows.map(({ offset, status, value_bytes }) => [offset, status, value_bytes])).toEqual(
    expect.arrayContaining([
      ['1', 'dropped', null],
      ['3', 'open', 11],
    ]),
  )
  expect(rows).toHaveLength(2)
  await lifecycle.close()
})

test('what is no entry is counted and holds nothing up; bytes are kept exactly', async () => {
  const { lifecycle, metrics } = open()
  const junk = ['', '{', '{}', JSON.stringify({ reason: 'not_json' })]
  const huge = entry(7)
  const tooFar = huge.value?.replace('"offset":"7"', '"offset":"99999999999999999999"') ?? ''
  const noYear = huge.value?.replace(/"quarantined_at":"\d{4}/, '"quarantined_at":"0000') ?? ''
  const [far, zero] = [tooFar, noYear].map((value, at) => ({
    ...huge,
    key: `${topic}/${at}`,
    value,
  }))
  await send(...junk.map((value) => ({ key: `${topic}/junk`, value, headers: {} })))
  await send(far ?? huge, zero ?? huge, entry(8, 'Größe \0 ☃'))
  await isTakenOver()
  expect((await mine()).map(({ offset }) => offset)).toEqual(['8'])
  const { rows } = await pool.query<{ value: Buffer }>(
    `SELECT value FROM quarantine WHERE topic = $1`,
    [topic],
  )
  expect(rows[0]?.value.toString('utf8')).toBe('Größe \0 ☃')
  expect(await metrics.registry.metrics()).toMatch(/quarantine_unreadable_total\{.*\} [4-9]/)
  await lifecycle.close()
})

test('entries older than their message in the topic are forgotten, some at a time', async () => {
  const { lifecycle } = open()
  await send(entry(1), entry(2), entry(3))
  await isTakenOver()
  await lifecycle.close()
  const later = new Date(systemClock.now() + 1_000)
  await pool.query('DELETE FROM quarantine WHERE topic <> $1', [topic])
  expect(await sweepQuarantine(pool, later, 2)).toBe(2)
  expect(await sweepQuarantine(pool, later, 2)).toBe(1)
})
