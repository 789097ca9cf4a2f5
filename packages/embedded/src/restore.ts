/**
 * `npm run restore`: brings a backup back into an empty data folder, or into the empty databases that
 * the environment names. Refuses anything else with what to do; a backup is only ever read.
 */
import { createInterface } from 'node:readline/promises'
import { resolve } from 'node:path'
import { NewerDataError } from '@pulseboard/db'
import { RESTORE_USAGE, readBackupOptions, type BackupOptions } from './backup-options.ts'
import { readManifest, type Manifest } from './backup-manifest.ts'
import { restoreSecrets } from './backup-secrets.ts'
import { claimVersion } from './data-version.ts'
import { Problem } from './problem.ts'
import { checkBackup, restoreStores } from './restore-stores.ts'
import { isTaken } from './run-lock.ts'
import { done, fail, line, stopwatch } from './say.ts'
import { startStores } from './stores.ts'

const eventsIn = ({ clickhouse }: Manifest): string =>
  (clickhouse.find(({ table }) => table === 'events')?.rows ?? 0).toLocaleString('en')

/** @throws Problem when the answer is not yes, or nobody can be asked */
const confirm = async (options: BackupOptions, manifest: Manifest): Promise<void> => {
  if (options.yes) return
  const what = `the backup of ${manifest.created_at} (${eventsIn(manifest)} events) into ${options.shownDataDir}`
  if (!process.stdin.isTTY) throw new Problem(`Restore ${what}? Say so with --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`  Restore ${what}? [y/N] `)
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Problem('Nothing was changed.')
}

const REWOUND = {
  to_backup: 'read again from where the backup ends',
  to_beginning: 'is not the one of the backup; read from its beginning',
  untouched: 'nothing to read again',
} as const

const load = async (options: BackupOptions, folder: string, manifest: Manifest): Promise<void> => {
  const { dataDir, shownDataDir } = options
  claimVersion(dataDir, shownDataDir)
  const stores = await startStores({ dataDir, parts: ['kafka', 'clickhouse', 'postgres'] })
  try {
    const elapsed = stopwatch()
    const rewound = await restoreStores(stores, { folder, manifest, shown: shownDataDir })
    await restoreSecrets(folder, manifest.secrets.file, dataDir)
    done(`${eventsIn(manifest)} events, all rows counted and equal`, elapsed())
    for (const [topic, how] of rewound) line(`${topic}: ${REWOUND[how]}`)
  } finally {
    await stores.stop()
  }
}

const run = async (): Promise<void> => {
  const options = readBackupOptions(process.argv.slice(2), 'restore')
  if (options?.from === undefined) return line(RESTORE_USAGE)
  const folder = resolve(options.from)
  const manifest = readManifest(folder)
  if (isTaken(options.dataDir))
    throw new Problem(`PulseBoard runs on ${options.shownDataDir}: stop it first (Ctrl-C).`)
  await checkBackup(folder, manifest)
  await confirm(options, manifest)
  await load(options, folder, manifest)
  line('Start it with npm start; everybody signs in as before.')
}

try {
  await run()
  process.exit(0)
} catch (error) {
  const expected = error instanceof Problem || error instanceof NewerDataError
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  fail(expected ? error.message : text)
  process.exit(1)
}
