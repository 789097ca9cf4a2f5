/** The command as an operator runs it: a process with the addresses of the stores. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@pulseboard/contracts'
import { childEnvironment, createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, ensureTopics, systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApi, type TestApi } from '../testing/api.ts'
import { createRowWriter } from '../testing/rows.ts'

const stores = inject('stores')
const program = fileURLToPath(new URL('../trace.ts', import.meta.url))
const id = randomUUID()
let databases: Databases
let api: TestApi

beforeAll(async () => {
  databases = await createDatabases(stores)
  await ensureTopics(stores.kafka.brokers, TOPICS, createLogger('test', 'silent'))
  api = await startTestApi(databases)
  const { token } = await api.register()
  const answer = await api.call('createProject', { token, body: { name: 'Acme' } })
  const { project } = answer.body as { project: { id: string } }
  const rows = createRowWriter(databases.clickhouseUrl)
  const place = { _log: 9, _gateway: 0xab, _request: 5, _partition: 2, _offset: 41 }
  await rows.insert([{ id, project_id: project.id, timestamp: systemClock.now(), ...place }])
  await rows.close()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const trace = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = {
      ...childEnvironment(),
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
      CLICKHOUSE_URL: databases.clickhouseUrl,
      DATABASE_URL: databases.databaseUrl,
    }
    execFile(
      process.execPath,
      ['--disable-warning=TimeoutNegativeWarning', program, ...args],
      { env },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })

test('an event that is stored: its way, line by line, in whatever project', async () => {
  const { code, out } = await trace(id)
  expect(out).toContain(`Event ${id}, project acme\nThe event is stored, once.`)
  expect(out).toMatch(/accepted +Accepted by gateway 000000ab, request 00000005/)
  expect(out).toMatch(/stored +Stored from partition 2, offset 41\./)
  expect(code).toBe(0)
  const json = await trace(id, '--project', 'acme', '--json')
  expect(JSON.parse(json.out)).toMatchObject([
    { project: { slug: 'acme' }, receipt: { state: 'stored', copies: [{ offset: '41' }] } },
  ])
}, 120_000)

test('an event that nobody knows ends with 1, a wrong question with 2', async () => {
  const unknown = await trace(randomUUID())
  expect(unknown).toMatchObject({ code: 1 })
  expect(unknown.out).toContain('Nothing of this id is here.')
  const wrong = await trace('abc')
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.err).toMatch(
    /^The event id is "abc" and should be one UUID: ask like npm run trace .+\n$/,
  )
  const project = await trace(id, '--project', 'nobody')
  expect(project).toMatchObject({ code: 2 })
  expect(project.err).toContain('There is no project nobody')
}, 120_000)
