/**
 * Which version wrote a data folder. Data of a newer version are refused before anything touches them;
 * the databases' own migrations refuse them once more.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.ts'

/** Version of this checkout. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version

const parts = (version: string): number[] => version.split('.').map(Number)

/** Whether a version comes after another. */
export const isNewer = (one: string, other: string): boolean => {
  const [a = 0, b = 0, c = 0] = parts(one)
  const [x = 0, y = 0, z = 0] = parts(other)
  return a !== x ? a > x : b !== y ? b > y : c > z
}

const writtenBy = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Marks the folder as this version's. @throws Problem when a newer one wrote it */
export const claimVersion = (dataDir: string, shown: string, version = VERSION): void => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'version')
  const earlier = writtenBy(file)
  if (earlier !== undefined && isNewer(earlier, version)) {
    throw new Problem(
      `${shown} was written by ${earlier} and this is ${version}: check out ${earlier}, or restore a backup (npm run restore).`,
    )
  }
  writeFileSync(file, `${version}\n`)
}
