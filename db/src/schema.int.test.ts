import { readFileSync } from 'node:fs'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger } from '@pulseboard/runtime'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectClickhouse } from './clickhouse/connect.ts'
import { DISPOSITION_COLUMNS } from './clickhouse/disposition-row.ts'
import { EVENT_COLUMNS } from './clickhouse/event-row.ts'
import { dumpClickhouse, dumpPostgres, GOLDEN_FILES } from './golden.ts'
import { migrate } from './migrate.ts'
import { connectPostgres } from './postgres/connect.ts'

const log = createLogger('test', 'silent')
let databases: Databases
beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
})
afterAll(() => databases.drop())

const withClickhouse = async <T>(
  work: (client: ReturnType<typeof connectClickhouse>) => Promise<T>,
): Promise<T> => {
  const client = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}
const withPool = async <T>(
  work: (pool: ReturnType<typeof connectPostgres>) => Promise<T>,
): Promise<T> => {
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

test('the golden dumps are what the migrations make', async () => {
  expect(await withPool(dumpPostgres)).toBe(readFileSync(GOLDEN_FILES.postgres, 'utf8'))
  expect(await dumpClickhouse(databases.clickhouseUrl)).toBe(
    readFileSync(GOLDEN_FILES.clickhouse, 'utf8'),
  )
})

test('there is no materialized view', async () => {
  expect(readFileSync(GOLDEN_FILES.clickhouse, 'utf8')).not.toMatch(/MATERIALIZED VIEW/i)
})

test.each([
  ['events', 'landed_at', EVENT_COLUMNS],
  ['dispositions', 'settled_at', DISPOSITION_COLUMNS],
])('the columns that are written to %s are those of the table', async (table, own, columns) => {
  const found = await withClickhouse(async (client) => {
    const query = `SELECT name FROM system.columns WHERE database = currentDatabase()
      AND table = {table:String} AND name NOT IN ({own:String}, '_log')`
    const answer = await client.query({
      query,
      query_params: { table, own },
      format: 'JSONEachRow',
    })
    return answer.json<{ name: string }>()
  })
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(columns).sort())
})

test('migrating again, also twice at once, changes nothing', async () => {
  const { databaseUrl, clickhouseUrl } = databases
  const again = () => migrate({ databaseUrl, clickhouseUrl, log })
  await Promise.all([again(), again()])
  expect(await withPool(dumpPostgres)).toBe(readFileSync(GOLDEN_FILES.postgres, 'utf8'))
})

test('data of a newer version is refused with a sentence', async () => {
  const { databaseUrl, clickhouseUrl } = databases
  await withClickhouse((client) =>
    client.insert({
      table: 'schema_migrations',
      values: [{ name: '9999_from_the_future' }],
      columns: ['name'],
      format: 'JSONEachRow',
    }),
  )
  await expect(migrate({ databaseUrl, clickhouseUrl, log })).rejects.toThrow(
    /ClickHouse was written by a newer version .* 9999_from_the_future.*start that version/,
  )
})

describe('series read a projection, not the rows', () => {
  const minutes = `project_id = generateUUIDv4() AND toStartOfMinute(timestamp) >= now() - 3600`
  const hours = `project_id = generateUUIDv4() AND toStartOfHour(timestamp) >= now() - 86400`
  test.each([
    ['minute_series', `toStartOfMinute(timestamp), type, count()`, minutes, `1, 2`],
    [
      'minute_series',
      `toStartOfInterval(toStartOfMinute(timestamp), INTERVAL 300 SECOND), type, count()`,
      `${minutes} AND environment = 'production' AND release = 'a'`,
      `1, 2`,
    ],
    ['minute_series', `type, count(), uniqState(nullIf(user_id, ''))`, minutes, `1`],
    ['hour_series', `toStartOfHour(timestamp), type, count()`, hours, `1, 2`],
    [
      'minute_names',
      `toStartOfMinute(timestamp), count(), quantilesTDigest(0.5, 0.75, 0.95, 0.99)(value)`,
      `${minutes} AND type = 'metric' AND name = 'a'`,
      `1`,
    ],
    ['minute_names', `name, any(unit), count()`, `${minutes} AND type = 'metric'`, `1`],
    [
      'minute_names',
      `name, count(), uniqState(nullIf(user_id, '')), max(timestamp)`,
      `${minutes} AND type = 'error'`,
      `1`,
    ],
  ])('%s answers SELECT %s', async (projection, columns, where, keys) => {
    const plan = await withClickhouse(async (client) => {
      // Few rows: a rollup is only chosen where it takes no more steps (of 2048) than the rows (of 8192).
      await client.command({
        query: `INSERT INTO events (project_id, type, timestamp, expires_on)
          SELECT generateUUIDv4(), 'error', now(), today() + 30 FROM numbers(100)`,
      })
      const query = `EXPLAIN SELECT ${columns} FROM events WHERE ${where} GROUP BY ${keys}`
      return (await client.query({ query, format: 'TabSeparated' })).text()
    })
    expect(plan).toContain(`ReadFromMergeTree (${projection})`)
  })
})
