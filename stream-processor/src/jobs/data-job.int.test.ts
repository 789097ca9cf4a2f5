import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { EVENTS_TOPIC, QUARANTINE_TOPIC } from '@pulseboard/contracts'
import {
  connectClickhouse,
  connectPostgres,
  createDataJob,
  deleteProject,
  eraseEventsUntilNow,
  findDataJob,
  inTransaction,
  saveRetention,
  type DataJobRow,
  type Sql,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  connectKafka,
  createLogger,
  createMetrics,
  ensureTopics,
  systemClock,
  type Bus,
  type Closable,
} from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { dataJob } from './data-job.ts'
import {
  countEverywhere,
  fillProject,
  makeProject,
  type TestProject,
} from './fixtures/project-data.ts'
import { startJobs } from './runner.ts'
import type { TaskDeps } from './task.ts'
import { createTasks } from './tasks.ts'
import { createJobFacts } from './telemetry.ts'

const log = createLogger('test', 'silent')
const PATIENCE = { timeout: 20_000, interval: 50 }
const stores = inject('stores')
const { brokers } = stores.kafka
const ROWS = 30
const PLACES = ['events', 'dispositions', 'ledger', 'sealed_hours', 'quarantine']
const everywhere = (rows: number) => Object.fromEntries(PLACES.map((place) => [place, rows]))
const [FULL, EMPTY] = [everywhere(ROWS), everywhere(0)]

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>
let bus: Bus
let deps: TaskDeps
let pipeline: { topic: string; group: string }
let running: Closable[] = []

beforeEach(async () => {
  databases = await createDatabases(stores)
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  bus = connectKafka({ brokers, clientId: 'test', log })
  const topic = `test.${randomUUID()}`
  pipeline = { topic, group: `${topic}.land` }
  await ensureTopics(
    brokers,
    [{ ...EVENTS_TOPIC, name: topic, partitions: 2 }, QUARANTINE_TOPIC],
    log,
  )
  deps = { pool, clickhouse, bus, clock: systemClock, stages: [[pipeline]], auditDays: 731 }
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.close()))
  running = []
  await Promise.all([bus.close(), clickhouse.close(), pool.end()])
  await databases.drop()
})

const request = (project: TestProject, kind: DataJobRow['kind']): Promise<DataJobRow> =>
  inTransaction(pool, async (sql: Sql) => {
    const base = { kind, projectId: project.id, organisationId: project.organisationId }
    const boundary =
      kind === 'erase_events' ? await eraseEventsUntilNow(sql, project.id) : undefined
    if (kind === 'delete_project') await deleteProject(sql, project.id)
    return createDataJob(sql, {
      ...base,
      requestedBy: project.userId,
      ...(boundary === undefined ? {} : { receivedThrough: boundary }),
    })
  })
const reload = async ({ id }: DataJobRow): Promise<DataJobRow> => {
  const row = await findDataJob(pool, id)
  if (row === undefined) throw new Error('the job is gone')
  return row
}
const startRunner = (): void => {
  const facts = createJobFacts(createMetrics('test'), log)
  running.push(startJobs({ pool, tasks: createTasks(deps), facts, clock: systemClock, log }))
}
const isDone = (job: DataJobRow): Promise<DataJobRow> =>
  vi.waitFor(async () => {
    const row = await reload(job)
    expect(row.state, JSON.stringify(row)).toBe('done')
    return row
  }, PATIENCE)

/** Effects that end the "process" at a given one: before it, or after it without its answer. */
const dieAt = (fatal: number): TaskDeps => {
  let effects = 0
  const guard = async <T>(effect: () => Promise<T>): Promise<T> => {
    effects += 1
    if (effects > fatal || (effects === fatal && fatal % 2 === 0)) throw new Error('killed')
    const answer = await effect()
    if (effects >= fatal) throw new Error('killed')
    return answer
  }
  const guarded = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) =>
          guard(() => Reflect.apply(value, object, args) as Promise<unknown>)
      },
    })
  return { ...deps, pool: guarded(pool), clickhouse: guarded(clickhouse), bus: guarded(bus) }
}

test('killed at any effect, before or after it, an erasure ends with nothing and touches nobody else', async () => {
  const [mine, other] = [await makeProject(pool), await makeProject(pool)]
  await fillProject({ pool, clickhouse }, mine.id, ROWS)
  await fillProject({ pool, clickhouse }, other.id, ROWS)
  const job = await request(mine, 'erase_events')
  const seen = new Set<string>()
  for (let fatal = 1; (await reload(job)).finished_at === null; fatal++) {
    expect(fatal).toBeLessThan(400)
    const task = dataJob(dieAt(fatal))
    const drive = async (): Promise<void> => {
      for (;;) {
        const { state, finished_at } = await reload(job)
        seen.add(state)
        if (finished_at !== null) throw new Error('killed after its end')
        await task({ id: job.id }, new AbortController().signal)
      }
    }
    await expect(drive()).rejects.toThrow('killed')
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['deleting', 'queued', 'verifying', 'waiting_for_landing']),
  )
  expect(await countEverywhere({ pool, clickhouse }, mine.id)).toEqual(EMPTY)
  expect(await countEverywhere({ pool, clickhouse }, other.id)).toEqual(FULL)
  const { proof } = await reload(job)
  expect(proof?.places.map(({ rows }) => rows)).toEqual(proof?.places.map(() => 0))
  expect(proof?.places.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      'clickhouse events',
      'clickhouse dispositions',
      'clickhouse ledger',
      'clickhouse sealed_hours',
      'clickhouse events, projection minute_series',
      'clickhouse events, projection minute_receipts',
      'postgres quarantine',
    ]),
  )
}, 120_000)

test('a deleted project leaves its id and nothing else', async () => {
  const project = await makeProject(pool)
  await fillProject({ pool, clickhouse }, project.id, ROWS)
  const job = await request(project, 'delete_project')
  startRunner()
  const { proof } = await isDone(job)
  expect(proof?.places).toEqual(
    expect.arrayContaining([
      { place: 'postgres projects', rows: 0 },
      { place: 'postgres api_keys', rows: 0 },
    ]),
  )
  expect(await countEverywhere({ pool, clickhouse }, project.id)).toEqual(EMPTY)
  const { rows } = await pool.query('SELECT id FROM deleted_projects')
  expect(rows).toEqual([{ id: project.id }])
})

test('nothing is deleted before what was on its way has landed', async () => {
  const project = await makeProject(pool)
  await fillProject({ pool, clickhouse }, project.id, ROWS)
  await bus.send(pipeline.topic, [{ key: randomUUID(), value: '{}', headers: {} }])
  const job = await request(project, 'erase_events')
  startRunner()
  await vi.waitFor(async () => {
    const { state, progress } = await reload(job)
    expect({ state, waiting: progress.waiting_messages }).toEqual({
      state: 'waiting_for_landing',
      waiting: 1,
    })
  }, PATIENCE)
  expect(await countEverywhere({ pool, clickhouse }, project.id)).toEqual(FULL)
  const member = bus.join({
    ...pipeline,
    onState: () => undefined,
    handler: {
      joined: () => undefined,
      fetched: (membership, { partition, messages }) =>
        void membership.commit(partition, (messages.at(-1)?.offset ?? 0n) + 1n),
    },
  })
  running.push(member)
  await isDone(job)
  expect(await countEverywhere({ pool, clickhouse }, project.id)).toEqual(EMPTY)
})

test('deleted while its erasure runs, erased twice at once, retention changed meanwhile', async () => {
  const [deleted, twice] = [await makeProject(pool), await makeProject(pool)]
  await fillProject({ pool, clickhouse }, deleted.id, ROWS)
  await fillProject({ pool, clickhouse }, twice.id, ROWS)
  const jobs = [
    await request(deleted, 'erase_events'),
    await request(deleted, 'delete_project'),
    await request(twice, 'erase_events'),
    await request(twice, 'change_retention'),
    await request(twice, 'erase_events'),
  ]
  startRunner()
  for (const job of jobs) await isDone(job)
  expect(await countEverywhere({ pool, clickhouse }, deleted.id)).toEqual(EMPTY)
  expect(await countEverywhere({ pool, clickhouse }, twice.id)).toEqual(EMPTY)
})

test('a shorter retention deletes what is older, by type, to the day', async () => {
  const project = await makeProject(pool)
  await clickhouse.command({
    query: `INSERT INTO events (project_id, id, type, name, timestamp, received_at, expires_on, payload)
      SELECT {project:UUID}, generateUUIDv4(), if(number % 2 = 0, 'metric', 'error'), 'n', at, at,
        toDate(at) + 31, '{}'
      FROM (SELECT number, toStartOfDay(now64(3, 'UTC')) - toIntervalDay(intDiv(number, 2)) AS at
        FROM numbers(40))`,
    query_params: { project: project.id },
  })
  await saveRetention(pool, project.id, { days: 10, by_type: { metric: 3 } })
  startRunner()
  const { proof } = await isDone(await request(project, 'change_retention'))
  expect(proof?.places).toEqual([{ place: 'clickhouse events', rows: 0 }])
  const answer = await clickhouse.query({
    query: `SELECT type, toUInt32(count()) AS kept, toUInt32(dateDiff('day', min(received_at), now('UTC'))) AS age
      FROM events GROUP BY type ORDER BY type`,
    format: 'JSONEachRow',
  })
  expect(await answer.json()).toEqual([
    { type: 'error', kept: 11, age: 10 },
    { type: 'metric', kept: 4, age: 3 },
  ])
})

test('the job of a runner that was killed goes on elsewhere within seconds', async () => {
  const project = await makeProject(pool)
  await fillProject({ pool, clickhouse }, project.id, ROWS)
  const job = await request(project, 'erase_events')
  const script = fileURLToPath(new URL('./fixtures/hang-in-job.ts', import.meta.url))
  const child = spawn(process.execPath, [script, databases.databaseUrl], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const killedAt = Date.now()
  startRunner()
  await isDone(job)
  expect(Date.now() - killedAt).toBeLessThan(15_000)
}, 60_000)

/** Nobody gets a connection to the test's database until it is called again with true. */
const allowConnections = async (allowed: boolean): Promise<void> => {
  const server = connectPostgres({ url: stores.postgres.url, application: 'test', log })
  const name = new URL(databases.databaseUrl).pathname.slice(1)
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`)
  if (!allowed)
    await server.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    )
  await server.end()
}

test('an outage of PostgreSQL in the middle is waited for', async () => {
  const project = await makeProject(pool)
  await fillProject({ pool, clickhouse }, project.id, ROWS)
  const job = await request(project, 'erase_events')
  startRunner()
  await vi.waitFor(async () => expect((await reload(job)).state).toBe('deleting'), PATIENCE)
  await allowConnections(false)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  await allowConnections(true)
  await isDone(job)
  expect(await countEverywhere({ pool, clickhouse }, project.id)).toEqual(EMPTY)
}, 60_000)
