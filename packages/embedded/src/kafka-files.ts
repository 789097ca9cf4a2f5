/**
 * The broker's jars: fetched once by Maven into a cache shared by all copies of this user, checked
 * against the committed SHA256SUMS, renamed into place as a whole, and used offline from then on.
 * KAFKA_DIR names an unpacked Apache Kafka (or a folder of its jars) to use instead.
 */
import { execFile, type ExecFileException } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDir, inheritedEnvironment, kafkaDir } from './config.ts'
import { Problem } from './problem.ts'

export const KAFKA_VERSION = '4.4.0'

const here = fileURLToPath(new URL('../kafka', import.meta.url))
const cannotFetch = (why: string): Problem =>
  new Problem(
    `The Kafka files (43 MB) could not be fetched${why}: connect once, or set KAFKA_DIR to an unpacked Apache Kafka 4.4.`,
  )

/** File name → SHA-256 of every jar. */
const expectedSums = (): Map<string, string> =>
  new Map(
    readFileSync(join(here, 'SHA256SUMS'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/))
      .map(([sum = '', name = '']) => [name, sum]),
  )

const sumOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

const verify = (folder: string): void => {
  for (const [name, sum] of expectedSums()) {
    const file = join(folder, name)
    if (!existsSync(file) || sumOf(file) !== sum) {
      throw new Problem(
        `The Kafka file ${name} is missing or differs from its known checksum: delete ${folder} and start again.`,
      )
    }
  }
}

const runMaven = (target: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime']
    const args = ['-q', '-B', '-C', '-f', join(here, 'pom.xml'), ...goal]
    const done = (error: ExecFileException | null): void => {
      if (error === null) resolve()
      else if (error.code === 'ENOENT') reject(cannotFetch(' because Maven (mvn) is not installed'))
      else reject(cannotFetch(''))
    }
    execFile(
      'mvn',
      [...args, `-DoutputDirectory=${target}`],
      { env: inheritedEnvironment(), cwd: here, timeout: 300_000 },
      done,
    )
  })

const fetchInto = async (folder: string): Promise<void> => {
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(`${folder}.`)
  try {
    await runMaven(fresh)
    verify(fresh)
    try {
      renameSync(fresh, folder)
    } catch (error) {
      // Another copy was first: its files are as good as ours.
      if (!existsSync(folder)) throw error
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

const ownKafka = (folder: string): string => {
  const jars = [join(folder, 'libs'), folder].find(
    (candidate) =>
      existsSync(candidate) &&
      readdirSync(candidate).some((name) => name.startsWith('kafka_2.13-')),
  )
  if (jars === undefined) {
    throw new Problem(
      `KAFKA_DIR is ${folder}, which holds no Kafka: set it to an unpacked Apache Kafka 4.4.`,
    )
  }
  return jars
}

/** Folder of the broker's jars; fetched on the first call ever. @throws Problem */
export const kafkaJars = async (onFetch: () => void = () => undefined): Promise<string> => {
  const own = kafkaDir()
  if (own !== undefined) return ownKafka(own)
  const folder = join(cacheDir(), `kafka-${KAFKA_VERSION}`)
  if (!existsSync(folder)) {
    onFetch()
    await fetchInto(folder)
  } else verify(folder)
  return folder
}
