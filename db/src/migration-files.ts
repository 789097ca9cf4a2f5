/**
 * The numbered SQL files of a store: `0001_name.sql`, read in order, without gap or repeat. Files are
 * never changed once released; a change is the next number. Also the sentence that refuses data which
 * a newer version has written.
 */
import { readdirSync, readFileSync } from 'node:fs'

export interface Migration {
  readonly version: number
  /** The file's name without `.sql`; what is recorded as applied. */
  readonly name: string
  readonly sql: string
}

const NUMBERED = /^(\d{4})_[a-z0-9_]+\.sql$/

/** The migrations of one folder in order. @throws when the numbers are not 1, 2, 3, … */
export const readMigrations = (folder: URL): readonly Migration[] => {
  const files = readdirSync(folder)
    .filter((file) => NUMBERED.test(file))
    .sort()
  return files.map((file, index) => {
    const version = Number(file.slice(0, 4))
    if (version !== index + 1)
      throw new Error(`${file} should have number ${index + 1}: rename it, without gap or repeat.`)
    return {
      version,
      name: file.slice(0, -'.sql'.length),
      sql: readFileSync(new URL(file, folder), 'utf8'),
    }
  })
}

/** What the data needs is more than this code knows: an older version must not touch it. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError'
  constructor(store: string, unknown: string) {
    super(
      `The data in ${store} was written by a newer version of PulseBoard (it has ${unknown}): start that version, or restore a backup made before the upgrade.`,
    )
  }
}

/** The migrations still to run. @throws NewerDataError when an applied one is unknown here. */
export const pending = (
  store: string,
  known: readonly Migration[],
  applied: readonly string[],
): readonly Migration[] => {
  const unknown = applied.find((name) => !known.some((migration) => migration.name === name))
  if (unknown !== undefined) throw new NewerDataError(store, unknown)
  return known.filter((migration) => !applied.includes(migration.name))
}
