/**
 * ClickHouse as one process: chdb's engine (the library of npm's @chdb packages) serving the real
 * HTTP and native protocols. Configuration and users are written anew at each start, from secrets.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverXml, usersXml } from './clickhouse-config.ts'
import type { PartSpec } from './part-process.ts'
import { Problem } from './problem.ts'
import type { Secrets } from './secrets.ts'

export interface ClickhouseOptions {
  readonly dataDir: string
  readonly logDir: string
  readonly port: number
  readonly nativePort: number
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string>>
}

const CLICKHOUSE_DATABASE = 'pulseboard'

const script = fileURLToPath(new URL('./clickhouse-process.ts', import.meta.url))

/** Path of libchdb for this system. @throws Problem where there is no build of it. */
export const findLibrary = (
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string => {
  const libc = platform === 'linux' ? '-gnu' : ''
  const name = `@chdb/lib-${platform}-${arch}${libc}`
  const require = createRequire(createRequire(import.meta.url).resolve('chdb'))
  try {
    const file = join(dirname(require.resolve(`${name}/package.json`)), 'libchdb.so')
    if (existsSync(file)) return file
  } catch {
    // Said below: the package is made for other systems only, or was not installed.
  }
  const system = platform === 'win32' ? 'Windows' : `${platform} ${arch}`
  const inside = platform === 'win32' ? 'run inside WSL, or ' : ''
  throw new Problem(`The embedded ClickHouse has no ${system} build: ${inside}set CLICKHOUSE_URL.`)
}

/** Address for one user, in the form the services take. */
export const clickhouseUrl = (
  port: number,
  user: 'pulseboard' | 'pulseboard_reader',
  { clickhouse, clickhouseReader }: Secrets,
  database = CLICKHOUSE_DATABASE,
): string => {
  const password = user === 'pulseboard' ? clickhouse : clickhouseReader
  return `http://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** Runs a statement as the full-rights user; the answer's text. @throws with the server's words */
export const clickhouseCommand = async (url: string, sql: string): Promise<string> => {
  const { username, password, host, protocol, pathname } = new URL(url)
  const response = await fetch(`${protocol}//${host}/`, {
    method: 'POST',
    headers: {
      'X-ClickHouse-Database': pathname.slice(1) || 'default',
      connection: 'close',
      'X-ClickHouse-User': username,
      'X-ClickHouse-Key': password,
    },
    body: sql,
    signal: AbortSignal.timeout(30_000),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`ClickHouse refused "${sql.slice(0, 80)}": ${answer.trim()}`)
  return answer
}

/** A statement sent to a database that does not exist yet would be refused. */
const withoutDatabase = (url: string): string => new URL('/', url).href

const serves = async (url: string): Promise<boolean> => {
  try {
    const database = `CREATE DATABASE IF NOT EXISTS ${CLICKHOUSE_DATABASE}`
    return (await clickhouseCommand(withoutDatabase(url), database)) === ''
  } catch {
    return false
  }
}

/** Prepares the data folder and says how to run the engine. */
export const prepareClickhouse = (options: ClickhouseOptions): PartSpec => {
  const { port, nativePort, secrets, logDir } = options
  const data = join(options.dataDir, 'clickhouse')
  const config = join(options.dataDir, 'clickhouse-config')
  mkdirSync(data, { recursive: true })
  mkdirSync(config, { recursive: true, mode: 0o700 })
  const main = join(config, 'config.xml')
  writeFileSync(main, serverXml(logDir))
  writeFileSync(
    join(config, 'users.xml'),
    usersXml({ password: secrets.clickhouse, readerPassword: secrets.clickhouseReader }),
    { mode: 0o600 },
  )
  const url = clickhouseUrl(port, 'pulseboard', secrets)
  const stopUrl = `http://127.0.0.1:${port}/?user=pulseboard&password=${secrets.clickhouse}`
  const ports = [String(port), String(nativePort)]
  return {
    name: 'clickhouse',
    command: process.execPath,
    args: ['--max-old-space-size=32', script, findLibrary(), data, main, ...ports],
    env: { ...options.env, CLICKHOUSE_STOP_URL: stopUrl },
    logFile: join(logDir, 'clickhouse-process.log'),
    probe: () => serves(url),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 30_000,
  }
}
