/**
 * `npm run trace` as an operator runs it: the launcher's program, which finds the stores of the running
 * copy in its folder, or those of the environment. Lines and exit code for each answer.
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@pulseboard/contracts'
import { connectPostgres, createProject } from '@pulseboard/db'
import { createLogger, ensureTopics, systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createLedgerWriter } from '../../../query-api/src/testing/ledger-rows.ts'
import { createRowWriter, storeTime } from '../../../query-api/src/testing/rows.ts'
import { childEnvironment } from './config.ts'
import { createDatabases, type Databases } from './databases.ts'

// Each command is two processes of its own.
vi.setConfig({ testTimeout: 120_000 })
const program = fileURLToPath(new URL('../start.mjs', import.meta.url))
const stores = inject('stores')
const log = createLogger('test', 'silent')
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-trace-'))
const ids = { stored: randomUUID(), repeated: randomUUID(), set_aside: randomUUID() }
const project_id = randomUUID()
const now = systemClock.now()
const PLACE = { _log: '9', _gateway: 0xab, _request: 5, _partition: 2 }
let databases: Databases

const insertRows = async (): Promise<void> => {
  const events = createRowWriter(databases.clickhouseUrl)
  const ledger = createLedgerWriter(databases.clickhouseUrl)
  const timestamp = now
  const later = { project_id, received_at: storeTime(now + 1_000), ...PLACE, _request: 6 }
  await events.insert([
    { id: ids.stored, project_id, timestamp, ...PLACE, _offset: 41 },
    { id: ids.repeated, project_id, timestamp, ...PLACE, _offset: 42 },
  ])
  await ledger.dispose([
    {
      ...later,
      id: ids.repeated,
      outcome: 'duplicate',
      _offset: 57,
      of_log: '9',
      of_partition: 2,
      of_offset: 42,
    },
    { ...later, id: ids.set_aside, outcome: 'quarantined', reason: 'not_an_event', _offset: 58 },
  ])
  await Promise.all([events.close(), ledger.close()])
}

beforeAll(async () => {
  databases = await createDatabases(stores)
  await ensureTopics(stores.kafka.brokers, TOPICS, log)
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  const organisationId = randomUUID()
  await pool.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [organisationId, 'Test'])
  await createProject(pool, { id: project_id, organisationId, name: 'Acme', slug: 'acme' })
  await pool.end()
  await insertRows()
  const { clickhouseUrl: url, clickhouseReadUrl: readUrl, databaseUrl } = databases
  const copy = { kafka: stores.kafka, clickhouse: { url, readUrl }, postgres: { url: databaseUrl } }
  writeFileSync(join(folder, 'runtime.json'), JSON.stringify({ stores: copy }))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await databases.drop()
})

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, 'trace', ...args],
      { env: { ...childEnvironment(), ...env } },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
/** Of the running copy. */
const trace = (...args: string[]): Promise<Outcome> => run([...args, '--data-dir', folder], {})

test('stored: its way line by line, exit code 0, also with addresses of the environment', async () => {
  const { code, out, err } = await trace(ids.stored)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`Event ${ids.stored}, project acme\nThe event is stored, once.\n`)
  expect(out).toMatch(/accepted +Accepted by gateway 000000ab, request 00000005/)
  expect(out).toMatch(/logged +In the log at partition 2, offset 41 \(log 9\)\./)
  expect(out).toMatch(/stored +Stored from partition 2, offset 41\./)
  const own = await run([ids.stored, '--json'], {
    DATA_DIR: join(folder, 'nowhere'),
    KAFKA_BROKERS: stores.kafka.brokers.join(','),
    CLICKHOUSE_URL: databases.clickhouseUrl,
    DATABASE_URL: databases.databaseUrl,
  })
  expect(own.code).toBe(0)
  expect(JSON.parse(own.out)).toMatchObject([{ receipt: { state: 'stored' } }])
})

test('repeated by the client: stored once, the repeat with its place; set aside: the reason', async () => {
  const repeated = await trace(ids.repeated, '--project', 'acme')
  expect(repeated.code).toBe(0)
  expect(repeated.out).toContain('The event is stored, once.')
  expect(repeated.out).toMatch(
    /duplicate +A repeat: the event was stored already, from partition 2, offset 42\. Not stored again\./,
  )
  const aside = await trace(ids.set_aside)
  expect(aside.code).toBe(0)
  expect(aside.out).toMatch(/quarantined +Set aside \(not_an_event\)/)
})

test('never seen: says so, exit code 1', async () => {
  const { code, out, err } = await trace(randomUUID())
  expect([code, err]).toEqual([1, ''])
  expect(out).toContain('Nothing of this id is here.')
})

test.each([
  ['no id', [], /^The event id is "" and should be one UUID: ask like npm run trace .+\n$/],
  ['a wrong id', ['abc'], /^The event id is "abc" and should be one UUID: ask like .+\n$/],
  ['an option that does not exist', ['--deep'], /^Unknown option '--deep': ask like .+\n$/],
  ['a project that does not exist', [ids.stored, '--project', 'nobody'], /no project nobody.+\n$/],
] as const)('%s: one sentence, exit code 2', async (_, args, sentence) => {
  const { code, out, err } = await trace(...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(sentence)
  expect(err.trimEnd()).not.toContain('\n')
})

test('nothing runs on the folder: one sentence, exit code 2', async () => {
  const { code, err } = await run([ids.stored, '--data-dir', join(folder, 'nowhere')], {})
  expect(code).toBe(2)
  expect(err).toMatch(
    /^[^\n]+PulseBoard is not running here: run npm start first, or set [^\n]+\n$/,
  )
})
