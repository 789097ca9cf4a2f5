/** The ledger and the warnings of a project on real stores; what a difference means is in ledger/*.test.ts. */
import { randomUUID } from 'node:crypto'
import {
  EVENTS_TOPIC,
  LEDGER_TOPIC,
  SAMPLE_KEY_ID,
  type Ledger,
  type Warning,
} from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics, systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createLedgerWriter } from '../testing/ledger-rows.ts'
import { createRowWriter, storeTime, type TestRow } from '../testing/rows.ts'

const MINUTE = 60_000
const now = systemClock.now()
const minute = Math.floor(now / MINUTE) * MINUTE - 10 * MINUTE
const range = { from: String(minute - 5 * MINUTE), to: String(minute + 5 * MINUTE), step: '60' }
const [ALIVE, KILLED, SILENT_FROM_THE_START] = [0xa1, 0xb2, 0xc3]
const { brokers } = inject('stores').kafka
const log = createLogger('test', 'silent')

let databases: Databases
let api: TestApi
let token: string
let events: ReturnType<typeof createRowWriter>
let ledger: ReturnType<typeof createLedgerWriter>
const topic = `test.${randomUUID()}`
const source = {
  events: { topic, group: `${topic}.land` },
  ledger: { topic: `${topic}.ledger`, group: `${topic}.ledger` },
}

const createProject = async (): Promise<string> => {
  const answer = await api.call('createProject', { token, body: { name: 'Acme' } })
  return (answer.body as { project: { id: string } }).project.id
}
const ask = async (project: string, query: Record<string, string> = range): Promise<Ledger> => {
  const answer = await api.call('getLedger', { token, params: { projectId: project }, query })
  expect(answer.status).toBe(200)
  return answer.body as Ledger
}
const warnings = async (project: string): Promise<Warning[]> => {
  const answer = await api.call('listWarnings', { token, params: { projectId: project } })
  expect(answer.status).toBe(200)
  return (answer.body as { data: Warning[] }).data
}
const store = (project: string, gateway: number, count: number, changes: Partial<TestRow> = {}) =>
  events.insert(
    Array.from({ length: count }, (_, request) => ({
      project_id: project,
      timestamp: minute,
      _gateway: gateway,
      _request: request + 1,
      ...changes,
    })),
  )
const disposed = (project: string, outcome: string, changes: Record<string, unknown> = {}) => ({
  project_id: project,
  id: randomUUID(),
  received_at: storeTime(minute + 20),
  outcome,
  _gateway: ALIVE,
  _request: 77,
  ...changes,
})

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  await ensureTopics(
    brokers,
    [
      { ...EVENTS_TOPIC, name: source.events.topic, partitions: 2 },
      { ...LEDGER_TOPIC, name: source.ledger.topic },
    ],
    log,
  )
  api = await startTestApi({ ...databases, brokers }, { source })
  token = (await api.register()).token
  events = createRowWriter(databases.clickhouseUrl)
  ledger = createLedgerWriter(databases.clickhouseUrl)
  await ledger.run({ gateway: ALIVE, through: now - 1_000, reportedAt: now + 60_000 })
  await ledger.run({ gateway: KILLED, through: minute + 30_000 })
})
afterAll(async () => {
  await Promise.all([events.close(), ledger.close(), api.stop()])
  await databases.drop()
})

test('everything that can happen to an event is counted once, and it adds up', async () => {
  const project = await createProject()
  const figures = { received: 25, accepted: 18, duplicate: 2, rate_limited: 1, spooled: 3 }
  await ledger.counts({ project, minute, gateway: ALIVE, figures: { received: 9, accepted: 9 } })
  await ledger.counts({
    project,
    minute,
    gateway: ALIVE,
    figures,
    rejected: { required: 3, type: 1 },
  })
  await store(project, ALIVE, 10)
  const twice = disposed(project, 'filtered', { reason: 'erased' })
  const client = disposed(project, 'duplicate', { _request: 5 })
  await ledger.dispose([
    ...[1, 2, 3].map((request) => disposed(project, 'duplicate', { _request: request })),
    client,
    { ...client, _offset: 99 },
    disposed(project, 'replayed'),
    twice,
    { ...twice, _offset: 100 },
    ...[1, 2, 3].map(() => disposed(project, 'quarantined', { reason: 'refused_by_store' })),
  ])
  const { summary, buckets, lag } = await ask(project)
  const expected = {
    received: 25,
    accepted: 20,
    rejected: { required: 3, type: 1 },
    rate_limited: 1,
    unavailable: 0,
    spooled: 3,
    stored: 10,
    duplicate: 6,
    replayed: 1,
    filtered: { erased: 1 },
    quarantined: { refused_by_store: 3 },
    in_flight: 0,
    missing: 0,
    surplus: 0,
    unconfirmed: 0,
    inferred: 0,
  }
  expect(summary).toMatchObject({ state: 'balanced', out_of_balance_since: null, totals: expected })
  expect(buckets.find(({ t }) => t === minute)).toEqual({
    t: minute,
    state: 'balanced',
    ...expected,
  })
  expect(summary.by_key).toMatchObject([{ key_id: SAMPLE_KEY_ID, received: 25, stored: 10 }])
  expect(lag).toEqual({ events: 0, ledger: 0 })
  expect(await warnings(project)).toEqual([])
})

test('a killed gateway, one that never said a word, and programs without one: known from the log', async () => {
  const project = await createProject()
  await ledger.counts({ project, minute, gateway: KILLED, figures: { received: 4, accepted: 4 } })
  await store(project, KILLED, 9)
  await store(project, SILENT_FROM_THE_START, 2)
  await store(project, 0, 5, { _request: 0 })
  const { summary, gateways } = await ask(project)
  expect(summary).toMatchObject({
    state: 'balanced',
    totals: { received: 16, accepted: 16, inferred: 12, stored: 16, missing: 0, surplus: 0 },
  })
  expect(gateways).toMatchObject([
    { gateway: '000000a1', standing: 'alive', silent_since: null },
    { gateway: '000000b2', standing: 'dead' },
  ])
})

test('a row that goes away is missing, in its minute, in every width, and as a warning', async () => {
  const project = await createProject()
  await ledger.counts({ project, minute, gateway: ALIVE, figures: { received: 3, accepted: 3 } })
  await store(project, ALIVE, 3)
  expect((await ask(project)).summary.state).toBe('balanced')
  await ledger.command(
    `ALTER TABLE events DELETE WHERE project_id = '${project}' AND _request = 2 SETTINGS mutations_sync = 1`,
  )
  const since = new Date(minute).toISOString()
  for (const step of ['60', '3600']) {
    const { summary, buckets } = await ask(project, { ...range, step })
    expect(summary).toMatchObject({ state: 'missing', out_of_balance_since: since })
    expect(summary.sentence).toContain('1 event acknowledged since')
    expect(buckets.filter(({ state }) => state === 'missing')).toHaveLength(1)
  }
  expect(await warnings(project)).toMatchObject([
    { kind: 'out_of_balance', severity: 'error', since },
  ])
})

test('more than was acknowledged is a surplus, unless it was refused with 503', async () => {
  const project = await createProject()
  const figures = { received: 3, accepted: 2, unavailable: 1 }
  await ledger.counts({ project, minute, gateway: ALIVE, figures })
  await store(project, ALIVE, 3)
  expect((await ask(project)).summary).toMatchObject({
    state: 'balanced',
    totals: { unconfirmed: 1, surplus: 0 },
  })
  await store(project, ALIVE, 2)
  expect((await ask(project)).summary).toMatchObject({ state: 'surplus', totals: { surplus: 2 } })
})

test('what waits in Kafka or in a spool is on its way', async () => {
  const project = await createProject()
  const spooling = 0xd4
  const oldest = minute - MINUTE
  await ledger.run({
    gateway: spooling,
    through: now,
    reportedAt: now + 60_000,
    spool: { events: 3, oldest },
  })
  const figures = { received: 3, accepted: 3, spooled: 3 }
  await ledger.counts({ project, minute, gateway: spooling, figures })
  // A measurement is shared for half a second.
  await new Promise((resolve) => void setTimeout(resolve, 600))
  const { summary } = await ask(project)
  expect(summary).toMatchObject({ state: 'in_flight', totals: { in_flight: 3 } })
  expect(Date.parse(summary.settled_up_to ?? '')).toBeLessThanOrEqual(oldest)
  expect(await warnings(project)).toMatchObject([{ kind: 'spool_in_use', severity: 'warning' }])
  await ledger.run({ gateway: spooling, through: now, reportedAt: now + 61_000, ended: true })
})

test('nothing is compared from before an erasure or the shortest retention', async () => {
  const project = await createProject()
  await ledger.counts({ project, minute, gateway: ALIVE, figures: { received: 3, accepted: 3 } })
  await api.pool.query('UPDATE projects SET events_erased_before = $2 WHERE id = $1', [
    project,
    new Date(minute + 30_000),
  ])
  const erased = await ask(project)
  expect(erased).toMatchObject({
    from: minute + MINUTE,
    goes_back_to: new Date(minute + MINUTE).toISOString(),
    summary: { state: 'balanced', totals: { received: 0 } },
  })
  await api.pool.query(
    `UPDATE projects SET events_erased_before = NULL, retention_by_type = '{"metric": 1}' WHERE id = $1`,
    [project],
  )
  const day = 86_400_000
  const short = await ask(project, { from: String(now - 5 * day), to: String(now) })
  expect(short.goes_back_to).toBe(new Date(Math.floor(now / day) * day).toISOString())
})

test('gaps in the log are warnings for everybody, with the range and what to do', async () => {
  const project = await createProject()
  await ledger.command(
    `INSERT INTO offset_gaps VALUES ('${topic}', 7, 1, 100, 250, 'deleted_before_read', now64(3))`,
  )
  const [gap] = (await ask(project, { ...range, to: String(now + MINUTE) })).offset_gaps
  expect(gap).toMatchObject({ partition: 1, first_offset: '100', last_offset: '250' })
  const [warning] = await warnings(project)
  expect(warning).toMatchObject({ kind: 'offset_gap', severity: 'error' })
  expect(warning?.sentence).toContain('100 to 250 of partition 1')
})

test('without Kafka nothing counts as settled; the figures are still there', async () => {
  const project = await createProject()
  await ledger.counts({ project, minute, gateway: ALIVE, figures: { received: 3, accepted: 3 } })
  const cut = await startTestApi(databases)
  const answer = await cut.call('getLedger', {
    token,
    params: { projectId: project },
    query: range,
  })
  expect(answer.body).toMatchObject({
    summary: { state: 'in_flight', settled_up_to: null, totals: { in_flight: 3, missing: 0 } },
    lag: { events: null, ledger: null },
  })
  await cut.stop()
})

test.each([
  [{ from: '2', to: '1' }, '/query/to'],
  [{ ...range, step: '7' }, '/query/step'],
])('%j is refused with the field', async (query, pointer) => {
  const params = { projectId: await createProject() }
  const answer = await api.call('getLedger', { token, params, query: { ...query } })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
})
