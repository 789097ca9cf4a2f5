/** GET /projects/:id/analytics as the first client reads it, over what its own forms become. */
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter } from '../testing/rows.ts'

let databases: Databases
let api: TestApi
let token: string
let projectId: string

const MINUTE_MS = 60_000
const at = Date.now() - 5 * MINUTE_MS

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const made = await api.call('createProject', { token, body: { name: 'App' } })
  projectId = (made.body as { project: { id: string } }).project.id
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const read = async (as = token): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(`${api.base}/projects/${projectId}/analytics`, {
    headers: { authorization: `Bearer ${as}` },
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('a project without events has no crashes and nothing slow', async () => {
  const { status, body } = await read()
  expect(status).toBe(200)
  expect(body).toEqual({
    success: true,
    data: {
      crashRate: { totalSessions: 0, crashedSessions: 0, crashRate: 0, crashFreeUsers: 100 },
      topCrashes: [],
      crashesByVersion: [],
      crashesByDevice: [],
      apiPerformance: [],
      screenPerformance: [],
    },
  })
})

const crash = (user_id: string, session_id: string, crashGroupId: string) => ({
  project_id: projectId,
  type: 'error',
  name: 'TypeError',
  level: 'fatal',
  error_handled: false,
  error_message: 'no',
  user_id,
  session_id,
  app_version: '2.0',
  device_model: 'Pixel',
  payload: { crashGroupId },
  timestamp: at,
})
const session = (user_id: string, session_id: string) => ({
  project_id: projectId,
  type: 'session',
  name: 'session_end',
  user_id,
  session_id,
  timestamp: at + 1000,
  payload: { crashed: false },
})

test('crashes, calls and screens as they were sent', async () => {
  const call = { project_id: projectId, type: 'metric', name: 'api_call', timestamp: at }
  const screen = { project_id: projectId, type: 'event', name: 'screen_view', timestamp: at }
  const rows = createRowWriter(databases.clickhouseUrl)
  await rows.insert([
    ...['1', '2', '3', '4'].map((number) => session(`u${number}`, `s${number}`)),
    crash('u1', 's1', 'aaaa'),
    crash('u1', 's1', 'aaaa'),
    { ...crash('u2', 's2', 'bbbb'), level: 'error', error_handled: true },
    { ...call, value: 100, tags: { endpoint: '/a' } },
    { ...call, value: 302, tags: { endpoint: '/a' } },
    { ...call, value: 900, tags: { endpoint: '/b' } },
    { ...screen, value: 50, tags: { screen: 'Home' } },
    // Sent by somebody else: an error that is no crash.
    { project_id: projectId, type: 'error', name: 'Handled', level: 'error', timestamp: at },
  ])
  await rows.close()
  const { data } = (await read()).body as { data: Record<string, unknown[]> }
  expect(data).toMatchObject({
    crashRate: { totalSessions: 4, crashedSessions: 1, crashRate: 25, crashFreeUsers: 75 },
    topCrashes: [
      {
        id: 'aaaa',
        projectId,
        fingerprint: 'aaaa',
        errorName: 'TypeError',
        errorMessage: 'no',
        occurrences: 2,
        affectedUsers: 1,
        firstSeenAt: new Date(at).toISOString(),
        lastSeenAt: new Date(at).toISOString(),
        resolved: false,
      },
      { id: 'bbbb', occurrences: 1 },
    ],
    crashesByVersion: [{ appVersion: '2.0', crashes: 3 }],
    crashesByDevice: [{ deviceModel: 'Pixel', crashes: 3 }],
    apiPerformance: [
      { endpoint: '/b', calls: 1, avgDuration: 900 },
      { endpoint: '/a', calls: 2, avgDuration: 201 },
    ],
    screenPerformance: [{ screenName: 'Home', views: 1, avgLoadTime: 50 }],
  })
})

test('a stranger is told that there is no such project', async () => {
  const stranger = (await api.register()).token
  expect((await read(stranger)).status).toBe(404)
})
