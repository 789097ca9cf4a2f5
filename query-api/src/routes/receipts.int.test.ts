/** Receipts on real stores: every end that an event can have, and what nobody may be told. */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC, LEDGER_TOPIC, type Receipt } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics, systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createLedgerWriter } from '../testing/ledger-rows.ts'
import { createRowWriter, storeTime } from '../testing/rows.ts'

const now = systemClock.now()
const { brokers } = inject('stores').kafka
const log = createLogger('test', 'silent')
const topic = `test.${randomUUID()}`
const source = {
  events: { topic, group: `${topic}.land` },
  ledger: { topic: `${topic}.ledger`, group: `${topic}.ledger` },
}
const LOG = '1234567890123456789'

let databases: Databases
let api: TestApi
let token: string
let project: string
let other: string
let events: ReturnType<typeof createRowWriter>
let ledger: ReturnType<typeof createLedgerWriter>

const receipt = async (eventId: string, projectId = project): Promise<Receipt> => {
  const answer = await api.call('getReceipt', { token, params: { projectId, eventId } })
  expect(answer.status).toBe(200)
  return answer.body as Receipt
}
const store = async (id: string, projectId = project): Promise<void> =>
  events.insert([
    {
      id,
      project_id: projectId,
      timestamp: now,
      _log: LOG,
      _gateway: 0xab,
      _request: 5,
      _partition: 2,
      _offset: 41,
    },
  ])
const dispose = (id: string, outcome: string, changes: Record<string, unknown> = {}) =>
  ledger.dispose([
    {
      id,
      project_id: project,
      received_at: storeTime(now + 1_000),
      outcome,
      _log: LOG,
      _gateway: 0xab,
      _request: 6,
      _partition: 2,
      _offset: 57,
      ...changes,
    },
  ])
const send = (id: string, projectId: string): Promise<void> =>
  api.bus.send(topic, [
    {
      key: id,
      value: JSON.stringify(anEvent({ id, project_id: projectId })),
      headers: { project: projectId, request: '000000ab00000007' },
    },
  ])

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  await ensureTopics(
    brokers,
    [
      { ...EVENTS_TOPIC, name: topic, partitions: 8 },
      { ...LEDGER_TOPIC, name: source.ledger.topic },
    ],
    log,
  )
  api = await startTestApi({ ...databases, brokers }, { source })
  token = (await api.register()).token
  const create = async (name: string): Promise<string> => {
    const answer = await api.call('createProject', { token, body: { name } })
    return (answer.body as { project: { id: string } }).project.id
  }
  ;[project, other] = [await create('Acme'), await create('Other')]
  events = createRowWriter(databases.clickhouseUrl)
  ledger = createLedgerWriter(databases.clickhouseUrl)
})
afterAll(async () => {
  await Promise.all([events.close(), ledger.close(), api.stop()])
  await databases.drop()
})

test('stored, and repeated by the client: both requests, every copy, the original', async () => {
  const id = randomUUID()
  await store(id)
  await dispose(id, 'duplicate', { of_log: LOG, of_partition: 2, of_offset: 41 })
  await dispose(id, 'replayed', { _offset: 58, of_log: LOG, of_partition: 2, of_offset: 41 })
  const { state, sentence, timeline, copies } = await receipt(id.toUpperCase())
  expect([state, sentence]).toEqual(['stored', 'The event is stored, once.'])
  expect(copies.map(({ outcome, offset }) => [outcome, offset])).toEqual([
    ['stored', '41'],
    ['duplicate', '57'],
    ['replayed', '58'],
  ])
  expect(copies[0]).toMatchObject({ log: LOG, gateway: '000000ab', request: '00000005', of: null })
  expect(copies[1]?.of).toEqual({ log: LOG, partition: 2, offset: '41' })
  expect(timeline.filter(({ step }) => step === 'accepted')).toHaveLength(2)
  expect(timeline[0]).toMatchObject({ step: 'accepted', at: new Date(now + 250).toISOString() })
})

test.each([
  ['quarantined', 'refused_by_store', 'The value is too large.'],
  ['filtered', 'erased', ''],
] as const)('%s, with the reason', async (outcome, reason, detail) => {
  const id = randomUUID()
  await dispose(id, outcome, { reason, detail })
  const found = await receipt(id)
  expect(found).toMatchObject({ state: outcome, copies: [{ reason, detail: detail || null }] })
  expect(found.timeline.map(({ step }) => step)).toContain(outcome)
})

test('the entry of the quarantine is named', async () => {
  const id = randomUUID()
  await dispose(id, 'quarantined', { reason: 'refused_by_store', detail: 'x' })
  const { rows } = await api.pool.query<{ id: string }>(
    `INSERT INTO quarantine (message_key, project_id, event_id, reason, detail, topic, log, partition,
       "offset", quarantined_at)
     VALUES ($1::text, $2, $1::uuid, 'refused_by_store', 'x', 'events', 'ab', 2, 57, now()) RETURNING id`,
    [id, project],
  )
  expect((await receipt(id)).copies[0]?.quarantine_id).toBe(rows[0]?.id)
})

test('on its way: found in the log; of another project it is not said', async () => {
  const ids = Array.from({ length: 6 }, () => randomUUID())
  for (const id of ids) await send(id, project)
  for (const id of ids.slice(0, 2))
    expect(await receipt(id)).toMatchObject({
      state: 'in_flight',
      copies: [{ outcome: 'in_flight', gateway: '000000ab', request: '00000007' }],
    })
  expect(await receipt(ids[3] ?? '', other)).toMatchObject({ state: 'never_seen', copies: [] })
}, 60_000)

test('of another project: never seen, whatever became of it there', async () => {
  const [stored, aside] = [randomUUID(), randomUUID()]
  await store(stored, other)
  await dispose(aside, 'quarantined', { project_id: other, reason: 'not_json' })
  for (const id of [stored, aside]) {
    expect((await receipt(id, other)).state).not.toBe('never_seen')
    expect(await receipt(id)).toEqual({ ...(await receipt(randomUUID())), event_id: id })
  }
}, 60_000)

test('unknown to log and store while a gateway has a spool; never seen when it has none', async () => {
  const run = { gateway: 0xcd, through: now, reportedAt: now + 60_000 }
  await ledger.run({ ...run, spool: { events: 12, oldest: now - 5_000 } })
  await new Promise((resolve) => void setTimeout(resolve, 600))
  const id = randomUUID()
  const found = await receipt(id)
  expect(found.state).toBe('maybe_spooled')
  expect(found.timeline).toMatchObject([{ step: 'spool', at: new Date(now - 5_000).toISOString() }])
  await ledger.run({ ...run, reportedAt: now + 61_000 })
  await new Promise((resolve) => void setTimeout(resolve, 600))
  const { state, sentence } = await receipt(id)
  expect(state).toBe('never_seen')
  expect(sentence).toContain('a key of another project')
}, 60_000)

test('without Kafka it is said that it is not known', async () => {
  const cut = await startTestApi(databases)
  const params = { projectId: project, eventId: randomUUID() }
  const answer = await cut.call('getReceipt', { token, params })
  expect(answer.body).toMatchObject({ state: 'unknown' })
  await cut.stop()
})

test('a malformed id names the field', async () => {
  const params = { projectId: project, eventId: 'not-an-id' }
  const answer = await api.call('getReceipt', { token, params })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/path/eventId' }] } })
})
