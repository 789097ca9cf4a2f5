/**
 * A message's way through quarantine on real stores: the processor sets it aside, the operator's command
 * (a process of its own) shows, repairs and replays it, and it lands once under its id.
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anEvent, anEventInput, EVENTS_TOPIC, TOPICS } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres, createProject } from '@pulseboard/db'
import { createDatabases, createTemplate, startStores } from '@pulseboard/embedded'
import type { Databases, Stores } from '@pulseboard/embedded'
import {
  connectKafka,
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  ensureTopics,
  type Bus,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '../../stream-processor/src/config.ts'
import { startProcessor } from '../../stream-processor/src/processor.ts'

const log = createLogger('test', 'silent')
const lifecycle = createLifecycle(log)
const PATIENCE = { timeout: 60_000, interval: 100 }
// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })
const program = new URL('../../packages/embedded/src/quarantine.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-quarantine-'))
const projectId = randomUUID()

let stores: Stores
let databases: Databases
let bus: Bus
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  databases = await createDatabases(stores)
  const { brokers } = stores.kafka
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  bus = connectKafka({ brokers, clientId: 'test', log })
  await ensureTopics(brokers, TOPICS, log)
  const organisationId = randomUUID()
  await pool.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [organisationId, 'Test'])
  await createProject(pool, { id: projectId, organisationId, name: 'Test', slug: 'test' })
  await startProcessor({
    config: readConfig({
      PROCESSOR_PORT: '0',
      KAFKA_BROKERS: brokers.join(','),
      CLICKHOUSE_URL: databases.clickhouseUrl,
      DATABASE_URL: databases.databaseUrl,
      PROCESSOR_BATCH_MS: '50',
    }),
    log,
    lifecycle,
    health: createHealth(['kafka', 'postgres']),
    metrics: createMetrics('stream-processor'),
  })
}, 120_000)
afterAll(async () => {
  await lifecycle.close()
  await Promise.all([bus.close(), pool.end(), clickhouse.close()])
  await stores.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const run = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DATABASE_URL: databases.databaseUrl,
      KAFKA_BROKERS: stores.kafka.brokers.join(','),
    }
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })
const send = (key: string, value: string, project = projectId): Promise<void> =>
  bus.send(EVENTS_TOPIC.name, [{ key, value, headers: { project } }])
const entryOf = (eventId: string): Promise<string> =>
  vi.waitFor(async () => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM quarantine WHERE event_id = $1 AND status = 'open'`,
      [eventId],
    )
    expect(rows).toHaveLength(1)
    return rows[0]?.id ?? ''
  }, PATIENCE)
const storedTimes = async (id: string): Promise<number> => {
  const query = `SELECT toString(count()) AS rows FROM events WHERE id = '${id}'`
  const [row] = await (
    await clickhouse.query({ query, format: 'JSONEachRow' })
  ).json<{
    rows: string
  }>()
  return Number(row?.rows)
}
const isStoredOnce = (id: string) =>
  vi.waitFor(async () => expect(await storedTimes(id)).toBe(1), PATIENCE)
/** Everything that was sent before is decided, by what comes behind it in the same partition. */
const isSettled = () =>
  vi.waitFor(async () => {
    const { next } = await bus.range(EVENTS_TOPIC.name)
    const committed = await bus.committed('pulseboard.land.v1', EVENTS_TOPIC.name)
    for (const [partition, end] of next) if (end > 0n) expect(committed.get(partition)).toBe(end)
  }, PATIENCE)

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
  await isSettled()
  expect(await storedTimes(id)).toBe(1)
})

test('all events of a project that came back are replayed by reason', async () => {
  const late = randomUUID()
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  for (const id of ids) await send(id, JSON.stringify(anEvent({ id, project_id: late })), late)
  for (const id of ids) await entryOf(id)
  const args = ['replay', '--reason', 'unknown_project', '--project', late]
  expect((await run(...args, '--dry-run')).output).toContain('3 open entries')
  const { rows } = await pool.query<{ organisation_id: string }>(
    'SELECT organisation_id FROM projects WHERE id = $1',
    [projectId],
  )
  const organisationId = rows[0]?.organisation_id ?? ''
  await createProject(pool, { id: late, organisationId, name: 'Late', slug: 'late' })
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
