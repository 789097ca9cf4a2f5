/**
 * The rows of ClickHouse as files in its own Native format: exact for every type, read by any later
 * version, and cheaper than text. Works over HTTP with any server; needs no access to its disks.
 */
import type { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/**
 * In the order of the dump. What became of a message is read before the events: then a disposition can
 * only point to an event that is dumped as well. The ledger last: what it counts too much is the truth
 * about what a backup cannot have. The fence is not data: claims make it anew.
 */
export const CLICKHOUSE_BACKUP_TABLES = [
  'dispositions',
  'events',
  'sealed_hours',
  'offset_gaps',
  'ledger',
  'gateway_runs',
] as const
export type ClickhouseBackupTable = (typeof CLICKHOUSE_BACKUP_TABLES)[number]

export interface BackupColumn {
  readonly name: string
  readonly type: string
}

const PLAIN: readonly ClickhouseBackupTable[] = ['events', 'dispositions', 'sealed_hours']

/** Merged on the way out: rows that a merge would collapse are not counted one by one. */
const sourceOf = (table: ClickhouseBackupTable): string =>
  PLAIN.includes(table) ? table : `${table} FINAL`

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

const listOf = (columns: readonly BackupColumn[]): string =>
  columns
    .map(({ name }) => {
      if (!NAME.test(name)) throw new Error(`not a column: ${name}`)
      return `\`${name}\``
    })
    .join(', ')

/** Tables of this version that exist there. */
export const listClickhouseTables = async (
  client: ClickHouseClient,
): Promise<ClickhouseBackupTable[]> => {
  const rows = await askRows<{ name: string }>(
    client,
    'SELECT name FROM system.tables WHERE database = currentDatabase()',
    {},
  )
  const found = new Set(rows.map(({ name }) => name))
  return CLICKHOUSE_BACKUP_TABLES.filter((name) => found.has(name))
}

export const listColumns = (
  client: ClickHouseClient,
  table: ClickhouseBackupTable,
): Promise<BackupColumn[]> =>
  askRows<BackupColumn>(
    client,
    `SELECT name, type FROM system.columns
     WHERE database = currentDatabase() AND table = {table:String}
       AND default_kind NOT IN ('MATERIALIZED', 'ALIAS')
     ORDER BY position`,
    { table },
  )

/** All rows of one moment, as they are sent; ends early, with an error, when the server fails. */
export const dumpTable = async (
  client: ClickHouseClient,
  table: ClickhouseBackupTable,
  columns: readonly BackupColumn[],
): Promise<Readable> => {
  const { stream } = await client.exec({
    query: `SELECT ${listOf(columns)} FROM ${sourceOf(table)} FORMAT Native`,
    // The default waits for the whole answer in the server's memory.
    clickhouse_settings: { wait_end_of_query: 0, max_execution_time: 0 },
  })
  return stream
}

const rowsWritten = async (
  client: ClickHouseClient,
  query: string,
  values: Readable,
  settings: Record<string, number>,
): Promise<number> => {
  const { stream, summary } = await client.exec({
    query,
    values,
    clickhouse_settings: {
      async_insert: 0,
      wait_end_of_query: 1,
      max_execution_time: 0,
      ...settings,
    },
  })
  for await (const chunk of stream) void chunk
  return Number(summary?.written_rows ?? -1)
}

/** Lets the server read a dump to its end without storing it. @returns its rows @throws when damaged */
export const verifyDump = (
  client: ClickHouseClient,
  columns: readonly BackupColumn[],
  dump: Readable,
): Promise<number> => {
  const structure = columns.map(({ name, type }) => `\`${name}\` ${type}`).join(', ')
  const literal = structure.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return rowsWritten(client, `INSERT INTO FUNCTION null('${literal}') FORMAT Native`, dump, {})
}

/** Loads a dump. @returns the rows that were stored */
export const loadDump = (
  client: ClickHouseClient,
  table: ClickhouseBackupTable,
  columns: readonly BackupColumn[],
  dump: Readable,
): Promise<number> =>
  rowsWritten(client, `INSERT INTO ${table} (${listOf(columns)}) FORMAT Native`, dump, {
    // One block may hold events of many weeks of expiry.
    max_partitions_per_insert_block: 0,
  })

export const countRows = async (
  client: ClickHouseClient,
  table: ClickhouseBackupTable,
): Promise<number> => {
  const [row] = await askRows<{ found: string }>(
    client,
    `SELECT toString(count()) AS found FROM ${sourceOf(table)}`,
    {},
  )
  return Number(row?.found ?? 0)
}

/** Names of the migrations that have run; none in a database without our tables. */
export const appliedClickhouseMigrations = async (client: ClickHouseClient): Promise<string[]> => {
  const found = await askRows<{ name: string }>(
    client,
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'schema_migrations'",
    {},
  )
  if (found.length === 0) return []
  const rows = await askRows<{ name: string }>(
    client,
    'SELECT DISTINCT name FROM schema_migrations ORDER BY name',
    {},
  )
  return rows.map(({ name }) => name)
}
