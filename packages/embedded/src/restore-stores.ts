/**
 * Loads a backup into empty stores. Checked first: every file of the backup, and that the target holds
 * nothing. Then the schema of the backup's time, ClickHouse, PostgreSQL in one transaction, the step to
 * today's schema, and last the consumers' places in Kafka, so that what the backup lacks and Kafka
 * still has is read again. All counts are compared with the manifest before it calls itself done.
 */
import {
  countRows,
  hasAccounts,
  listClickhouseTables,
  loadDump,
  loadTables,
  migrate,
  migrateTo,
} from '@pulseboard/db'
import { createLogger, rewindGroups, type Rewind } from '@pulseboard/runtime'
import { checkBackupFile, readBackupFile, readBackupLines } from './backup-files.ts'
import { filesOf, type ClickhouseDump, type Manifest } from './backup-manifest.ts'
import { PIPELINES } from './backup-pipelines.ts'
import { withClients } from './backup-stores.ts'
import { Problem } from './problem.ts'
import type { StoreAddresses } from './store-addresses.ts'

type Clients = Parameters<Parameters<typeof withClients<void>>[1]>[0]

const log = createLogger('restore', 'error')

/** @throws Problem when a file of the backup is not what was written */
export const checkBackup = async (folder: string, manifest: Manifest): Promise<void> => {
  for (const file of filesOf(manifest)) await checkBackupFile(folder, file)
}

/** @throws Problem when there is anything that a restore would mix with */
const requireEmpty = async ({ pool, client }: Clients, shown: string): Promise<void> => {
  let rows = 0
  for (const table of await listClickhouseTables(client)) rows += await countRows(client, table)
  if (rows === 0 && !(await hasAccounts(pool))) return
  throw new Problem(
    `${shown} holds data already: restore into a new folder (--data-dir), or move that one away first.`,
  )
}

const requireRows = (where: string, found: number, wanted: number): void => {
  if (found !== wanted)
    throw new Error(
      `${where} has ${found} rows after the restore, the backup has ${wanted}: remove the target and start again.`,
    )
}

const loadClickhouse = async (
  { client }: Clients,
  folder: string,
  dump: ClickhouseDump,
): Promise<void> => {
  if (dump.rows > 0)
    await loadDump(client, dump.table, dump.columns, readBackupFile(folder, dump.file))
  requireRows(`ClickHouse ${dump.table}`, await countRows(client, dump.table), dump.rows)
}

const loadPostgres = async (
  { pool }: Clients,
  folder: string,
  { postgres }: Manifest,
): Promise<void> => {
  const loaded = await loadTables(
    pool,
    postgres.map(({ table, file }) => ({
      name: table,
      lines: () => readBackupLines(folder, file),
    })),
  )
  for (const { table, rows } of postgres)
    requireRows(`PostgreSQL ${table}`, loaded.get(table) ?? 0, rows)
}

const rewind = async (
  stores: StoreAddresses,
  { kafka }: Manifest,
): Promise<ReadonlyMap<string, Rewind>> => {
  try {
    return await rewindGroups(stores.kafka.brokers, kafka, PIPELINES)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem(
      `The consumers in Kafka could not be set back (${reason}): stop every stream-processor, then restore into empty databases again.`,
    )
  }
}

/** Loads a backup whose files have been checked. @returns what was done with each topic */
export const restoreStores = (
  stores: StoreAddresses,
  { folder, manifest, shown }: { folder: string; manifest: Manifest; shown: string },
): Promise<ReadonlyMap<string, Rewind>> =>
  withClients(stores, async (clients) => {
    await requireEmpty(clients, shown)
    const [databaseUrl, clickhouseUrl] = [stores.postgres.url, stores.clickhouse.url]
    await migrateTo({ databaseUrl, clickhouseUrl }, manifest.schema)
    for (const dump of manifest.clickhouse) await loadClickhouse(clients, folder, dump)
    await loadPostgres(clients, folder, manifest)
    await migrate({ databaseUrl, clickhouseUrl, log })
    return rewind(stores, manifest)
  })
