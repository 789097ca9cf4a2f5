/** What a project uses, against rows that were counted by hand. */
import type { Usage } from '@pulseboard/contracts'
import { reportKeyMonths } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter } from '../testing/rows.ts'

const DAY_MS = 86_400_000

let databases: Databases
let api: TestApi
let token: string
let projectId: string
let key: { id: string; prefix: string }

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const made = await api.call('createProject', { token, body: { name: 'Used' } })
  const { project, key: first } = made.body as {
    project: { id: string }
    key: { id: string; prefix: string }
  }
  projectId = project.id
  key = first
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const ask = async (query: Record<string, string> = {}): Promise<Usage> => {
  const answer = await api.call('usage', { token, params: { projectId }, query })
  expect(answer.status).toBe(200)
  return answer.body as Usage
}

test('a project without events uses nothing, on each of 31 days', async () => {
  const usage = await ask()
  expect(usage.days).toHaveLength(31)
  expect(usage.stored).toEqual({ events: 0, json_bytes: 0, disk_bytes: 0 })
  expect(usage.month.keys).toEqual([
    {
      id: key.id,
      name: 'First key',
      prefix: key.prefix,
      scope: 'ingest',
      events: 0,
      monthly_quota: null,
      quota_used: null,
    },
  ])
})

test('events by day and type, their bytes, and this month by key', async () => {
  const { from, to } = await ask()
  const today = to - DAY_MS
  const row = (type: string, timestamp: number) => ({
    project_id: projectId,
    key_id: key.id,
    type,
    timestamp,
    payload: { text: 'x'.repeat(300) },
  })
  const rows = createRowWriter(databases.clickhouseUrl)
  await rows.insert([
    row('error', today + 1000),
    row('event', today + 2000),
    row('event', today + DAY_MS - 2000),
    row('metric', today - 1000),
    row('session', from),
    row('event', from - 1000),
  ])
  await rows.close()
  const usage = await ask()
  const none = { error: 0, event: 0, metric: 0, session: 0 }
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  expect(usage.days.at(-1)).toEqual({ ...none, day: dayOf(today), error: 1, event: 2 })
  expect(usage.days.at(-2)).toEqual({ ...none, day: dayOf(today - DAY_MS), metric: 1 })
  expect(usage.days[0]).toEqual({ ...none, day: dayOf(from), session: 1 })
  expect(usage.stored.events).toBe(6)
  expect(usage.stored.json_bytes).toBeGreaterThan(6 * 300)
  expect(usage.stored.disk_bytes).toBeGreaterThan(0)
  const monthStart = Date.parse(`${usage.month.month}-01T00:00:00Z`)
  const ofMonth = [today, today, today, today - DAY_MS].filter((at) => at >= monthStart)
  expect(usage.month.keys[0]?.events).toBe(ofMonth.length)
  const two = await ask({ from: String(today - DAY_MS), to: String(today) })
  expect(two.days).toEqual([{ ...none, day: dayOf(today - DAY_MS), metric: 1 }])
})

test('a key with a quota says how much of it is used', async () => {
  const params = { projectId, keyId: key.id }
  await api.call('updateKey', { token, params, body: { monthly_quota: 1000 } })
  const { month } = await ask()
  await reportKeyMonths(api.pool, '0000000a', [
    { id: key.id, month: `${month.month}-01`, events: 40 },
  ])
  await reportKeyMonths(api.pool, '0000000b', [
    { id: key.id, month: `${month.month}-01`, events: 2 },
    { id: key.id, month: '2020-01-01', events: 900 },
  ])
  expect((await ask()).month.keys[0]).toMatchObject({ monthly_quota: 1000, quota_used: 42 })
})
