/** Who still uses a key, from the real stores: SDKs of the ledger, releases of the events, the month. */
import type { ApiKey, KeyUsage, NewApiKey } from '@pulseboard/contracts'
import { reportKeyMonths } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createLedgerWriter } from '../testing/ledger-rows.ts'
import { createRowWriter } from '../testing/rows.ts'

const MINUTE_MS = 60_000
const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
const ago = (minutes: number): number => now - minutes * MINUTE_MS
const iso = (ms: number): string => new Date(ms).toISOString()

let databases: Databases
let api: TestApi
let token: string
let project: string
let key: NewApiKey
let idle: NewApiKey

const create = async (body: object): Promise<NewApiKey> =>
  (await api.call('createKey', { token, params: { projectId: project }, body })).body as NewApiKey

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
  const made = await api.call('createProject', { token, body: { name: 'Shop' } })
  project = (made.body as { project: { id: string } }).project.id
  key = await create({ name: 'App', scope: 'ingest', monthly_quota: 1_000 })
  idle = await create({ name: 'Idle', scope: 'ingest' })
  await write()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const write = async (): Promise<void> => {
  const ledger = createLedgerWriter(databases.clickhouseUrl)
  const line = { project, gateway: 1, key: key.id, sdk: 'pulseboard-ios' }
  await ledger.counts({ ...line, version: '1.0.0', minute: ago(90), figures: { accepted: 5 } })
  // A cumulative count that grew: the highest one counts.
  await ledger.counts({ ...line, version: '1.1.0', minute: ago(10), figures: { accepted: 3 } })
  await ledger.counts({ ...line, version: '1.1.0', minute: ago(10), figures: { accepted: 8 } })
  await ledger.counts({
    ...line,
    gateway: 2,
    version: '1.1.0',
    minute: ago(10),
    figures: { accepted: 1 },
  })
  await ledger.counts({ ...line, sdk: '', minute: ago(2), figures: { rate_limited: 4 } })
  await ledger.counts({ ...line, sdk: 'old', minute: ago(60 * 24 * 40), figures: { accepted: 1 } })
  await ledger.close()
  const rows = createRowWriter(databases.clickhouseUrl)
  const row = { project_id: project, key_id: key.id }
  await rows.insert([
    { ...row, timestamp: ago(90), release: 'shop@1' },
    { ...row, timestamp: ago(80), release: 'shop@1' },
    { ...row, timestamp: ago(10), release: 'shop@2' },
    { ...row, timestamp: ago(9), key_id: idle.id, release: 'shop@3' },
    { ...row, timestamp: ago(60 * 24 * 3), received_at: iso(ago(5)).slice(0, -1), release: 'late' },
  ])
  await rows.close()
}

const usage = async (keyId: string, query: Record<string, string> = {}) =>
  api.call('keyUsage', { token, params: { projectId: project, keyId }, query })

test('SDKs, releases and last use of 30 days', async () => {
  const { status, body } = await usage(key.id)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    last_used_at: iso(ago(2)),
    sdks: [
      { name: 'pulseboard-ios', version: '1.1.0', events: 9, last_used_at: iso(ago(10)) },
      { name: 'pulseboard-ios', version: '1.0.0', events: 5, last_used_at: iso(ago(90)) },
    ],
    releases: [
      { release: 'late', events: 1 },
      { release: 'shop@2', events: 1 },
      { release: 'shop@1', events: 2 },
    ],
  })
})

test('a range of its own; a key that was never used; another one is not found', async () => {
  const recent = (await usage(key.id, { from: String(ago(60)) })).body as KeyUsage
  expect(recent.sdks.map(({ version }) => version)).toEqual(['1.1.0'])
  expect(recent.releases.map(({ release }) => release)).toEqual(['late', 'shop@2'])
  expect((await usage(idle.id)).body).toMatchObject({ last_used_at: null, sdks: [], quota: null })
  expect((await usage(key.id.replace(/.$/, 'f').replace(/^./, '1'))).status).toBe(404)
  expect((await usage(key.id, { from: 'yesterday' })).status).toBe(400)
})

test('what is used of the month, over all gateways', async () => {
  const month = `${iso(now).slice(0, 7)}-01`
  const count = (events: number) => [{ id: key.id, month, events }]
  await reportKeyMonths(api.pool, '00000001', count(100))
  await reportKeyMonths(api.pool, '00000002', count(30))
  await reportKeyMonths(api.pool, '00000001', count(90))
  const { quota } = (await usage(key.id)).body as KeyUsage
  expect(quota).toMatchObject({ monthly_quota: 1_000, used: 130 })
  expect(quota?.resets_at).toMatch(/-01T00:00:00\.000Z$/)
})

test('the list says when each key was last used', async () => {
  const { body } = await api.call('listKeys', { token, params: { projectId: project } })
  const { data, last_used_known } = body as { data: ApiKey[]; last_used_known: boolean }
  expect(last_used_known).toBe(true)
  const used = new Map(data.map(({ id, last_used_at }) => [id, last_used_at]))
  expect(used.get(key.id)).toBe(iso(ago(2)))
  expect(used.get(idle.id)).toBeNull()
})

test('without the event store the list still answers and says that it does not know', async () => {
  const away = await startTestApi({ ...databases, clickhouseReadUrl: 'http://127.0.0.1:9' })
  try {
    const { status, body } = await away.call('listKeys', { token, params: { projectId: project } })
    expect([status, (body as { last_used_known: boolean }).last_used_known]).toEqual([200, false])
  } finally {
    await away.stop()
  }
})
