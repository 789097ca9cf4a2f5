/**
 * The four services as supervised processes: their programs, their environment, how to see that they
 * are ready. They are started as processes and never imported.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { outsideServers, passedToServices } from './config.ts'
import type { LauncherOptions } from './options.ts'
import type { PartSpec } from './part-process.ts'
import { httpAnswers } from './probe.ts'
import { ROOT } from './root.ts'
import type { StoreAddresses } from './store-addresses.ts'

export const SERVICE_NAMES = [
  'ingest-gateway',
  'stream-processor',
  'query-api',
  'dashboard',
] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

export interface ServiceContext {
  readonly options: LauncherOptions
  readonly stores: StoreAddresses
  readonly jwtSecret: string
  readonly logDir: string
  /** What every child inherits. */
  readonly env: Readonly<Record<string, string>>
}

/** Addresses as people and other processes use them. */
export const serviceUrls = ({ ports }: LauncherOptions) => ({
  gateway: `http://localhost:${ports.gateway}`,
  dashboard: `http://localhost:${ports.dashboard}`,
  queryApi: `http://127.0.0.1:${ports.queryApi}`,
  processor: `http://127.0.0.1:${ports.processor}`,
})

const environment = (context: ServiceContext): Record<string, string> => {
  const { options, stores } = context
  const urls = serviceUrls(options)
  return {
    ...context.env,
    GATEWAY_SPOOL_DIR: join(options.dataDir, 'spool'),
    ...(options.host === '127.0.0.1' ? ON_LOOPBACK : {}),
    ...passedToServices(),
    NODE_ENV: 'production',
    LOG_LEVEL: options.logLevel,
    HOST: '127.0.0.1',
    GATEWAY_PORT: String(options.ports.gateway),
    PROCESSOR_PORT: String(options.ports.processor),
    QUERY_API_PORT: String(options.ports.queryApi),
    KAFKA_BROKERS: stores.kafka.brokers.join(','),
    CLICKHOUSE_URL: stores.clickhouse.url,
    CLICKHOUSE_READ_URL: stores.clickhouse.readUrl,
    DATABASE_URL: stores.postgres.url,
    SMTP_URL: stores.mail.smtpUrl,
    JWT_SECRET: context.jwtSecret,
    PUBLIC_URL: urls.dashboard,
    GATEWAY_URL: urls.gateway,
  }
}

/** On a machine of one's own, notices may go to it, and to the address that was typed at sign-up. */
const ON_LOOPBACK = { ALERTS_ALLOW_PRIVATE_ADDRESSES: 'yes', ALERTS_MAIL_UNCONFIRMED: 'yes' }

const dashboardEnvironment = (context: ServiceContext): Record<string, string> => {
  const urls = serviceUrls(context.options)
  return {
    ...context.env,
    NODE_ENV: 'production',
    LOG_LEVEL: context.options.logLevel,
    PORT: String(context.options.ports.dashboard),
    DASHBOARD_PORT: String(context.options.ports.dashboard),
    HOST: context.options.host,
    ORIGIN: urls.dashboard,
    PUBLIC_URL: urls.dashboard,
    QUERY_API_URL: urls.queryApi,
    GATEWAY_URL: urls.gateway,
    // With an SMTP server of the person's own, no catcher runs.
    ...(outsideServers().smtpUrl === undefined
      ? { MAIL_HTTP_URL: context.stores.mail.httpUrl }
      : {}),
  }
}

const dashboardProgram = (): string => {
  const server = join(ROOT, 'dashboard', 'server.ts')
  return existsSync(server) ? server : join(ROOT, 'dashboard', 'build', 'index.js')
}

/** Every setting that one service is given. */
export const serviceEnvironment = (
  name: ServiceName,
  context: ServiceContext,
): Record<string, string> => {
  if (name === 'dashboard') return dashboardEnvironment(context)
  const shared = environment(context)
  return name === 'ingest-gateway' ? { ...shared, HOST: context.options.host } : shared
}

/** How to run one service. */
export const serviceSpec = (name: ServiceName, context: ServiceContext): PartSpec => {
  const { options, logDir } = context
  const own = { 'ingest-gateway': 'gateway', 'stream-processor': 'processor' } as const
  const key = name === 'query-api' ? 'queryApi' : name === 'dashboard' ? 'dashboard' : own[name]
  const isDashboard = name === 'dashboard'
  const env = serviceEnvironment(name, context)
  const program = isDashboard ? dashboardProgram() : join(ROOT, name, 'src', 'main.ts')
  const path = isDashboard ? '/healthz' : '/readyz'
  return {
    name,
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', program],
    env,
    cwd: join(ROOT, name),
    logFile: join(logDir, `${name}.log`),
    probe: () => httpAnswers(`http://127.0.0.1:${options.ports[key]}${path}`),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 60_000,
  }
}
