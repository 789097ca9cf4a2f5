/**
 * The data folder of a run and the guardian that ends every process of it, also when the run itself is
 * killed. A folder that nobody asked to keep is removed with them.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '../../../packages/embedded/src/config.ts'
import { RUN_MARK, startGuardian, type Guardian } from '../../../packages/embedded/src/guardian.ts'
import { loadSecrets, type Secrets } from '../../../packages/embedded/src/secrets.ts'

export interface Folder {
  readonly dataDir: string
  readonly logDir: string
  readonly throwaway: boolean
  readonly guardian: Guardian
  readonly secrets: Secrets
  /** What every child inherits. */
  readonly env: Readonly<Record<string, string>>
}

const makeFolder = (wanted: string | undefined): string => {
  const folder = wanted ?? mkdtempSync(join(tmpdir(), 'pulseboard-chaos-'))
  mkdirSync(join(folder, 'logs'), { recursive: true })
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  return folder
}

/** @param wanted a folder to keep; undefined: a throwaway one */
export const openFolder = (wanted: string | undefined): Folder => {
  const dataDir = makeFolder(wanted)
  const run = randomUUID()
  const guardian = startGuardian(run)
  if (wanted === undefined) guardian.removeAtEnd(dataDir)
  return {
    dataDir,
    logDir: join(dataDir, 'logs'),
    throwaway: wanted === undefined,
    guardian,
    secrets: loadSecrets(dataDir),
    env: {
      ...childEnvironment(),
      [RUN_MARK]: run,
    },
  }
}
