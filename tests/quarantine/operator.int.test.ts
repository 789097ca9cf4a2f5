/**
 * A message's way through quarantine on real stores: the processor sets it aside, the operator's command
 * (a process of its own) shows, repairs and replays it, and it lands once under its id.
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anEvent, anEventInput, TOPICS } from '@pulseboard/contracts'
import { createProject } from '@pulseboard/db'
import { createDatabases, createTemplate, startStores, type Stores } from '@pulseboard/embedded'
import { createLogger, ensureTopics } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { TestProcessors } from '../../stream-processor/src/fixtures/processor.ts'
import { makeProject } from '../../stream-processor/src/jobs/fixtures/project-data.ts'
import { LANDING } from '../../stream-processor/src/topology.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })
const program = new URL('../../packages/embedded/src/quarantine.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-quarantine-'))

let stores: Stores
let processors: TestProcessors
let projectId = ''

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  const { brokers } = stores.kafka
  processors = new TestProcessors({ brokers, databases: await createDatabases(stores) })
  // The command sends to the topic of the product.
  processors.source = LANDING
  await ensureTopics(brokers, TOPICS, createLogger('test', 'silent'))
  projectId = (await makeProject(processors.postgres)).id
  await processors.start()
}, 120_000)
afterAll(async () => {
  await processors.close()
  await stores.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const run = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DATABASE_URL: processors.stores.databases.databaseUrl,
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
    }
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })
const send = (key: string, value: string, project = projectId): Promise<void> =>
  processors.bus.send(LANDING.topic, [{ key, value, headers: { project } }])
const entryOf = (eventId: string): Promise<string> =>
  vi.waitFor(async () => {
    const { rows } = await processors.postgres.query<{ id: string }>(
      `SELECT id FROM quarantine WHERE event_id = $1 AND status = 'open'`,
      [eventId],
    )
    expect(rows).toHaveLength(1)
    return rows[0]?.id ?? ''
  }, PATIENCE)
const storedTimes = async (id: string): Promise<number> => {
  const query = `SELECT toString(count()) AS rows FROM events WHERE id = '${id}'`
  const [row] = await processors.ask<{ rows: string }>(query)
  return Number(row?.rows)
}
const isStoredOnce = (id: string) =>
  vi.waitFor(async () => expect(await storedTimes(id)).toBe(1), PATIENCE)
test('shown, repaired from a file, stored once; decided then', async () => {
  const id = randomUUID()
  await send(id, '{"type":"error",')
  const entry = await entryOf(id)
  expect((await run('list', '--project', projectId)).output).toContain(entry)
  expect((await run('show', entry)).output).toContain('{"type":"error",')
  const file = join(folder, 'corrected.json')
  writeFileSync(file, JSON.stringify(anEventInput({ type: 'metric' })))
  const refused = await run('fix', entry, '--file', file)
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Add value') })
  writeFileSync(file, JSON.stringify(anEventInput()))
  expect(await run('fix', entry, '--file', file)).toMatchObject({ code: 0 })
  await isStoredOnce(id)
  expect(await run('replay', entry)).toMatchObject({
    code: 1,
    output: expect.stringContaining('was replayed before'),
  })
})

test('one field set anew; the same event again, already stored, does not land twice', async () => {
  const id = randomUUID()
  const broken = JSON.stringify(anEvent({ id, project_id: projectId })).replace('"error"', '"eror"')
  await send(id, broken)
  const entry = await entryOf(id)
  expect(await run('fix', entry, '--set', 'type=error')).toMatchObject({ code: 0 })
  await isStoredOnce(id)
  await send(id, broken)
  const second = await entryOf(id)
  expect(await run('fix', second, '--set', 'type=error')).toMatchObject({ code: 0 })
  await processors.isCommitted()
  expect(await storedTimes(id)).toBe(1)
})

test('all events of a project that came back are replayed by reason', async () => {
  const late = randomUUID()
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  for (const id of ids) await send(id, JSON.stringify(anEvent({ id, project_id: late })), late)
  for (const id of ids) await entryOf(id)
  const args = ['replay', '--reason', 'unknown_project', '--project', late]
  expect((await run(...args, '--dry-run')).output).toContain('3 open entries')
  const { rows } = await processors.postgres.query<{ organisation_id: string }>(
    'SELECT organisation_id FROM projects WHERE id = $1',
    [projectId],
  )
  const organisationId = rows[0]?.organisation_id ?? ''
  await createProject(processors.postgres, { id: late, organisationId, name: 'Late', slug: 'late' })
  expect((await run(...args, '--json')).output).toContain('"done": 3')
  for (const id of ids) await isStoredOnce(id)
})

test('what is dropped keeps its entry without bytes', async () => {
  const id = randomUUID()
  await send(id, 'secret')
  const entry = await entryOf(id)
  expect(await run('drop', entry)).toMatchObject({ code: 0 })
  const shown = await run('show', entry)
  expect(shown.output).toContain('(erased)')
  expect(shown.output).not.toContain('secret')
})
