import { randomUUID } from 'node:crypto'
import { QUARANTINE_TOPIC } from '@pulseboard/contracts'
import {
  connectClickhouse,
  connectPostgres,
  createDataJob,
  deleteProject,
  eraseEventsUntilNow,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createLogger,
  ensureTopics,
  systemClock,
  type Bus,
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { countEverywhere, fillProject, makeProject } from './fixtures/project-data.ts'
import { resumeDataJobs, sweepErased, sweepEvents, sweepOldAccounts } from './sweep.ts'
import type { TaskDeps } from './task.ts'

const log = createLogger('test', 'silent')
const stores = inject('stores')
const { brokers } = stores.kafka
const ROWS = 12
const EMPTY = { events: 0, dispositions: 0, ledger: 0, sealed_hours: 0, quarantine: 0 }
const { signal } = new AbortController()

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>
let bus: Bus
let deps: TaskDeps

beforeEach(async () => {
  databases = await createDatabases(stores)
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  bus = connectKafka({ brokers, clientId: 'test', log })
  await ensureTopics(brokers, [QUARANTINE_TOPIC], log)
  deps = { pool, clickhouse, bus, clock: systemClock, stages: [], auditDays: 100 }
})
afterEach(async () => {
  await Promise.all([bus.close(), clickhouse.close(), pool.end()])
  await databases.drop()
})

test('what arrived after an erasure or a deletion is swept away, what is newer stays', async () => {
  const [erased, deleted] = [await makeProject(pool), await makeProject(pool)]
  await eraseEventsUntilNow(pool, erased.id)
  await deleteProject(pool, deleted.id)
  await fillProject({ pool, clickhouse }, erased.id, ROWS)
  await fillProject({ pool, clickhouse }, deleted.id, ROWS)
  // The newest row of each kind was received after the boundary, and the quarantine has no time of receipt.
  await sweepErased(deps)(undefined, signal)
  expect(await countEverywhere({ pool, clickhouse }, deleted.id)).toEqual(EMPTY)
  const { ledger, ...left } = await countEverywhere({ pool, clickhouse }, erased.id)
  expect(left).toEqual({ events: 1, dispositions: 1, sealed_hours: 1, quarantine: ROWS })
  // The minute of the boundary is kept, and one may have begun since.
  expect(ledger).toBeLessThanOrEqual(1)
}, 60_000)

test('a week of expiry that is over is dropped as a whole, even while TTL stands still', async () => {
  await clickhouse.command({ query: 'SYSTEM STOP TTL MERGES events' })
  await clickhouse.command({
    query: `INSERT INTO events (project_id, id, type, name, timestamp, received_at, expires_on, payload)
      SELECT generateUUIDv4(), generateUUIDv4(), 'event', 'n', now64(3), now64(3),
        toMonday(today()) + 7 * (number - 2), '{}' FROM numbers(4)
      SETTINGS max_insert_block_size = 1`,
  })
  await sweepEvents(deps)(undefined, signal)
  const answer = await clickhouse.query({
    query: `SELECT toInt32(dateDiff('week', toMonday(today()), expires_on)) AS week FROM events ORDER BY week`,
    format: 'JSONEachRow',
  })
  const left = (await answer.json<{ week: number }>()).map(({ week }) => week)
  expect(left.filter((week) => week < 0)).toEqual([])
  expect(left).toContain(1)
}, 60_000)

test('old rows of PostgreSQL go, an unfinished job is queued again', async () => {
  const project = await makeProject(pool)
  const base = {
    projectId: project.id,
    organisationId: project.organisationId,
    requestedBy: project.userId,
  }
  const job = await createDataJob(pool, { kind: 'change_retention', ...base })
  const old = await createDataJob(pool, { kind: 'change_retention', ...base })
  await pool.query(
    "UPDATE data_jobs SET finished_at = now() - interval '91 days', state = 'done' WHERE id = $1",
    [old.id],
  )
  await pool.query("UPDATE data_jobs SET updated_at = now() - interval '1 hour' WHERE id = $1", [
    job.id,
  ])
  await pool.query('DELETE FROM graphile_worker._private_jobs')
  await pool.query(`INSERT INTO realtime_tickets VALUES ($1, $2, $3, now() - interval '2 hours')`, [
    Buffer.alloc(32),
    project.userId,
    project.id,
  ])
  await pool.query(
    `INSERT INTO session_families (id, user_id, user_agent, expires_at)
     VALUES ($1, $2, '', now() - interval '8 days')`,
    [randomUUID(), project.userId],
  )
  await sweepOldAccounts(deps)(undefined, signal)
  await resumeDataJobs(deps)(undefined, signal)
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM data_jobs) AS jobs,
       (SELECT count(*)::int FROM realtime_tickets) AS tickets,
       (SELECT count(*)::int FROM session_families) AS sessions,
       (SELECT key FROM graphile_worker.jobs) AS queued`,
  )
  expect(rows).toEqual([{ jobs: 1, tickets: 0, sessions: 0, queued: `data:${job.id}` }])
})

test('entries, months, tokens, invitations and stored answers go when their time is over', async () => {
  const { userId, organisationId } = await makeProject(pool)
  const old = (days: number): Date => new Date(Date.now() - days * 86_400_000)
  for (const days of [1, 99, 101]) {
    await pool.query(
      `INSERT INTO audit_log (at, actor_kind, actor_name, action, target_kind, target_id, target_name)
       VALUES ($1, 'system', 's', 'project.created', 'project', 'x', 'x')`,
      [old(days)],
    )
    await pool.query(
      `INSERT INTO personal_tokens (id, user_id, name, prefix, token_hash, scopes, revoked_at)
       VALUES (gen_random_uuid(), $1, 't', 'p', $2, '{read}', $3)`,
      [userId, Buffer.alloc(32, days), old(days)],
    )
    await pool.query(
      `INSERT INTO invites (id, organisation_id, token_hash, role, expires_at)
       VALUES (gen_random_uuid(), $1, $2, 'viewer', $3)`,
      [organisationId, Buffer.alloc(32, days), old(days)],
    )
    await pool.query(
      `INSERT INTO idempotency_keys (actor, key_hash, request_hash, claim, claimed_until, created_at)
       VALUES ('user:x', $1, $1, gen_random_uuid(), now(), $2)`,
      [Buffer.alloc(32, days), new Date(old(days).getTime() + 60_000)],
    )
    await pool.query(
      `INSERT INTO key_months (lineage, month, gateway, events)
       VALUES (gen_random_uuid(), $1::timestamptz, '0000000a', 1)`,
      [old(days * 5)],
    )
  }
  await sweepOldAccounts(deps)(undefined, signal)
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM audit_log WHERE target_id = 'x') AS audit,
       (SELECT count(*)::int FROM personal_tokens) AS tokens,
       (SELECT count(*)::int FROM invites) AS invites,
       (SELECT count(*)::int FROM idempotency_keys) AS answers,
       (SELECT count(*)::int FROM key_months) AS months`,
  )
  expect(rows).toEqual([{ audit: 2, tokens: 1, invites: 1, answers: 1, months: 1 }])
})
