import { randomUUID } from 'node:crypto'
import {
  connectClickhouse,
  connectPostgres,
  deleteProject,
  eraseEventsUntilNow,
  stageDay,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger, systemClock } from '@pulseboard/runtime'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { makeProject } from './fixtures/project-data.ts'
import { sealDay, sealRollups } from './seal.ts'
import { sweepErased, sweepEvents } from './sweep.ts'
import type { TaskDeps } from './task.ts'

const log = createLogger('test', 'silent')
const { signal } = new AbortController()
const DAY_MS = 86_400_000
const dayBack = (days: number): string =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>
let deps: TaskDeps

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const refuse = () => Promise.reject(new Error('no Kafka here'))
  const bus = { range: refuse, committed: refuse, send: refuse }
  deps = { pool, clickhouse, bus, clock: systemClock, stages: [], auditDays: 100 }
})
afterAll(async () => {
  await Promise.all([clickhouse.close(), pool.end()])
  await databases.drop()
})
afterEach(async () => {
  await clickhouse.command({ query: 'TRUNCATE TABLE events' })
  await clickhouse.command({ query: 'TRUNCATE TABLE sealed_hours' })
})

/** Events of a project on one day, 30 minutes apart, that landed so many minutes ago. */
const land = (
  project: string,
  {
    day,
    count,
    landedAgo = 200,
    from = 0,
  }: { day: string; count: number; landedAgo?: number; from?: number },
) =>
  clickhouse.command({
    query: `INSERT INTO events (project_id, id, type, name, timestamp, received_at, landed_at, expires_on,
        value, user_id, release, payload)
      SELECT {project:UUID}, generateUUIDv4(), if(n % 3 = 0, 'metric', 'event'), 'n' || toString(n % 2),
        toDateTime64({day:Date}, 3, 'UTC') + (n % 48) * 1800, now64(3) - {ago:UInt32} * 60,
        now64(3) - {ago:UInt32} * 60, today() + 30, if(n % 3 = 0, n, NULL), 'u' || toString(n % 7),
        '1.' || toString(n % 3), '{}'
      FROM (SELECT number + {from:UInt32} AS n FROM numbers({count:UInt32}))`,
    query_params: { project, day, count, ago: landedAgo, from },
  })

const ask = async <R>(query: string): Promise<R[]> =>
  (await clickhouse.query({ query, format: 'JSONEachRow' })).json<R>()

const FIGURES = `toString(project_id) AS project, toString(hour) AS hour, toString(type) AS type, name,
  release, toUInt32(SUM) AS events, toUInt32(USERS) AS users, QUANTILES AS quantiles`
const figures = (sum: string, users: string, quantiles: string): string =>
  FIGURES.replace('SUM', sum).replace('USERS', users).replace('QUANTILES', quantiles)
const LEVELS = '(0.5, 0.75, 0.95, 0.99)'
const KEYS = 'project_id, hour, type, name, environment, release'

const sealedFigures = () =>
  ask(`SELECT ${figures('sum(events)', 'uniqMerge(users)', `quantilesTDigestMerge${LEVELS}(quantiles)`)}
    FROM (SELECT ${KEYS}, events, users, quantiles FROM sealed_hours)
    GROUP BY ${KEYS} ORDER BY ${KEYS}`)
const rawFigures = () =>
  ask(`SELECT ${figures('count()', "uniq(nullIf(user_id, ''))", `quantilesTDigest${LEVELS}(value)`)}
    FROM (SELECT *, toStartOfHour(timestamp) AS hour FROM events)
    GROUP BY ${KEYS} ORDER BY ${KEYS} SETTINGS optimize_use_projections = 0`)
const sealedEvents = async (project: string): Promise<number> => {
  const rows = await ask<{ found: number }>(
    `SELECT toUInt32(sum(events)) AS found FROM sealed_hours WHERE project_id = '${project}'`,
  )
  return rows[0]?.found ?? -1
}

/** As if the nights before had been two hours earlier: what landed since then is late. */
const age = () =>
  clickhouse.command({
    query: `ALTER TABLE sealed_hours UPDATE sealed_through = sealed_through - 7200 WHERE 1
      SETTINGS mutations_sync = 2`,
  })

/** The nightly job and the jobs that it queues. @returns the days */
const sealAll = async (): Promise<string[]> => {
  await sealRollups(deps)(undefined, signal)
  const { rows } = await pool.query<{ payload: { day: string }; key: string }>(
    `SELECT payload, key FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'seal-day' ORDER BY key`,
  )
  for (const { payload, key } of rows) {
    await sealDay(deps)(payload, signal)
    await pool.query('SELECT graphile_worker.remove_job($1)', [key])
  }
  return rows.map(({ payload }) => payload.day)
}

test('sealed figures are those of the events; a second night has nothing to do and doing it anyway changes nothing', async () => {
  const [one, other] = [randomUUID(), randomUUID()]
  for (const days of [2, 3]) await land(one, { day: dayBack(days), count: 200 })
  await land(other, { day: dayBack(3), count: 50 })
  await land(other, { day: dayBack(0), count: 10 })
  expect(await sealAll()).toEqual([dayBack(3), dayBack(2)])
  await clickhouse.command({
    query: `ALTER TABLE events DELETE WHERE toDate(timestamp) = '${dayBack(0)}' SETTINGS mutations_sync = 2`,
  })
  const first = await sealedFigures()
  expect(first).toEqual(await rawFigures())
  expect(await sealAll()).toEqual([])
  await sealDay(deps)({ day: dayBack(3) }, signal)
  expect(await sealedFigures()).toEqual(first)
})

test('what lands late is added, also when the events of before have expired', async () => {
  const project = randomUUID()
  const day = dayBack(5)
  await land(project, { day, count: 100 })
  await sealAll()
  await age()
  await land(project, { day, count: 20, from: 100, landedAgo: 20 })
  expect(await sealAll()).toEqual([day])
  expect(await sealedFigures()).toEqual(await rawFigures())
  await clickhouse.command({ query: 'TRUNCATE TABLE events' })
  expect(await sealAll()).toEqual([])
  expect(await sealedEvents(project)).toBe(120)
  await age()
  await land(project, { day, count: 7, from: 120, landedAgo: 30 })
  expect(await sealAll()).toEqual([day])
  expect(await sealedEvents(project)).toBe(127)
  expect(await sealAll()).toEqual([])
  await sealDay(deps)({ day }, signal)
  expect(await sealedEvents(project)).toBe(127)
})

test('killed between building a day and putting it in its place, nothing has changed and nothing is left', async () => {
  const project = randomUUID()
  const day = dayBack(4)
  await land(project, { day, count: 100 })
  await sealAll()
  await age()
  const before = await sealedFigures()
  await land(project, { day, count: 10, landedAgo: 20 })
  const staged = await stageDay(clickhouse, 'killed', {
    day,
    through: Date.now() - 15 * 60_000,
    bounds: [],
  })
  expect(await sealedFigures()).toEqual(before)
  expect(await sealAll()).toEqual([day])
  expect(await sealedEvents(project)).toBe(110)
  expect(await ask(`EXISTS TABLE ${staged}`)).toEqual([{ result: 1 }])
  await clickhouse.command({ query: `DROP TABLE ${staged}` })
})

test('erased and deleted projects have no figures, and none come back by events that are still there', async () => {
  const [erased, deleted] = [await makeProject(pool), await makeProject(pool)]
  const day = dayBack(3)
  for (const { id } of [erased, deleted]) await land(id, { day, count: 60 })
  await sealAll()
  await eraseEventsUntilNow(pool, erased.id)
  await deleteProject(pool, deleted.id)
  // Sealed again while the rows are still there: as a day would be that was due for somebody else.
  await sealDay(deps)({ day }, signal)
  expect(await sealedEvents(erased.id)).toBe(0)
  expect(await sealedEvents(deleted.id)).toBe(0)
})

test('a sweep takes what was sealed before an erasure and days that are over', async () => {
  const project = await makeProject(pool)
  const [day, old] = [dayBack(3), dayBack(401)]
  await land(project.id, { day, count: 60 })
  await sealDay(deps)({ day }, signal)
  await land(randomUUID(), { day: old, count: 5 })
  await sealDay(deps)({ day: old }, signal)
  await eraseEventsUntilNow(pool, project.id)
  expect(await sealedEvents(project.id)).toBe(60)
  await sweepErased(deps)(undefined, signal)
  await sweepEvents(deps)(undefined, signal)
  expect(await ask('SELECT * FROM sealed_hours')).toEqual([])
})
