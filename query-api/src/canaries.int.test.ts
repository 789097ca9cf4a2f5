/**
 * Two tenants, of which one has a mark in every field that people or apps fill in. Every route is called
 * by the other one, with the ids of the marked tenant in every place where an id can stand, and with its
 * own: no byte of a mark is in any status line, header or body.
 */
import { randomUUID } from 'node:crypto'
import {
  ROUTES,
  type NewApiKey,
  type NewInvite,
  type Organisation,
  type Project,
  type Route,
  type RouteName,
} from '@pulseboard/contracts'
import { createApiKey, storeQuarantined } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock, uuidv7 } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from './testing/api.ts'
import { sampleOf } from './testing/route-samples.ts'
import { createRowWriter } from './testing/rows.ts'

type Account = Awaited<ReturnType<TestApi['register']>>
/** Values for every parameter that a path of the table has. */
type Ids = Readonly<Record<string, string>>

const MARK = `canary${randomUUID().slice(0, 8)}`
const NOW = systemClock.now()
const RANGE = { from: String(NOW - 3_600_000), to: String(NOW + 60_000) }

let databases: Databases
let api: TestApi
let marked: Ids
let mine: Ids
let reader: Account

const put = async (projectId: string, mark: string): Promise<string> => {
  const messageKey = `${randomUUID()}/0/1`
  const message = {
    reason: 'not_json',
    detail: mark,
    topic: mark,
    partition: 0,
    offset: '1',
    key: mark,
    value_base64: Buffer.from(mark).toString('base64'),
    quarantined_at: new Date(NOW).toISOString(),
    project_id: projectId,
  } as const
  await storeQuarantined(api.pool, [{ messageKey, message }])
  const { rows } = await api.pool.query<{ id: string }>(
    'SELECT id FROM quarantine WHERE message_key = $1',
    [messageKey],
  )
  return rows[0]?.id ?? ''
}

const putEvent = async (projectId: string, mark: string): Promise<string> => {
  const id = uuidv7(NOW)
  const writer = createRowWriter(databases.clickhouseUrl)
  const text = { name: mark, release: mark, environment: mark, device_id: mark, user_id: mark }
  const row = { ...text, tags: { [mark]: mark }, payload: { [mark]: mark } }
  await writer.insert([{ project_id: projectId, id, type: 'error', timestamp: NOW, ...row }])
  await writer.close()
  return id
}

/** A tenant with something of every kind, in which each text holds the mark. */
const makeTenant = async (owner: Account, mark: string): Promise<Ids> => {
  const { token } = owner
  const made = await api.call('createOrganisation', { token, body: { name: mark } })
  const organisationId = (made.body as Organisation).id
  const body = { name: mark, organisation_id: organisationId }
  const created = await api.call('createProject', { token, body })
  const { project, key } = created.body as { project: Project; key: NewApiKey }
  const projectId = project.id
  await createApiKey(api.pool, {
    id: randomUUID(),
    projectId,
    name: mark,
    scope: 'read',
    prefix: mark,
    keyHash: Buffer.alloc(32, mark),
    createdBy: owner.userId,
  })
  const invite = await api.call('createInvite', {
    token,
    params: { organisationId },
    body: { role: 'viewer', email: `${mark}@example.com` },
  })
  const [entryId, eventId] = [await put(projectId, mark), await putEvent(projectId, mark)]
  const retention = { token, params: { projectId }, body: { days: 7 } }
  const changed = await api.call('changeRetention', retention)
  const sessions = await api.call('listSessions', { token })
  return {
    organisationId,
    projectId,
    slug: project.slug,
    keyId: key.id,
    inviteId: (invite.body as NewInvite).id,
    userId: owner.userId,
    entryId,
    eventId,
    jobId: (changed.body as { job: { id: string } }).job.id,
    sessionId: (sessions.body as { data: { id: string }[] }).data[0]?.id ?? '',
  }
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  const other = await api.register()
  await api.pool.query('UPDATE users SET name = $2, email = $3 WHERE id = $1', [
    other.userId,
    MARK,
    `${MARK}@example.org`,
  ])
  marked = await makeTenant(other, MARK)
  reader = await api.register()
  mine = await makeTenant(reader, 'plain')
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

/** Which parameters of a path are taken from the marked tenant: each alone, all, and none. */
const mixes = (route: Route): readonly Ids[] => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const single = names.map((name) => ({ ...mine, [name]: marked[name] ?? '' }))
  const bySlug = names.includes('projectId') ? [{ ...marked, projectId: marked['slug'] ?? '' }] : []
  return [mine, marked, ...single, ...bySlug]
}

const ask = async (name: RouteName, ids: Ids, query: Record<string, string>): Promise<string> => {
  const route: Route = ROUTES[name]
  const { body } = sampleOf(name)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => ids[key] ?? 'x')
  const response = await fetch(`${api.base}${path}?${new URLSearchParams(query).toString()}`, {
    method: route.method,
    headers: {
      authorization: `Bearer ${reader.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const headers = JSON.stringify([...response.headers])
  return `${response.status} ${response.statusText} ${headers} ${await response.text()}`
}

/** Reading routes first, and nothing that would take the reader's own things away. */
const names = (Object.keys(ROUTES) as RouteName[])
  .filter((name) => ROUTES[name].access !== 'public' && sampleOf(name).endsCaller !== true)
  .toSorted((a, b) => Number(ROUTES[a].method !== 'GET') - Number(ROUTES[b].method !== 'GET'))

test('the marks are there: their own tenant is shown them', async () => {
  const { rows } = await api.pool.query<{ name: string }>(
    `SELECT o.name FROM organisations o JOIN projects p ON p.organisation_id = o.id AND p.name = o.name
     JOIN api_keys k ON k.project_id = p.id AND k.name = o.name WHERE o.id = $1`,
    [marked['organisationId']],
  )
  expect(rows).toEqual([{ name: MARK }])
  const seen = await ask('listEvents', mine, RANGE)
  expect(seen).toContain('plain')
})

test('no answer to another tenant holds a byte of it', async () => {
  const leaks: string[] = []
  let asked = 0
  for (const name of names)
    for (const ids of mixes(ROUTES[name])) {
      const query = sampleOf(name).query
      const answer = await ask(name, ids, query === undefined ? {} : { ...query, ...RANGE })
      asked += 1
      if (answer.toLowerCase().includes(MARK)) leaks.push(`${name}: ${answer.slice(0, 300)}`)
    }
  expect(leaks).toEqual([])
  expect(asked).toBeGreaterThan(names.length * 2)
}, 60_000)
