/**
 * Passwords and signing keys of one data folder, generated once and kept in `<data>/secrets` (mode
 * 0600). They are handed to children by environment or file, never on a command line.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  readonly postgres: string
  readonly clickhouse: string
  readonly clickhouseReader: string
  readonly jwt: string
}

const NAMES = ['postgres', 'clickhouse', 'clickhouseReader', 'jwt'] as const

const read = (file: string): Partial<Secrets> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error(`${file} cannot be read: restore it from a backup.`, { cause: error })
  }
}

/** The secrets that a data folder has; makes none. @throws when their file is broken. */
export const knownSecrets = (dataDir: string): Partial<Secrets> => read(join(dataDir, 'secrets'))

/** The secrets of a data folder; missing ones are generated and written. */
export const loadSecrets = (dataDir: string): Secrets => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'secrets')
  const known = read(file)
  const fresh = (): string => randomBytes(32).toString('hex')
  const secrets: Secrets = {
    postgres: known.postgres ?? fresh(),
    clickhouse: known.clickhouse ?? fresh(),
    clickhouseReader: known.clickhouseReader ?? fresh(),
    jwt: known.jwt ?? fresh(),
  }
  if (NAMES.some((name) => known[name] === undefined)) {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return secrets
}
