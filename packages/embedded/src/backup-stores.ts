/**
 * Writes a backup of running stores, without stopping anything. The order makes it whole:
 *
 * 1. Kafka's committed offsets. Whatever lies below them is decided and in ClickHouse by now.
 * 2. ClickHouse. It may also hold messages above those offsets: reading them again from Kafka later
 *    finds them by their offsets, so a restored store gets each once and misses none.
 * 3. PostgreSQL, last: an erasure or a deletion that ran meanwhile is known to the restored
 *    installation, whose sweep then erases again what the older part of the backup still has.
 *
 * Every file is read back by the server before the manifest is written.
 */
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import {
  appliedClickhouseMigrations,
  appliedPostgresMigrations,
  connectClickhouse,
  connectPostgres,
  dumpTable,
  dumpTables,
  listClickhouseTables,
  listColumns,
  verifyDump,
  type ClickhouseBackupTable,
} from '@pulseboard/db'
import { createLogger, readKafkaMoment } from '@pulseboard/runtime'
import { readBackupFile, readBackupLines, writeBackupFile } from './backup-files.ts'
import {
  writeManifest,
  type ClickhouseDump,
  type Manifest,
  type PostgresDump,
} from './backup-manifest.ts'
import { PIPELINES } from './backup-pipelines.ts'
import { secretsOf } from './backup-secrets.ts'
import { VERSION } from './data-version.ts'
import { Problem } from './problem.ts'
import type { StoreAddresses } from './store-addresses.ts'

type Clickhouse = ReturnType<typeof connectClickhouse>
type Postgres = ReturnType<typeof connectPostgres>

const log = createLogger('backup', 'error')
/** A large table is one answer: as long as bytes come, nobody waits in vain. */
const ANSWER_MS = 10 * 60_000

/** Clients for the work on whole tables; closed afterwards. */
export const withClients = async <T>(
  { postgres, clickhouse }: StoreAddresses,
  work: (clients: { pool: Postgres; client: Clickhouse }) => Promise<T>,
): Promise<T> => {
  const pool = connectPostgres({ url: postgres.url, application: 'backup', log, connections: 2 })
  const { url } = clickhouse
  const client = connectClickhouse({ url, application: 'backup', requestTimeoutMs: ANSWER_MS })
  try {
    return await work({ pool, client })
  } finally {
    await Promise.all([pool.end(), client.close()])
  }
}

const notReadable = (file: string, cause: unknown): Problem =>
  new Problem(
    `${file} cannot be read back (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)}): check the disk and start the backup again.`,
  )

const dumpClickhouse = async (
  client: Clickhouse,
  folder: string,
  table: ClickhouseBackupTable,
): Promise<ClickhouseDump> => {
  const columns = await listColumns(client, table)
  const file = `clickhouse-${table}.native.zst`
  const written = await writeBackupFile(folder, file, await dumpTable(client, table, columns))
  try {
    const rows = await verifyDump(client, columns, readBackupFile(folder, file))
    return { table, rows, columns, ...written }
  } catch (error) {
    throw notReadable(file, error)
  }
}

const countLines = async (folder: string, file: string): Promise<number> => {
  let lines = 0
  for await (const line of readBackupLines(folder, file)) if (line !== '') lines += 1
  return lines
}

const dumpPostgres = async (pool: Postgres, folder: string): Promise<PostgresDump[]> => {
  const dumps: PostgresDump[] = []
  await dumpTables(pool, async (table, lines) => {
    const file = `postgres-${table}.ndjson.zst`
    const written = await writeBackupFile(folder, file, lines)
    dumps.push({ table, rows: await countLines(folder, file), ...written })
  })
  return dumps
}

const writeAll = async (
  stores: StoreAddresses,
  folder: string,
  dataDir: string,
  now: Date,
): Promise<Manifest> =>
  withClients(stores, async ({ pool, client }) => {
    const kafka = await readKafkaMoment(stores.kafka.brokers, PIPELINES)
    const clickhouse: ClickhouseDump[] = []
    for (const table of await listClickhouseTables(client))
      clickhouse.push(await dumpClickhouse(client, folder, table))
    const postgres = await dumpPostgres(pool, folder)
    const manifest: Manifest = {
      format: 1,
      version: VERSION,
      created_at: now.toISOString(),
      schema: {
        postgres: await appliedPostgresMigrations(pool),
        clickhouse: await appliedClickhouseMigrations(client),
      },
      kafka,
      clickhouse,
      postgres,
      secrets: await writeBackupFile(folder, 'secrets.json.zst', secretsOf(dataDir)),
    }
    writeManifest(folder, manifest)
    return manifest
  })

/** Writes a backup to a folder that does not exist yet; it appears there when it is whole. */
export const backUp = async (
  stores: StoreAddresses,
  { to, dataDir, now }: { to: string; dataDir: string; now: Date },
): Promise<Manifest> => {
  const unfinished = `${to}.unfinished-${process.pid}`
  mkdirSync(join(unfinished, '..'), { recursive: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const manifest = await writeAll(stores, unfinished, dataDir, now)
  renameSync(unfinished, to)
  return manifest
}
