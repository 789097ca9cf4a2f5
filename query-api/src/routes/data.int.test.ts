import type { DataJob, Problem, RetentionPreview } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter, storeTime } from '../testing/rows.ts'
import { isShorter } from './retention.ts'

const DAY_MS = 86_400_000
const today = Math.floor(systemClock.now() / DAY_MS) * DAY_MS

let databases: Databases
let api: TestApi
let token: string
let writer: ReturnType<typeof createRowWriter>

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  writer = createRowWriter(databases.clickhouseUrl)
})
afterAll(async () => {
  await writer.close()
  await api.stop()
  await databases.drop()
})

const makeProject = async (): Promise<{ id: string; slug: string }> => {
  const { body } = await api.call('createProject', { token, body: { name: 'Acme' } })
  return (body as { project: { id: string; slug: string } }).project
}
const call = (name: Parameters<TestApi['call']>[0], id: string, more = {}) =>
  api.call(name, { token, params: { projectId: id }, ...more })
const tasksOf = async (job: DataJob): Promise<unknown[]> =>
  (
    await api.pool.query(
      "SELECT task_identifier, key FROM graphile_worker.jobs WHERE key = 'data:' || $1",
      [job.id],
    )
  ).rows

test('retention is read, changed by parts, and refused with the fix', async () => {
  const { id } = await makeProject()
  expect((await call('getRetention', id)).body).toEqual({ days: 30, by_type: {} })
  const longer = await call('changeRetention', id, { body: { days: 90 } })
  expect(longer.body).toEqual({ retention: { days: 90, by_type: {} }, job: null })
  const shorter = await call('changeRetention', id, { body: { by_type: { metric: 7 } } })
  const { retention, job } = shorter.body as { retention: unknown; job: DataJob }
  expect(retention).toEqual({ days: 90, by_type: { metric: 7 } })
  expect(job).toMatchObject({ kind: 'change_retention', state: 'queued', received_through: null })
  expect(await tasksOf(job)).toHaveLength(1)
  for (const [body, pointer] of [
    [{ days: 0 }, '/days'],
    [{ days: 4000 }, '/days'],
    [{ by_type: { metric: 0 } }, '/by_type/metric'],
    [{ by_type: { log: 3 } }, '/by_type'],
    [{}, ''],
  ] as const) {
    const refused = await call('changeRetention', id, { body })
    expect(refused.status).toBe(400)
    const [violation] = (refused.body as Problem).errors ?? []
    expect(violation?.pointer).toContain(pointer)
    expect(violation?.fix).not.toBe('')
  }
  expect((await call('getRetention', id)).body).toEqual({ days: 90, by_type: { metric: 7 } })
})

test('a dry run says what would go, by type, and changes nothing', async () => {
  const { id } = await makeProject()
  const at = (age: number) => ({
    received_at: storeTime(today - age * DAY_MS),
    timestamp: today - age * DAY_MS,
  })
  await writer.insert(
    [0, 5, 6, 20].flatMap((age) => [
      { project_id: id, type: 'metric', name: 'm', ...at(age) },
      { project_id: id, type: 'error', name: 'e', ...at(age) },
    ]),
  )
  const { body } = await call('previewRetention', id, {
    body: { days: 10, by_type: { metric: 5 } },
  })
  const found = body as RetentionPreview
  expect(found.rows).toBe(3)
  expect(found.bytes).toBeGreaterThan(300)
  expect(found.types.map(({ type, rows, days }) => ({ type, rows, days }))).toEqual([
    { type: 'error', rows: 1, days: 10 },
    { type: 'metric', rows: 2, days: 5 },
  ])
  expect(found.types[1]).toMatchObject({
    received_before: new Date(today - 5 * DAY_MS).toISOString(),
    oldest_received_at: new Date(today - 20 * DAY_MS).toISOString(),
  })
  expect((await call('getRetention', id)).body).toEqual({ days: 30, by_type: {} })
  expect((await call('listDataJobs', id)).body).toEqual({ data: [] })
})

test('erasing events answers with a job that can be followed', async () => {
  const { id } = await makeProject()
  const before = systemClock.now()
  const answer = await call('eraseEvents', id)
  expect(answer.status).toBe(202)
  const job = answer.body as DataJob
  expect(job).toMatchObject({ kind: 'erase_events', project_id: id, state: 'queued', proof: null })
  expect(Date.parse(job.received_through ?? '')).toBeGreaterThanOrEqual(before)
  expect(await tasksOf(job)).toEqual([{ task_identifier: 'data-job', key: `data:${job.id}` }])
  expect((await call('listDataJobs', id)).body).toEqual({ data: [job] })
  const one = await api.call('getDataJob', { token, params: { projectId: id, jobId: job.id } })
  expect(one.body).toEqual(job)
  const stranger = (await api.register()).token
  const refused = await api.call('getJob', { token: stranger, params: { jobId: job.id } })
  expect(refused.status).toBe(404)
})

test('a project is deleted only with its slug; its keys are gone with the answer', async () => {
  const { id, slug } = await makeProject()
  for (const query of [{}, { confirm: 'other' }]) {
    const refused = await call('deleteProject', id, { query })
    expect(refused.status).toBe(400)
    expect((refused.body as Problem).detail).toContain(`?confirm=${slug}`)
  }
  const listener = await api.pool.connect()
  const told: string[] = []
  listener.on('notification', ({ payload }) => told.push(payload ?? ''))
  await listener.query('LISTEN pulseboard_invalidate')
  const answer = await call('deleteProject', id, { query: { confirm: slug } })
  expect(answer.status).toBe(202)
  await listener.query('SELECT 1')
  listener.release(true)
  expect(told.some((text) => text.startsWith('key:'))).toBe(true)
  expect(told).toContain(`project:${id}`)
  const left = await api.pool.query('SELECT 1 FROM api_keys WHERE project_id = $1', [id])
  expect(left.rows).toEqual([])
  expect((await call('getProject', id)).status).toBe(404)
  const job = answer.body as DataJob
  const followed = await api.call('getJob', { token, params: { jobId: job.id } })
  expect(followed.body).toEqual(job)
  expect((await call('deleteProject', id, { query: { confirm: slug } })).status).toBe(404)
})

test('shorter is what is shorter for any type', () => {
  const kept = { days: 30, by_type: { metric: 7 } }
  expect(isShorter(kept, { days: 30, by_type: {} })).toBe(false)
  expect(isShorter(kept, { days: 29, by_type: { metric: 7 } })).toBe(true)
  expect(isShorter(kept, { days: 90, by_type: { metric: 6 } })).toBe(true)
  expect(isShorter(kept, { days: 5, by_type: { error: 30, event: 30, session: 30 } })).toBe(true)
})
