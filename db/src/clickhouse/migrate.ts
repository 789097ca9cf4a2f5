/**
 * Migrations of ClickHouse. It has no transactions: a file's statements run one after another and its
 * record is written last, so every statement must be harmless to repeat (IF NOT EXISTS). Two migrators
 * at once are kept apart by the caller, who holds the migration lock in PostgreSQL.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { pending, readMigrations, type Migration } from '../migration-files.ts'
import { connectClickhouse } from './connect.ts'

const FOLDER = new URL('../../clickhouse/', import.meta.url)
// Dropping a rollup touches every part of its table: three quarters of a minute with 10 million rows on a
// busy machine. Nobody works with the store meanwhile.
const LONGEST_STATEMENT_MS = 30 * 60_000
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/

const RECORDS = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY name`

/** The statements of a file: parted by a semicolon at the end of a line, comments left out. */
const statementsOf = (sql: string): readonly string[] =>
  sql
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

const createDatabase = async (clickhouseUrl: string): Promise<void> => {
  const url = new URL(clickhouseUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  if (database === '') return
  if (!IDENTIFIER.test(database))
    throw new Error(
      `CLICKHOUSE_URL names the database "${database}": use letters, digits and underscores only.`,
    )
  url.pathname = ''
  const client = connectClickhouse({ url: url.href, application: 'pulseboard-migrate' })
  try {
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` })
  } finally {
    await client.close()
  }
}

const appliedNames = async (client: ClickHouseClient): Promise<readonly string[]> => {
  const query = 'SELECT DISTINCT name FROM schema_migrations ORDER BY name'
  const answer = await client.query({ query, format: 'JSONEachRow' })
  return (await answer.json<{ name: string }>()).map(({ name }) => name)
}

/**
 * Brings the schema up to date; returns the names of what ran. Call under the migration lock.
 * @param only run no others than these: the schema that a backup was made with.
 */
export const applyClickhouse = async (
  clickhouseUrl: string,
  only?: readonly string[],
): Promise<readonly string[]> => {
  await createDatabase(clickhouseUrl)
  const client = connectClickhouse({
    url: clickhouseUrl,
    application: 'pulseboard-migrate',
    requestTimeoutMs: LONGEST_STATEMENT_MS,
  })
  try {
    await client.command({ query: RECORDS })
    const known = readMigrations(FOLDER).filter(({ name }) => only?.includes(name) ?? true)
    const waiting = pending('ClickHouse', known, await appliedNames(client))
    for (const { name, sql } of waiting) {
      for (const query of statementsOf(sql)) await client.command({ query })
      await client.insert({
        table: 'schema_migrations',
        values: [{ name }],
        columns: ['name'],
        format: 'JSONEachRow',
      })
    }
    return waiting.map(({ name }) => name)
  } finally {
    await client.close()
  }
}

/** Names of the migrations that a database has had; none where it is empty. Changes nothing. */
export const appliedClickhouse = async (clickhouseUrl: string): Promise<readonly string[]> => {
  const client = connectClickhouse({
    url: clickhouseUrl,
    application: 'pulseboard-doctor',
    requestTimeoutMs: 5_000,
  })
  try {
    const query = `SELECT count() > 0 AS there FROM system.tables
      WHERE database = currentDatabase() AND name = 'schema_migrations'`
    const answer = await client.query({ query, format: 'JSONEachRow' })
    const [row] = await answer.json<{ there: number }>()
    return row?.there === 1 ? await appliedNames(client) : []
  } finally {
    await client.close()
  }
}

/** The migrations that this version brings. */
export const knownClickhouse = (): readonly Migration[] => readMigrations(FOLDER)
