import type {
  ErrorRateSeries,
  MetricSeries,
  Overview,
  ProjectCard,
  VolumeSeries,
} from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter, type TestRow } from '../testing/rows.ts'
import type { RouteName } from '@pulseboard/contracts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const start = Math.floor(systemClock.now() / HOUR) * HOUR - 3 * HOUR
const range = { from: String(start), to: String(start + 2 * HOUR) }

let databases: Databases
let api: TestApi
let token: string
let project: string
let empty: string

const ask = async <T>(name: RouteName, query: object = range, id = project): Promise<T> => {
  const answer = await api.call(name, { token, params: { projectId: id }, query: { ...query } })
  expect(answer.status).toBe(200)
  return answer.body as T
}
const createProject = async (name: string): Promise<string> => {
  const answer = await api.call('createProject', { token, body: { name } })
  return (answer.body as { project: { id: string } }).project.id
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  project = await createProject('Acme')
  empty = await createProject('Empty')
  const foreign = '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
  const row = (timestamp: number, changes: Partial<TestRow> = {}): TestRow => ({
    project_id: project,
    timestamp,
    environment: 'production',
    ...changes,
  })
  const metric = (value: number): TestRow =>
    row(start + 5 * MINUTE, { type: 'metric', name: 'app.start', unit: 'ms', value })
  const writer = createRowWriter(databases.clickhouseUrl)
  await writer.insert([
    row(start, { user_id: 'u1' }),
    row(start + 1, { user_id: 'u2', environment: 'staging' }),
    row(start + 61 * MINUTE, { type: 'error', name: 'Crash', user_id: 'u1' }),
    row(start + 62 * MINUTE, { type: 'error', name: 'Crash', user_id: '' }),
    row(start + 62 * MINUTE, { type: 'error', name: 'Timeout', user_id: 'u3', release: '1.0' }),
    row(start + 2 * HOUR, { name: 'after the end' }),
    row(start - 1, { type: 'session', name: 'before the start' }),
    { project_id: foreign, timestamp: start },
    ...Array.from({ length: 100 }, (_, index) => metric(index + 1)),
  ])
  await writer.close()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

test('volume: every bucket is there, bounds are half open, other projects do not count', async () => {
  const body = await ask<VolumeSeries>('volumeSeries', { ...range, step: '3600' })
  expect(body).toMatchObject({ from: start, to: start + 2 * HOUR, step_seconds: 3600 })
  expect(body.buckets).toEqual([
    { t: start, error: 0, event: 2, metric: 100, session: 0 },
    { t: start + HOUR, error: 3, event: 0, metric: 0, session: 0 },
  ])
  expect(body.stored_up_to).toBe(new Date(start + 2 * HOUR + 250).toISOString())
})

test('minutes and hours give the same sums', async () => {
  const sum = (body: VolumeSeries): number =>
    body.buckets.reduce((total, { error, event, metric }) => total + error + event + metric, 0)
  const minutes = await ask<VolumeSeries>('volumeSeries', { ...range, step: '60' })
  expect(minutes.buckets).toHaveLength(120)
  expect(sum(minutes)).toBe(
    sum(await ask<VolumeSeries>('volumeSeries', { ...range, step: '3600' })),
  )
  expect((await ask<VolumeSeries>('volumeSeries')).step_seconds).toBe(60)
})

test('error rate: null where nothing came', async () => {
  const query = { ...range, step: '900' }
  const { buckets } = await ask<ErrorRateSeries>('errorRateSeries', query)
  expect(buckets[0]).toEqual({ t: start, total: 102, errors: 0, rate: 0 })
  expect(buckets[4]).toEqual({ t: start + HOUR, total: 3, errors: 3, rate: 1 })
  expect(buckets[5]).toEqual({ t: start + HOUR + 15 * MINUTE, total: 0, errors: 0, rate: null })
})

test('filters by environment and release', async () => {
  const staging = await ask<Overview>('overview', { ...range, environment: 'staging' })
  expect(staging.current).toMatchObject({ events: 1, errors: 0 })
  const release = await ask<Overview>('overview', { ...range, release: '1.0' })
  expect(release.current).toMatchObject({ events: 1, errors: 1, error_rate: 1 })
})

test('overview: figures, the range before, top errors; an absent user is nobody', async () => {
  const body = await ask<Overview>('overview')
  expect(body.current).toEqual({ events: 105, errors: 3, users: 3, error_rate: 3 / 105 })
  expect(body.previous).toEqual({ events: 1, errors: 0, users: 0, error_rate: 0 })
  expect(body.top_errors).toEqual([
    { name: 'Crash', count: 2, users: 1, last_seen: new Date(start + 62 * MINUTE).toISOString() },
    { name: 'Timeout', count: 1, users: 1, last_seen: new Date(start + 62 * MINUTE).toISOString() },
  ])
})

test('metric percentiles and names', async () => {
  const query = { ...range, step: '3600', name: 'app.start' }
  const { buckets } = await ask<MetricSeries>('metricSeries', query)
  expect(buckets[0]?.count).toBe(100)
  expect(buckets[0]?.p50).toBeCloseTo(50, -1)
  expect(buckets[0]?.p99).toBeGreaterThan(95)
  expect(buckets[1]).toEqual({
    t: start + HOUR,
    count: 0,
    p50: null,
    p75: null,
    p95: null,
    p99: null,
  })
  expect(await ask('metricNames')).toEqual({
    data: [{ name: 'app.start', unit: 'ms', count: 100 }],
  })
})

test('a project without events answers zeros and nulls, not errors', async () => {
  const overview = await ask<Overview>('overview', range, empty)
  const nothing = { events: 0, errors: 0, users: 0, error_rate: null }
  expect(overview).toEqual({
    current: nothing,
    previous: nothing,
    top_errors: [],
    stored_up_to: null,
  })
  expect(
    (await ask<MetricSeries>('metricSeries', { ...range, name: 'x' }, empty)).buckets,
  ).toHaveLength(120)
})

test('cards carry the figures of the last 24 hours', async () => {
  const { body } = await api.call('listProjects', { token })
  const [acme, other] = (body as { data: ProjectCard[] }).data
  expect(acme).toMatchObject({ name: 'Acme', slug: 'acme', events_24h: 107, errors_24h: 3 })
  expect(acme?.hourly).toHaveLength(24)
  expect(acme?.hourly.reduce((sum, count) => sum + count, 0)).toBe(107)
  expect(acme?.last_event_at).toBe(new Date(start + 2 * HOUR + 250).toISOString())
  expect(other).toMatchObject({ name: 'Empty', events_24h: 0, last_event_at: null })
})

test('without ClickHouse the list answers, its figures are unknown; a series says 503', async () => {
  const clickhouseReadUrl = 'http://127.0.0.1:1/none'
  const cut = await startTestApi({ ...databases, clickhouseReadUrl })
  const list = await cut.call('listProjects', { token })
  expect(list.status).toBe(200)
  expect((list.body as { data: ProjectCard[] }).data[0]).toMatchObject({
    name: 'Acme',
    events_24h: null,
    hourly: [],
    last_event_at: null,
  })
  const params = { projectId: project }
  const series = await cut.call('volumeSeries', { token, params, query: range })
  expect(series).toMatchObject({ status: 503, body: { code: 'store_unavailable' } })
  await cut.stop()
})

test.each([
  [{ from: '2', to: '1' }, '/query/to'],
  [{ from: 'yesterday', to: '1' }, '/query/from'],
  [{ ...range, step: '7' }, '/query/step'],
  [{ from: '0' }, '/query/to'],
])('%j is refused with the field', async (query, pointer) => {
  const params = { projectId: project }
  const answer = await api.call('volumeSeries', { token, params, query: { ...query } })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
})
