/**
 * `manifest.json` of a backup: what was written by which version, how many rows, with which checksums.
 * It carries a checksum of itself and is written last, so a folder with a good one is whole.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupColumn, ClickhouseBackupTable, SchemaVersion } from '@pulseboard/db'
import type { KafkaMoment } from '@pulseboard/runtime'
import type { BackupFile } from './backup-files.ts'
import { isNewer, VERSION } from './data-version.ts'
import { Problem } from './problem.ts'

export interface PostgresDump extends BackupFile {
  readonly table: string
  readonly rows: number
}

export interface ClickhouseDump extends BackupFile {
  readonly table: ClickhouseBackupTable
  readonly rows: number
  readonly columns: readonly BackupColumn[]
}

export interface Manifest {
  readonly format: 1
  /** Version of PulseBoard that wrote it. */
  readonly version: string
  readonly created_at: string
  readonly schema: SchemaVersion
  /** Where consumers stood before the first table was read. */
  readonly kafka: KafkaMoment
  readonly clickhouse: readonly ClickhouseDump[]
  readonly postgres: readonly PostgresDump[]
  readonly secrets: BackupFile
}

const FILE = 'manifest.json'

const checksum = (manifest: Manifest): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex')

export const writeManifest = (folder: string, manifest: Manifest): void => {
  const text = JSON.stringify({ ...manifest, checksum: checksum(manifest) }, null, 2)
  writeFileSync(join(folder, FILE), `${text}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

const readText = (folder: string): string => {
  try {
    return readFileSync(join(folder, FILE), 'utf8')
  } catch {
    throw new Problem(`${folder} is not a backup, it has no ${FILE}: give the folder of one.`)
  }
}

const parse = (folder: string, text: string): Manifest => {
  try {
    const { checksum: written, ...manifest } = JSON.parse(text) as Manifest & { checksum: string }
    if (checksum(manifest) === written) return manifest
  } catch {
    // Said below: what cannot be parsed is damaged as well.
  }
  throw new Problem(
    `${join(folder, FILE)} is damaged: take another copy of this backup, or an earlier backup.`,
  )
}

/** @throws Problem when there is none, it is damaged, or a newer version wrote it */
export const readManifest = (folder: string): Manifest => {
  const manifest = parse(folder, readText(folder))
  if (isNewer(manifest.version, VERSION))
    throw new Problem(
      `${folder} was written by ${manifest.version} and this is ${VERSION}: check out ${manifest.version} to restore it.`,
    )
  return manifest
}

/** Every file that a manifest names. */
export const filesOf = ({ clickhouse, postgres, secrets }: Manifest): readonly BackupFile[] => [
  ...clickhouse,
  ...postgres,
  secrets,
]
