/** Decisions about quarantined messages in the audit log, one or many at a time. */
import { randomUUID } from 'node:crypto'
import { anEvent, EVENTS_TOPIC, QUARANTINE_TOPIC } from '@pulseboard/contracts'
import { storeQuarantined } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'

const stores = inject('stores')
const topic = `test.${randomUUID()}`
const events = { topic, group: topic }

let databases: Databases
let api: TestApi

beforeAll(async () => {
  databases = await createDatabases(stores)
  const { brokers } = stores.kafka
  const log = createLogger('test', 'silent')
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name: topic }, QUARANTINE_TOPIC], log)
  api = await startTestApi({ ...databases, brokers }, { source: { events, ledger: events } })
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

/** An open entry of a project. @returns its id */
const put = async (projectId: string, offset: number): Promise<string> => {
  const value = JSON.stringify(anEvent({ project_id: projectId, id: randomUUID() }))
  const message = {
    reason: 'unknown_project',
    detail: 'Wrong.',
    topic,
    partition: 0,
    offset: String(offset),
    key: null,
    value_base64: Buffer.from(value).toString('base64'),
    quarantined_at: new Date(Date.UTC(2026, 10, 24) + offset).toISOString(),
    project_id: projectId,
  } as const
  await storeQuarantined(api.pool, [{ messageKey: `${topic}/0/${offset}`, message }])
  const { rows } = await api.pool.query<{ id: string }>(
    'SELECT id FROM quarantine WHERE message_key = $1',
    [`${topic}/0/${offset}`],
  )
  return rows[0]?.id ?? ''
}

test('each decision is an entry that names what it was about; a repeat is none', async () => {
  const { token, userId } = await api.register()
  const created = await api.call('createProject', { token, body: { name: 'Acme' } })
  const { id: projectId } = (created.body as { project: { id: string } }).project
  const ids = []
  for (let offset = 1; offset <= 4; offset++) ids.push(await put(projectId, offset))
  const [first = '', second = '', ...rest] = ids
  const call = (name: Parameters<TestApi['call']>[0], entryId: string, body?: unknown) =>
    api.call(name, { token, params: { projectId, entryId }, body })
  expect((await call('replayQuarantined', first, {})).status).toBe(200)
  expect((await call('dropQuarantined', second)).status).toBe(200)
  expect((await call('dropQuarantined', second)).status).toBe(200)
  expect((await call('dropQuarantine', '', { reason: 'unknown_project' })).status).toBe(200)
  const { rows } = await api.pool.query(
    `SELECT action, actor_id, after FROM audit_log
     WHERE project_id = $1 AND target_kind = 'quarantine' ORDER BY at, id`,
    [projectId],
  )
  const entry = (action: string, entries: string[]) => ({
    action,
    actor_id: userId,
    after: { entries, count: entries.length },
  })
  expect(rows).toEqual([
    entry('quarantine.replayed', [first]),
    entry('quarantine.dropped', [second]),
    entry('quarantine.dropped', rest),
  ])
})
