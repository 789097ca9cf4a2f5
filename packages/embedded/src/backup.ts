/**
 * `npm run backup`: writes everything to a folder, from a running copy without stopping it, or from
 * stores that it starts for that time. The folder holds secrets and is readable by its owner only.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { BACKUP_USAGE, readBackupOptions, type BackupOptions } from './backup-options.ts'
import { backUp } from './backup-stores.ts'
import { outsideServers } from './config.ts'
import { Problem } from './problem.ts'
import { isTaken } from './run-lock.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { done, fail, line, stopwatch } from './say.ts'
import type { StoreAddresses } from './store-addresses.ts'
import { startStores } from './stores.ts'

/** Works on the stores of a running copy, or on ones started for it. */
const withStores = async (
  { dataDir, shownDataDir }: BackupOptions,
  work: (stores: StoreAddresses) => Promise<void>,
): Promise<void> => {
  // The file of a copy that was killed says nothing.
  const copy = isTaken(dataDir) ? readRuntimeFile(dataDir) : undefined
  if (copy !== undefined) return work(copy.stores)
  const { databaseUrl } = outsideServers()
  if (databaseUrl === undefined && !existsSync(resolve(dataDir, 'postgres')))
    throw new Problem(`There is nothing in ${shownDataDir}: name the folder with --data-dir.`)
  const stores = await startStores({ dataDir, parts: ['kafka', 'clickhouse', 'postgres'] })
  try {
    await work(stores)
  } finally {
    await stores.stop()
  }
}

const folderName = (now: Date): string =>
  `backups/${now.toISOString().slice(0, 19).replaceAll(':', '-')}`

const run = async (): Promise<void> => {
  const options = readBackupOptions(process.argv.slice(2), 'backup')
  if (options === undefined) return line(BACKUP_USAGE)
  const now = new Date()
  const shown = options.to ?? folderName(now)
  const to = resolve(shown)
  if (existsSync(to)) throw new Problem(`${shown} exists already: name a new folder with --to.`)
  await withStores(options, async (stores) => {
    const elapsed = stopwatch()
    const { clickhouse, postgres } = await backUp(stores, { to, dataDir: options.dataDir, now })
    const count = (dumps: readonly { rows: number }[]): string =>
      dumps.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en')
    done(
      `${shown}: ${count(clickhouse)} rows of ClickHouse, ${count(postgres)} of PostgreSQL`,
      elapsed(),
    )
    line('It holds password hashes, keys and the signing secret: keep it as safe as the original.')
  })
}

try {
  await run()
  process.exit(0)
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
