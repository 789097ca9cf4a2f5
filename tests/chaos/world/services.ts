/**
 * Specifications of gateways and processors: the product's own programs with its own settings. Patches are
 * modules that `node --import` loads first (see mutants/patch.ts): the product has no switches for faults.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PartSpec } from '../../../packages/embedded/src/part-process.ts'
import { httpAnswers } from '../../../packages/embedded/src/probe.ts'
import { ROOT } from '../../../packages/embedded/src/root.ts'

export type Service = 'ingest-gateway' | 'stream-processor'

/** Where a service finds the stores; with proxies these are the proxies. */
export interface ServiceAddresses {
  readonly kafka: string
  readonly clickhouse: string
  readonly postgres: string
}

export interface ServiceOptions {
  readonly service: Service
  /** Such as `gateway-1`; also the name of its log and its spool. */
  readonly name: string
  readonly port: number
  readonly addresses: ServiceAddresses
  readonly dataDir: string
  readonly logDir: string
  readonly env: Readonly<Record<string, string>>
  /** Modules to load before the program. */
  readonly patches: readonly string[]
}

const spoolFolder = (dataDir: string, name: string): string => join(dataDir, 'spool', name)

const environment = (options: ServiceOptions): Record<string, string> => {
  const { env, port, addresses } = options
  const spool = spoolFolder(options.dataDir, options.name)
  mkdirSync(spool, { recursive: true })
  return {
    ...env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    PROCESSOR_PORT: String(port),
    GATEWAY_SPOOL_DIR: spool,
    KAFKA_BROKERS: addresses.kafka,
    CLICKHOUSE_URL: addresses.clickhouse,
    DATABASE_URL: addresses.postgres,
    PUBLIC_URL: 'http://localhost:3001',
  }
}

export const serviceSpec = (options: ServiceOptions): PartSpec => {
  const { service, name, port, patches } = options
  return {
    name,
    command: process.execPath,
    args: [
      '--disable-warning=TimeoutNegativeWarning',
      ...patches.flatMap((patch) => ['--import', patch]),
      join(ROOT, service, 'src', 'main.ts'),
    ],
    env: environment(options),
    cwd: join(ROOT, service),
    logFile: join(options.logDir, `${name}.log`),
    probe: () => httpAnswers(`http://127.0.0.1:${port}/readyz`),
    stopSignal: 'SIGTERM',
    startTimeoutMs: 60_000,
  }
}
