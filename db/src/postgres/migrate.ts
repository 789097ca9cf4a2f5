/**
 * Migrations of PostgreSQL: the .sql files run by knex, each file and its record in one transaction.
 * One migrator at a time, by an advisory lock which the server drops with the connection that holds
 * it; knex's own lock is a row that would outlive a killed process, so it is freed under ours. The queue
 * of jobs brings its own schema, graphile_worker, in the same call.
 */
import knex, { type Knex } from 'knex'
import { Client } from 'pg'
import { pending, readMigrations, type Migration } from '../migration-files.ts'

const FOLDER = new URL('../../postgres/', import.meta.url)
const TABLE = 'schema_migrations'
// Any fixed number: the advisory lock of migrations, in both stores.
const LOCK = 7_268_011

/** Runs the work while no other migrator of this database does. */
export const underMigrationLock = async <T>(
  databaseUrl: string,
  work: () => Promise<T>,
): Promise<T> => {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'pulseboard-migrate',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // A lost connection shows itself in the statements below; unheard it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    return await work()
  } finally {
    await client.end()
  }
}

const sourceOf = (migrations: readonly Migration[]): Knex.MigrationSource<Migration> => ({
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ sql }) =>
    Promise.resolve({
      // knex reads a bare question mark as a placeholder.
      up: (transaction: Knex) => transaction.raw(sql.replaceAll('?', '\\?')),
      down: () => Promise.reject(new Error('Migrations run forward only: restore a backup.')),
    }),
})

const appliedNames = async (database: Knex): Promise<readonly string[]> => {
  if (!(await database.schema.hasTable(TABLE))) return []
  const rows = await database<{ name: string }>(TABLE).select('name')
  return rows.map(({ name }) => name)
}

/** The queue's own migrations; loaded here only, since no service but the processor needs the rest. */
const migrateJobs = async (connectionString: string): Promise<void> => {
  const { Logger, runMigrations } = await import('graphile-worker')
  const silent = new Logger(() => () => undefined)
  await runMigrations({ connectionString, noHandleSignals: true, logger: silent })
}

/**
 * Brings the schema up to date; returns the names of what ran. Call under the migration lock.
 * @param only run no others than these: the schema that a backup was made with.
 */
export const applyPostgres = async (
  databaseUrl: string,
  only?: readonly string[],
): Promise<readonly string[]> => {
  const migrations = readMigrations(FOLDER).filter(({ name }) => only?.includes(name) ?? true)
  const database = knex({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'pulseboard-migrate' },
    pool: { min: 0, max: 2 },
  })
  try {
    const waiting = pending('PostgreSQL', migrations, await appliedNames(database))
    await migrateJobs(databaseUrl)
    if (waiting.length === 0) return []
    const config = { tableName: TABLE, migrationSource: sourceOf(migrations) }
    await database.migrate.forceFreeMigrationsLock(config)
    await database.migrate.latest(config)
    return waiting.map(({ name }) => name)
  } finally {
    await database.destroy()
  }
}

/** Names of the migrations that a database has had; none where it is empty. Changes nothing. */
export const appliedPostgres = async (databaseUrl: string): Promise<readonly string[]> => {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'pulseboard-doctor',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found = await client.query<{ there: boolean }>(
      `SELECT to_regclass('${TABLE}') IS NOT NULL AS there`,
    )
    if (found.rows[0]?.there !== true) return []
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${TABLE} ORDER BY name`)
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** Names of the migrations that this version brings. */
export const knownPostgres = (): readonly Migration[] => readMigrations(FOLDER)
