/**
 * The only reader of the environment in this package. Everything is optional: the embedded stack
 * needs no setting, and an address given here replaces a part by an outside server.
 */
import { homedir } from 'node:os'
import { join } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

export interface OutsideServers {
  readonly kafkaBrokers: readonly string[] | undefined
  readonly clickhouseUrl: string | undefined
  readonly clickhouseReadUrl: string | undefined
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
}

const given = (env: Environment, name: string): string | undefined => {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

/** Servers of your own that replace embedded parts. */
export const outsideServers = (env: Environment = process.env): OutsideServers => ({
  kafkaBrokers: given(env, 'KAFKA_BROKERS')
    ?.split(',')
    .map((address) => address.trim()),
  clickhouseUrl: given(env, 'CLICKHOUSE_URL'),
  clickhouseReadUrl: given(env, 'CLICKHOUSE_READ_URL'),
  databaseUrl: given(env, 'DATABASE_URL'),
  smtpUrl: given(env, 'SMTP_URL'),
})

const userCacheDir = (env: Environment): string =>
  given(env, 'XDG_CACHE_HOME') ?? join(homedir(), '.cache')

/** Where downloaded files and class archives live, shared by all copies of this user. */
export const cacheDir = (env: Environment = process.env): string =>
  join(userCacheDir(env), 'pulseboard')

/** Where Node keeps stripped and compiled sources: a second of CPU and 20 MB less in each process. */
const compileCacheDir = (): string => join(cacheDir(), 'node')

/** An unpacked Apache Kafka to use instead of the fetched one. */
export const kafkaDir = (env: Environment = process.env): string | undefined =>
  given(env, 'KAFKA_DIR')

/** What child processes inherit: the system's variables, none of ours. */
export const inheritedEnvironment = (env: Environment = process.env): Record<string, string> => {
  const names = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'JAVA_HOME', 'TERM']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The environment of a Node process of ours, before its own settings. */
export const childEnvironment = (): Record<string, string> => ({
  ...inheritedEnvironment(),
  // glibc keeps many heaps for threads: two save some 10 MB in each process.
  MALLOC_ARENA_MAX: '2',
  NODE_COMPILE_CACHE: compileCacheDir(),
})

/** Where the engine's own process ends its sleeping query; handed to it by its supervisor. */
export const clickhouseStopUrl = (env: Environment = process.env): string | undefined =>
  given(env, 'CLICKHOUSE_STOP_URL')

export interface LauncherEnvironment {
  readonly dataDir: string | undefined
  readonly gatewayPort: string | undefined
  readonly dashboardPort: string | undefined
  readonly queryApiPort: string | undefined
  readonly processorPort: string | undefined
  readonly host: string | undefined
  readonly logLevel: string | undefined
}

/** What the environment says about the launcher itself; options go before it. */
export const launcherEnvironment = (env: Environment = process.env): LauncherEnvironment => ({
  dataDir: given(env, 'DATA_DIR'),
  gatewayPort: given(env, 'GATEWAY_PORT'),
  dashboardPort: given(env, 'DASHBOARD_PORT'),
  queryApiPort: given(env, 'QUERY_API_PORT'),
  processorPort: given(env, 'PROCESSOR_PORT'),
  host: given(env, 'HOST'),
  logLevel: given(env, 'LOG_LEVEL'),
})

/** Settings of services that are handed through as they are. */
export const passedToServices = (env: Environment = process.env): Record<string, string> => {
  const names = ['REGISTRATION', 'TRUST_PROXY', 'MAIL_FROM']
  const own = Object.entries(env).filter(
    ([name]) =>
      names.includes(name) ||
      ['GATEWAY_', 'PROCESSOR_', 'ALERTS_', 'OTEL_'].some((prefix) => name.startsWith(prefix)),
  )
  return Object.fromEntries(own.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** Directory of the gateway's spool, where it is not the launcher's. */
export const spoolDir = (env: Environment = process.env): string | undefined =>
  given(env, 'GATEWAY_SPOOL_DIR')

/** The signing secret of an installation whose services are not started by us; undefined elsewhere. */
export const ownInstallation = (env: Environment = process.env): string | undefined =>
  given(env, 'JWT_SECRET')

/** The environment as it is, for settings that are judged and not used. */
export const wholeEnvironment = (env: Environment = process.env): Environment => env

/** Address of the dashboard as browsers see it, where the operator's command cannot find it out. */
export const publicUrl = (env: Environment = process.env): string | undefined =>
  given(env, 'PUBLIC_URL')

/** Whether npm started us: then we end with it, even when it is killed. */
export const startedByNpm = (env: Environment = process.env): boolean =>
  given(env, 'npm_lifecycle_event') !== undefined
