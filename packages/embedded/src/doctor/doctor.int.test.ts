/** The doctor over real stores: one that is well, and each broken condition with its sentence and fix. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EVENTS_TOPIC, TOPICS } from '@pulseboard/contracts'
import { connectPostgres } from '@pulseboard/db'
import { createLogger, ensureTopics, systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { clickhouseCommand } from '../clickhouse.ts'
import { childEnvironment } from '../config.ts'
import { createDatabases, type Databases } from '../databases.ts'
import { freePort } from '../ports.ts'
import { examineClickhouse, examinePostgres } from './databases.ts'
import type { Finding } from './finding.ts'
import { examineKafka } from './kafka.ts'
import { examineMail } from './mail.ts'
import { examineSpool } from './spool.ts'

// The command is a process of its own, twice.
vi.setConfig({ testTimeout: 60_000 })
const program = fileURLToPath(new URL('../../start.mjs', import.meta.url))
const stores = inject('stores')
const { brokers } = stores.kafka
const log = createLogger('test', 'silent')
const folder = mkdtempSync(join(tmpdir(), 'pulseboard-doctor-'))
const JWT_SECRET = 'k3ZzV9q2Lx7RtY1mN5bC8wE4uG6hJ0pA'
let databases: Databases

beforeAll(async () => {
  databases = await createDatabases(stores)
  await ensureTopics(brokers, TOPICS, log)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await databases.drop()
})

const saidOf = (findings: readonly Finding[], check: string) =>
  findings
    .filter((finding) => finding.check === check)
    .map(({ state, text }) => `${state}: ${text}`)

const onPostgres = async (sql: string): Promise<void> => {
  const url = databases.databaseUrl
  const pool = connectPostgres({ url, application: 'test', log, connections: 1 })
  await pool.query(sql)
  await pool.end()
}

/** The command as an operator runs it, with servers of the environment. */
const doctor = (env: Readonly<Record<string, string>>): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const given = {
      ...childEnvironment(),
      KAFKA_BROKERS: brokers.join(','),
      CLICKHOUSE_URL: databases.clickhouseUrl,
      DATABASE_URL: databases.databaseUrl,
      JWT_SECRET,
      PUBLIC_URL: 'https://pulse.example.org',
      ...env,
    }
    const args = [program, 'doctor', '--json', '--data-dir', folder, '--port-base', '64100']
    execFile(process.execPath, args, { env: given }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
    )
  })

/** Servers that are well, and an installation in which several things are wrong. */
const askBoth = async () => {
  const wrong = new URL(databases.databaseUrl)
  wrong.password = 'hunter2-hunter2'
  return Promise.all([
    doctor({ SMTP_URL: stores.mail.smtpUrl }),
    doctor({
      DATABASE_URL: wrong.href,
      SMTP_URL: `smtp://operator:tell-nobody@127.0.0.1:${await freePort()}`,
      GATEWAY_PORT: 'x',
      QUERY_API_PORT: 'y',
      PROCESSOR_BATCH_ROWS: '0',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=very-secret',
    }),
  ])
}

test('as a command: all is said at once, the exit code tells, no secret is shown', async () => {
  const [well, ill] = await askBoth()
  const { findings } = JSON.parse(well.out) as { findings: readonly Finding[] }
  expect(findings.filter(({ state }) => state === 'problem')).toEqual([])
  const checks =
    'machine config kafka topics lag clickhouse schema clock disk postgres mail spool services'
  expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(checks.split(' ')))
  expect([well.code, ill.code]).toEqual([0, 1])
  expect(ill.out).toContain('ingest-gateway: GATEWAY_PORT must be a whole number')
  expect(ill.out).toContain('query-api: QUERY_API_PORT must be a whole number')
  expect(ill.out).toContain('stream-processor: PROCESSOR_BATCH_ROWS must be a whole number')
  expect(ill.out).toMatch(/"mail",\s+"state": "problem"/)
  expect(ill.out).toMatch(/"postgres",\s+"state": "problem"/)
  for (const secret of ['hunter2', 'tell-nobody', JWT_SECRET, 'very-secret'])
    expect(ill.out).not.toContain(secret)
})

test('a topic that is missing, and one that keeps too little', async () => {
  const short = { ...EVENTS_TOPIC, name: `short.${randomUUID()}`, partitions: 1 }
  await ensureTopics(brokers, [{ ...short, retentionMs: 3_600_000 }], log)
  const missing = { ...EVENTS_TOPIC, name: `missing.${randomUUID()}` }
  expect(saidOf(await examineKafka(brokers, [short, missing]), 'topics')).toEqual([
    expect.stringMatching(/^warning: short\..+ keeps messages for 0 days, ours are 7 days$/),
    `problem: ${missing.name} does not exist`,
  ])
})

test('nobody answers: a problem within seconds', async () => {
  await expect(examineKafka([`127.0.0.1:${await freePort()}`])).rejects.toThrow('ECONNREFUSED')
})

test('schemas: up to date, a migration that waits, one of a newer version', async () => {
  const ours = await examineClickhouse(databases.clickhouseUrl, systemClock)
  expect(saidOf(ours, 'schema')).toEqual([
    expect.stringMatching(/^ok: ClickHouse: up to date, \d+ migrations$/),
  ])
  await onPostgres(
    `DELETE FROM schema_migrations WHERE name = (SELECT max(name) FROM schema_migrations)`,
  )
  const behind = await examinePostgres(databases.databaseUrl, systemClock)
  expect(saidOf(behind, 'schema')).toEqual([
    expect.stringMatching(/^problem: PostgreSQL: 1 migration pending \(\d{4}_\w+\)$/),
  ])
  await clickhouseCommand(
    databases.clickhouseUrl,
    `INSERT INTO schema_migrations (name) VALUES ('9999_tomorrow')`,
  )
  const newer = await examineClickhouse(databases.clickhouseUrl, systemClock)
  expect(saidOf(newer, 'schema')).toEqual([
    'problem: The data in ClickHouse was written by a newer version of PulseBoard (it has 9999_tomorrow)',
  ])
})

test('clocks: ours an hour late shows at both stores', async () => {
  const late = { now: () => systemClock.now() - 3_600_000 }
  const findings = [
    ...(await examinePostgres(databases.databaseUrl, late)),
    ...(await examineClickhouse(databases.clickhouseUrl, late)),
  ]
  expect(saidOf(findings, 'clock')).toEqual([
    expect.stringMatching(/^problem: the clock of PostgreSQL is 3\d{3} s ahead of ours$/),
    expect.stringMatching(/^problem: the clock of ClickHouse is 3\d{3} s ahead of ours$/),
  ])
  expect(saidOf(findings, 'disk').length).toBeGreaterThan(0)
})

test('mail: taken, a wrong port, none', async () => {
  expect(await examineMail(stores.mail.smtpUrl)).toMatchObject({ state: 'ok' })
  const wrong = `smtp://127.0.0.1:${await freePort()}`
  expect(await examineMail(wrong)).toMatchObject({
    state: 'problem',
    text: expect.stringContaining('does not take mails: connect ECONNREFUSED'),
  })
  expect(await examineMail(undefined)).toMatchObject({ state: 'warning' })
})

test('spool: empty, events that wait, files that a person must look at', async () => {
  const root = join(folder, 'spool')
  expect(await examineSpool(root, systemClock.now())).toMatchObject([{ state: 'ok' }])
  mkdirSync(join(root, '0'), { recursive: true })
  writeFileSync(join(root, '0', '000000000000-00000000.segment'), Buffer.alloc(2_000_000))
  writeFileSync(join(root, '0', '000000000001-00000000.segment.damaged'), 'x')
  expect(await examineSpool(root, systemClock.now())).toMatchObject([
    { state: 'warning', text: 'up to 2 MB wait in it, the oldest for 1 min' },
    { state: 'warning', text: expect.stringContaining('.damaged holds events') },
  ])
  rmSync(root, { recursive: true })
})
