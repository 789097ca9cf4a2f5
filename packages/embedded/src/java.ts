/** Finds a Java that can run the broker: JAVA_HOME first, then PATH. Nothing is installed. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { inheritedEnvironment } from './config.ts'
import { Problem } from './problem.ts'

export interface Java {
  readonly command: string
  readonly major: number
  /** The full version, which a class-data archive depends on. */
  readonly version: string
}

const OLDEST_JAVA = 17

const NO_JAVA =
  'Kafka needs Java 17 or newer and none was found: install a JRE (Debian: apt install openjdk-17-jre-headless, macOS: brew install openjdk@21) or set KAFKA_BROKERS=host:9092.'

const ask = (command: string): Java | undefined => {
  const { status, stderr } = spawnSync(command, ['-version'], {
    encoding: 'utf8',
    env: inheritedEnvironment(),
  })
  const version = status === 0 ? /version "([^"]+)"/.exec(stderr)?.[1] : undefined
  return version === undefined ? undefined : { command, version, major: Number.parseInt(version) }
}

/** @throws Problem when there is no Java, or only an old one. */
export const findJava = (): Java => {
  const home = inheritedEnvironment()['JAVA_HOME']
  const candidates = [...(home === undefined ? [] : [join(home, 'bin', 'java')]), 'java']
  const found = candidates.map(ask).find((java) => java !== undefined && java.major >= OLDEST_JAVA)
  if (found === undefined) throw new Problem(NO_JAVA)
  return found
}
