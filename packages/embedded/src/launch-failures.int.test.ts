/**
 * The failure table of the launcher, tried on the real program: one sentence on stderr, exit code 1, no
 * stack trace, nothing left running. (Disk, memory and unsupported systems: checks.test.ts.)
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheDir, inheritedEnvironment } from './config.ts'
import { freePortBase } from './ports.ts'
import { startStores } from './stores.ts'

const program = fileURLToPath(new URL('../start.mjs', import.meta.url))

interface Outcome {
  readonly code: number | null
  readonly stderr: string
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulseboard-fail-'))
  chmodSync(folder, 0o711)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = async (
  env: Readonly<Record<string, string>>,
  { args = [], node = [] }: { args?: readonly string[]; node?: readonly string[] } = {},
): Promise<Outcome> => {
  const base = ['--no-dashboard', '--port-base', String(await freePortBase())]
  const dataDir = ['--data-dir', join(folder, 'data')]
  const child = spawn(process.execPath, [...node, program, ...base, ...dataDir, ...args], {
    env: { ...inheritedEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })))
}

/** Exit code 1 and exactly one line on stderr that matches. */
const oneSentence = (sentence: RegExp): Outcome => ({
  code: 1,
  stderr: expect.stringMatching(
    new RegExp(`^[^\\n]*${sentence.source.replace(/^\^|\$$/g, '')}[^\\n]*\\n$`),
  ) as string,
})

/** A folder of programs for PATH: shell scripts by name. */
const programs = (scripts: Readonly<Record<string, string>>): string => {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  }
  return bin
}

describe('one sentence, exit code 1', () => {
  it('no Java', async () => {
    const outcome = await start({ PATH: programs({}), JAVA_HOME: '' })
    expect(outcome).toEqual(
      oneSentence(
        /Kafka needs Java 17 or newer and none was found: install a JRE \(.+\) or set KAFKA_BROKERS=host:9092\.$/,
      ),
    )
  })

  it('Java too old', async () => {
    const java = `echo 'openjdk version "11.0.2" 2019-01-15' >&2`
    const outcome = await start({ PATH: programs({ java }), JAVA_HOME: '' })
    expect(outcome).toEqual(oneSentence(/Kafka needs Java 17 or newer/))
  })

  it('Node too old', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { node: '20.19.2' } })`
    const node = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]
    expect(await start({}, { node })).toEqual(
      oneSentence(
        /^Node 20\.19 is too old, PulseBoard needs the version in \.nvmrc: run nvm use, then npm ci\.$/,
      ),
    )
  })

  it('a port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const outcome = await start({ GATEWAY_PORT: String(port) })
    await new Promise((resolve) => server.close(resolve))
    expect(outcome).toEqual(
      oneSentence(new RegExp(`Port ${port} is used by .+: stop it, or run GATEWAY_PORT=`)),
    )
  })

  it('first start offline', async () => {
    const bin = programs({ mvn: 'exit 1' })
    const { PATH = '' } = inheritedEnvironment()
    const env = { PATH: `${bin}:${PATH}`, XDG_CACHE_HOME: join(folder, 'cache') }
    expect(await start(env)).toEqual(
      oneSentence(
        /The Kafka files \(43 MB\) could not be fetched: connect once, or set KAFKA_DIR to an unpacked Apache Kafka 4\.4\.$/,
      ),
    )
  })

  it('no Maven', async () => {
    const java = execFileSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).trim()
    const bin = programs({ java: `exec ${java} "$@"` })
    const env = { PATH: bin, XDG_CACHE_HOME: join(folder, 'cache') }
    expect(await start(env)).toEqual(
      oneSentence(/could not be fetched because Maven \(mvn\) is not installed: /),
    )
  })

  it('a changed Kafka file', async () => {
    const cache = join(folder, 'cache')
    const kept = join(cache, 'pulseboard', 'kafka-4.4.0')
    cpSync(join(cacheDir(), 'kafka-4.4.0'), kept, { recursive: true })
    writeFileSync(join(kept, 'jose4j-0.9.6.jar'), 'something else')
    expect(await start({ XDG_CACHE_HOME: cache })).toEqual(
      oneSentence(
        /The Kafka file jose4j-0\.9\.6\.jar is missing or differs from its known checksum: delete .+ and start again\.$/,
      ),
    )
  })

  it('a second copy on the same folder', async () => {
    const stores = await startStores({ dataDir: join(folder, 'data'), parts: ['mail'] })
    const outcome = await start({})
    await stores.stop()
    expect(outcome).toEqual(
      oneSentence(
        new RegExp(
          `data is in use by pid ${process.pid}: open http://localhost:\\d+, or set DATA_DIR for a second copy\\.$`,
        ),
      ),
    )
  })

  it('data of a newer version', async () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data', 'version'), '99.0.0\n')
    expect(await start({})).toEqual(
      oneSentence(
        /data was written by 99\.0\.0 and this is [\d.]+: check out 99\.0\.0, or restore a backup \(npm run restore\)\.$/,
      ),
    )
  })

  it('a wrong option', async () => {
    expect(await start({}, { args: ['--demon'] })).toEqual(oneSentence(/Unknown option '--demon'/))
  })
})
