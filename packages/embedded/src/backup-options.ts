/** What `npm run backup` and `npm run restore` are asked to do. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launcherEnvironment, type Environment } from './config.ts'
import { Problem } from './problem.ts'

export interface BackupOptions {
  readonly dataDir: string
  /** As the person wrote it, for sentences. */
  readonly shownDataDir: string
  readonly to: string | undefined
  readonly from: string | undefined
  /** Ask nothing. */
  readonly yes: boolean
}

export const BACKUP_USAGE = `npm run backup -- [--to DIR] [--data-dir DIR]
  --to DIR          a new folder for the backup (default backups/<time>)
  --data-dir DIR    whose data (default .pulseboard; DATA_DIR); it may be running`

export const RESTORE_USAGE = `npm run restore -- --from DIR [--data-dir DIR] [--yes]
  --from DIR        folder of a backup
  --data-dir DIR    where to (default .pulseboard; DATA_DIR); it must hold no data and not be running
  --yes             do not ask`

/** @throws Problem; undefined when only the usage is wanted. */
export const readBackupOptions = (
  args: readonly string[],
  program: 'backup' | 'restore',
  env?: Environment,
): BackupOptions | undefined => {
  const parse = () => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          'data-dir': { type: 'string' },
          to: { type: 'string' },
          from: { type: 'string' },
          yes: { type: 'boolean', default: false },
          help: { type: 'boolean', default: false },
        },
      }).values
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('. ')[0] : 'An option is wrong'
      throw new Problem(`${reason}: run npm run ${program} -- --help.`)
    }
  }
  const values = parse()
  if (values.help) return undefined
  if (program === 'restore' && values.from === undefined)
    throw new Problem('Which backup? Run npm run restore -- --from <folder of the backup>.')
  const shownDataDir = values['data-dir'] ?? launcherEnvironment(env).dataDir ?? '.pulseboard'
  return {
    dataDir: resolve(shownDataDir),
    shownDataDir,
    to: values.to,
    from: values.from,
    yes: values.yes,
  }
}
