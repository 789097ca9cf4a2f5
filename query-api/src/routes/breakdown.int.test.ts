import type { FieldValues, Histogram, RouteName, Series } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type Answer, type TestApi } from '../testing/api.ts'
import { createRowWriter, type TestRow } from '../testing/rows.ts'

const HOUR = 3_600_000
const start = Math.floor(systemClock.now() / HOUR) * HOUR - 4 * HOUR
const range = { from: String(start), to: String(start + 2 * HOUR), step: '3600' }

let databases: Databases
let api: TestApi
let token: string
let project: string

const call = async (name: RouteName, query: Record<string, string>, params = {}): Promise<Answer> =>
  api.call(name, { token, params: { projectId: project, ...params }, query })
const series = async (query: Record<string, string>): Promise<Series> => {
  const answer = await call('series', { ...range, ...query })
  expect(answer.status).toBe(200)
  return answer.body as Series
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const created = await api.call('createProject', { token, body: { name: 'Acme' } })
  project = (created.body as { project: { id: string } }).project.id
  const row = (hour: number, changes: Partial<TestRow> = {}): TestRow => ({
    project_id: project,
    timestamp: start + hour * HOUR,
    ...changes,
  })
  const writer = createRowWriter(databases.clickhouseUrl)
  await writer.insert([
    row(0, { release: '1', user_id: 'u1' }),
    row(0, { release: '1', user_id: 'u1', type: 'error', name: 'Crash' }),
    row(1, { release: '1', user_id: 'u2' }),
    row(1, { release: '2', user_id: 'u3', tags: { screen: 'Home' } }),
    row(1, { release: '2', user_id: 'u3', type: 'error', name: 'Crash' }),
    row(1, { release: '3' }),
    row(1, { release: '' }),
    row(-1, { release: '2' }),
    // Another tenant's.
    { project_id: '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54', timestamp: start, release: '9' },
    ...Array.from({ length: 100 }, (_, index) =>
      row(0, { type: 'metric', name: 'app.start', release: 'm', value: index + 1 }),
    ),
  ])
  await writer.close()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

test('the biggest groups have a series of their own, the rest is one, and the range before beside it', async () => {
  const answer = await series({ by: 'release', top: '2', compare: 'previous', q: '-type:metric' })
  expect(answer.groups).toEqual([
    { key: '1', total: 3, values: [2, 1], previous: { total: 0, values: [0, 0] } },
    { key: '2', total: 2, values: [0, 2], previous: { total: 1, values: [0, 1] } },
    { key: null, total: 2, values: [0, 2], previous: { total: 0, values: [0, 0] } },
  ])
})

test('without a dimension there is one series over everything', async () => {
  expect(await series({ q: '-type:metric' })).toMatchObject({
    by: null,
    groups: [{ key: null, total: 7, values: [2, 5], previous: null }],
  })
})

test.each([
  ['users', 3, [1, 2]],
  ['error_rate', 2 / 7, [0.5, 0.2]],
  ['sum', 0, [0, 0]],
  ['avg', null, [null, null]],
  ['p95', null, [null, null]],
])('%s of events without values', async (measure, total, values) => {
  const { groups } = await series({ measure, q: '-type:metric' })
  expect(groups).toEqual([{ key: null, total, values, previous: null }])
})

test.each([
  ['sum', 5050],
  ['avg', 50.5],
])('%s of a metric', async (measure, expected) => {
  const { groups } = await series({ measure, q: 'type:metric name:app.start' })
  expect(groups[0]).toMatchObject({
    total: expected,
    values: [expected, expected === 5050 ? 0 : null],
  })
})

test('percentiles of a metric come within the digest', async () => {
  const { groups } = await series({ measure: 'p75', q: 'type:metric name:app.start' })
  expect(groups[0]?.total).toBeGreaterThan(73)
  expect(groups[0]?.total).toBeLessThan(78)
})

test('tags are a dimension, too', async () => {
  const { groups } = await series({ by: 'tags.screen', top: '1', q: 'has:screen' })
  expect(groups[0]).toMatchObject({ key: 'Home', total: 1 })
})

test('a histogram holds every value once', async () => {
  const answer = await call('metricHistogram', { ...range, bars: '10' }, { name: 'app.start' })
  // The step is for series alone.
  expect(answer.status).toBe(400)
  const { from, to } = range
  const { body } = await call('metricHistogram', { from, to, bars: '10' }, { name: 'app.start' })
  const { bars, above, ...head } = body as Histogram
  expect(head).toMatchObject({ name: 'app.start', count: 100, min: 1, max: 100 })
  expect(bars).toHaveLength(10)
  expect(bars.reduce((sum, bar) => sum + bar.count, above)).toBe(100)
  const none = await call('metricHistogram', { from, to }, { name: 'never' })
  expect(none.body).toMatchObject({ count: 0, min: null, bars: [] })
})

test('values of a field, the most frequent first, by prefix and filter', async () => {
  const { from, to } = range
  const values = async (query: Record<string, string>): Promise<FieldValues['data']> =>
    ((await call('fieldValues', { from, to, ...query })).body as FieldValues).data
  expect(await values({ field: 'release', q: '-type:metric' })).toEqual([
    { value: '1', count: 3 },
    { value: '2', count: 2 },
    { value: '3', count: 1 },
  ])
  expect(await values({ field: 'name', prefix: 'cRA' })).toEqual([{ value: 'Crash', count: 2 }])
})

test.each([
  ['series', { by: 'relase' }, '/query/by', 'Did you mean release?'],
  ['series', { by: 'value' }, '/query/by', 'tags.<key>'],
  ['series', { by: 'release', top: '21' }, '/query/top', '1 to 20'],
  ['series', { by: 'release, (SELECT 1)' }, '/query/by', 'quote it'],
  ['series', { q: 'type:eror' }, '/query/q', 'Did you mean error?'],
] as const)('%s with %j is refused at %s', async (name, query, pointer, fix) => {
  expect(await call(name, { ...range, ...query })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer, fix: expect.stringContaining(fix) }] },
  })
})
