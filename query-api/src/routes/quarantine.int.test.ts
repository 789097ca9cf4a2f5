/** The quarantine over HTTP on real PostgreSQL and Kafka: pages, tenants, replay, drop, in bulk. */
import { randomUUID } from 'node:crypto'
import {
  anEvent,
  anEventInput,
  EVENTS_TOPIC,
  QUARANTINE_TOPIC,
  type BulkAnswer,
  type Event,
  type QuarantineEntry,
  type QuarantineEntryWithValue,
  type QuarantinePage,
  type QuarantineReason,
} from '@pulseboard/contracts'
import { storeQuarantined } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics, type BusMessage } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { startTestApi, type Answer, type TestApi } from '../testing/api.ts'

const stores = inject('stores')
const { brokers } = stores.kafka
const log = createLogger('test', 'silent')
const topic = `test.${randomUUID()}`
const events = { topic, group: topic }

let databases: Databases
let api: TestApi
const sent: BusMessage[] = []

beforeAll(async () => {
  databases = await createDatabases(stores)
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: topic }, QUARANTINE_TOPIC], log)
  api = await startTestApi({ ...databases, brokers }, { source: { events, ledger: events } })
  const tail = api.bus.tail({
    topic,
    onFetched: ({ messages }) => void sent.push(...messages),
    onState: () => undefined,
  })
  await tail.start()
  closeTail = () => tail.close()
})
let closeTail = async (): Promise<void> => undefined
afterAll(async () => {
  await closeTail()
  await api.stop()
  await databases.drop()
})

const signIn = async () => {
  const { token, userId } = await api.register()
  const created = await api.call('createProject', { token, body: { name: 'Acme' } })
  const project = (created.body as { project: { id: string } }).project.id
  return { token, userId, project }
}
let count = 0
/** An entry as the consumer stores it. */
const put = async (
  project: string | undefined,
  value: string | Buffer,
  changes: { reason?: QuarantineReason; event_id?: string; at?: number; value_bytes?: number } = {},
): Promise<string> => {
  const messageKey = `${topic}/0/${++count}`
  const { at = Date.UTC(2026, 10, 24, 9, 0, 0, count), reason = 'not_json', ...rest } = changes
  const message = {
    reason,
    detail: 'Wrong.',
    topic,
    partition: 0,
    offset: String(count),
    key: null,
    value_base64: Buffer.from(value).toString('base64'),
    quarantined_at: new Date(at).toISOString(),
    ...(project === undefined ? {} : { project_id: project }),
    ...rest,
  }
  await storeQuarantined(api.pool, [{ messageKey, message }])
  const { rows } = await api.pool.query<{ id: string }>(
    'SELECT id FROM quarantine WHERE message_key = $1',
    [messageKey],
  )
  return rows[0]?.id ?? ''
}
const call = (
  name: Parameters<TestApi['call']>[0],
  who: { token: string; project: string },
  entryId = '',
  body?: unknown,
): Promise<Answer> =>
  api.call(name, { token: who.token, params: { projectId: who.project, entryId }, body })
const sentWith = (id: string): Promise<BusMessage[]> =>
  vi.waitFor(
    () => {
      const found = sent.filter(({ key }) => String(key) === id)
      expect(found.length).toBeGreaterThan(0)
      return found
    },
    { timeout: 15_000 },
  )

test('a thousand entries in pages, newest first, bound to their filters', async () => {
  const who = await signIn()
  const key = (index: number) => `${topic}/pages/${index}`
  const entries = Array.from({ length: 1_000 }, (_, index) => ({
    messageKey: key(index),
    message: {
      reason: index % 2 === 0 ? ('not_json' as const) : ('unknown_project' as const),
      detail: '',
      topic,
      partition: 1,
      offset: String(index),
      key: null,
      value_base64: '',
      quarantined_at: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 7)).toISOString(),
      project_id: who.project,
    },
  }))
  await storeQuarantined(api.pool, entries)
  const list = async (query: Record<string, string>): Promise<Answer> =>
    api.call('listQuarantine', { token: who.token, params: { projectId: who.project }, query })
  const seen: QuarantineEntry[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer: Answer = await list({ limit: '200', ...(cursor === '' ? {} : { cursor }) })
    const page = answer.body as QuarantinePage
    seen.push(...page.data)
    cursor = page.next_cursor
  }
  expect(new Set(seen.map(({ offset }) => offset)).size).toBe(1_000)
  const times = seen.map(({ quarantined_at }) => quarantined_at)
  expect(times).toEqual(times.toSorted().toReversed())
  const half = await list({ reason: 'not_json', status: 'open', limit: '1' })
  const { data, next_cursor } = half.body as QuarantinePage
  expect(data[0]?.reason).toBe('not_json')
  expect(await list({ cursor: next_cursor ?? '' })).toMatchObject({
    body: { code: 'invalid_cursor' },
  })
  expect(await list({ from: '2027-01-01T00:00:00Z' })).toMatchObject({ body: { data: [] } })
  expect(await list({ limit: '201' })).toMatchObject({ status: 400 })
  expect(await list({ from: 'noon' })).toMatchObject({ status: 400 })
})

test('bytes are shown as text, or base64 where they are none', async () => {
  const who = await signIn()
  const text = await put(who.project, 'Größe {')
  const bytes = await put(who.project, Buffer.from([0xff, 0x00]))
  expect((await call('getQuarantined', who, text)).body).toMatchObject({
    encoding: 'utf8',
    value: 'Größe {',
    value_bytes: 9,
    suggestion: expect.stringContaining('corrected'),
  })
  expect((await call('getQuarantined', who, bytes)).body).toMatchObject({
    encoding: 'base64',
    value: Buffer.from([0xff, 0x00]).toString('base64'),
  })
})

test('entries of others, and of nobody, do not exist', async () => {
  const [mine, theirs] = [await signIn(), await signIn()]
  const unknown = JSON.stringify(anEvent({ project_id: randomUUID() }))
  const foreign = [
    await put(theirs.project, JSON.stringify(anEvent({ project_id: theirs.project }))),
    await put(undefined, '{'),
    await put(randomUUID(), unknown, { reason: 'unknown_project' }),
  ]
  for (const id of foreign) {
    for (const name of ['getQuarantined', 'replayQuarantined', 'dropQuarantined'] as const)
      expect(
        (await call(name, mine, id, name === 'replayQuarantined' ? {} : undefined)).status,
      ).toBe(404)
  }
  expect((await call('listQuarantine', mine)).body).toMatchObject({ data: [] })
  for (const reason of ['not_json', 'unknown_project'] as const)
    for (const name of ['replayQuarantine', 'dropQuarantine'] as const)
      expect((await call(name, mine, '', { reason })).body).toMatchObject({ matched: 0, done: 0 })
  const { rows } = await api.pool.query<{ status: string }>(
    'SELECT status FROM quarantine WHERE id = ANY($1)',
    [foreign],
  )
  expect(rows.map(({ status }) => status)).toEqual(['open', 'open', 'open'])
})

test('a corrected event goes out once under its id, project and time; then it is decided', async () => {
  const who = await signIn()
  const event_id = randomUUID()
  const id = await put(who.project, '{"type":', { event_id })
  const text = JSON.stringify(anEventInput()).replace('"items":3', '"items":9007199254740993')
  const answer = await call('replayQuarantined', who, id, { value: text })
  expect(answer.body).toMatchObject({ status: 'replayed', attempts: 1, settled_by: who.userId })
  const [message] = await sentWith(event_id)
  expect(String(message?.headers?.['project'])).toBe(who.project)
  expect(message?.headers).not.toHaveProperty('request')
  expect(String(message?.value)).toContain('9007199254740993')
  expect(JSON.parse(String(message?.value))).toMatchObject({
    id: event_id,
    project_id: who.project,
    received_at: (answer.body as QuarantineEntry).quarantined_at,
  })
  expect(await call('replayQuarantined', who, id, {})).toMatchObject({
    status: 409,
    body: { code: 'already_settled' },
  })
  const back = await put(who.project, '{', { event_id })
  const again = await call('replayQuarantined', who, id, {})
  expect(again.body).toMatchObject({ detail: expect.stringContaining(back) })
  expect(await sentWith(event_id)).toHaveLength(1)
})

test.each([
  ['id', { id: randomUUID() }, '/value/id'],
  ['project', { project_id: randomUUID() }, '/value/project_id'],
  ['time of receipt', { received_at: '2020-01-01T00:00:00Z' }, '/value/received_at'],
  ['contract', { type: 'eror' as Event['type'] }, '/value/type'],
])('a correction that breaks the %s is refused and nothing is sent', async (_, change, pointer) => {
  const who = await signIn()
  const id = await put(who.project, '{', { event_id: randomUUID() })
  const before = sent.length
  const answer = await call('replayQuarantined', who, id, {
    value: { ...anEventInput(), ...change },
  })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  expect((await call('getQuarantined', who, id)).body).toMatchObject({ status: 'open' })
  expect(sent).toHaveLength(before)
})

test('as it was: a good event passes byte for byte, a broken or cut one is refused', async () => {
  const who = await signIn()
  const event = anEvent({ id: randomUUID(), project_id: who.project })
  const text = ` ${JSON.stringify(event)} `
  const good = await put(who.project, text, { event_id: event.id, reason: 'refused_by_store' })
  expect(await call('replayQuarantined', who, good, {})).toMatchObject({ status: 200 })
  expect(String((await sentWith(event.id))[0]?.value)).toBe(text)
  const other = JSON.stringify(anEvent({ project_id: randomUUID() }))
  for (const value of ['{', '{}', other]) {
    const id = await put(who.project, value)
    expect(await call('replayQuarantined', who, id, {})).toMatchObject({ status: 422 })
  }
  const cut = await put(who.project, text, { value_bytes: 900_000 })
  expect(await call('replayQuarantined', who, cut, {})).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'value_cut' }] },
  })
})

test('a dropped entry still counts, its bytes are gone here and in the topic', async () => {
  const who = await signIn()
  const id = await put(who.project, 'secret')
  const dropped: BusMessage[] = []
  const tail = api.bus.tail({
    topic: QUARANTINE_TOPIC.name,
    onFetched: ({ messages }) => void dropped.push(...messages),
    onState: () => undefined,
  })
  await tail.start()
  expect((await call('dropQuarantined', who, id)).body).toMatchObject({ status: 'dropped' })
  expect((await call('dropQuarantined', who, id)).body).toMatchObject({ status: 'dropped' })
  expect((await call('getQuarantined', who, id)).body).toMatchObject({
    value: null,
    encoding: 'utf8',
  })
  expect(await call('replayQuarantined', who, id, { value: anEventInput() })).toMatchObject({
    status: 409,
  })
  await vi.waitFor(() => expect(dropped).toHaveLength(1), { timeout: 15_000 })
  expect(JSON.parse(String(dropped[0]?.value))).toMatchObject({
    value_base64: '',
    offset: String(count),
  })
  await tail.close()
})

test('in bulk: counted first, sent in order within a bound, what cannot pass is named', async () => {
  const who = await signIn()
  const ids = Array.from({ length: 150 }, (): string => randomUUID())
  for (const id of ids) {
    const value = JSON.stringify(anEvent({ id, project_id: who.project }))
    await put(who.project, value, { event_id: id, reason: 'unknown_project' })
  }
  const broken = await put(who.project, '{', { reason: 'unknown_project' })
  const body = { reason: 'unknown_project' }
  const bulk = async (more: object): Promise<BulkAnswer> =>
    (await call('replayQuarantine', who, '', { ...body, ...more })).body as BulkAnswer
  expect(await bulk({ dry_run: true })).toMatchObject({ dry_run: true, matched: 151, done: 0 })
  expect(await bulk({ limit: 120 })).toMatchObject({ matched: 151, done: 120, skipped_count: 0 })
  expect(await bulk({})).toMatchObject({
    matched: 31,
    done: 30,
    skipped: [{ id: broken, code: 'invalid_json' }],
  })
  const keys = () => sent.map(({ key }) => String(key)).filter((key) => ids.includes(key))
  await vi.waitFor(() => expect(keys().toSorted()).toEqual(ids.toSorted()), { timeout: 15_000 })
  const drop = await call('dropQuarantine', who, '', body)
  expect(drop.body).toMatchObject({ matched: 1, done: 1 })
  const entry = await call('getQuarantined', who, broken)
  expect((entry.body as QuarantineEntryWithValue).status).toBe('dropped')
})
