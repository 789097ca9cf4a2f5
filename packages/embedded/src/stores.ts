/**
 * The real stores on one machine: Kafka, ClickHouse, PostgreSQL and a mail catcher, started in
 * parallel, supervised, and ended with us however we end. The launcher, the tests and the benchmarks
 * all start them here. A server named in the environment replaces its part.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clickhouseUrl } from './clickhouse.ts'
import { inheritedEnvironment, outsideServers } from './config.ts'
import { RUN_MARK, startGuardian, type Guardian } from './guardian.ts'
import type { KafkaProfile } from './kafka.ts'
import { postgresUrl } from './postgres.ts'
import { takeFolder, type RunLock } from './run-lock.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { chooseStorePorts, type PortChoice, type StorePorts } from './store-ports.ts'
import { prepareStore } from './store-parts.ts'
import { supervise, type Part, type PartEvent } from './supervise.ts'

export type StoreName = 'kafka' | 'clickhouse' | 'postgres' | 'mail'
export const STORE_NAMES: readonly StoreName[] = ['postgres', 'clickhouse', 'kafka', 'mail']

/** Where everything is; plain data, so that it can be handed to other processes. */
export interface StoreAddresses {
  readonly kafka: { readonly brokers: readonly string[] }
  readonly clickhouse: {
    /** `http://user:password@host:port/database`, with full rights. */
    readonly url: string
    /** The same for the user who may only read. */
    readonly readUrl: string
    readonly nativePort: number
  }
  readonly postgres: { readonly url: string }
  readonly mail: { readonly smtpUrl: string; readonly httpUrl: string }
}

export interface StoreOptions {
  /** Default: a fresh temporary folder, removed on stop. */
  readonly dataDir?: string
  /** Default: `logs` in the data folder. */
  readonly logDir?: string
  readonly parts?: readonly StoreName[]
  readonly kafkaProfile?: KafkaProfile
  /** All ports relative to this number; default: any free ones. */
  readonly portBase?: number
  readonly ports?: PortChoice
  /** Told of each part that serves (first start included) or crashed. */
  readonly report?: (event: PartEvent) => void
  /** Told when the Kafka files are about to be fetched, once per user and machine. */
  readonly onFetch?: () => void
}

export interface Stores extends StoreAddresses {
  readonly dataDir: string
  readonly logDir: string
  readonly ports: StorePorts
  readonly secrets: Secrets
  readonly guardian: Guardian
  readonly lock: RunLock
  /** Process ids of now, by part. */
  readonly pids: Readonly<Partial<Record<StoreName, number>>>
  /** Parts run by us; a part replaced by an outside server is not among them. */
  readonly running: readonly StoreName[]
  kill(part: StoreName, signal?: NodeJS.Signals): void
  restart(part: StoreName): Promise<void>
  /** Resolves when the part serves (again). */
  whenServing(part: StoreName): Promise<void>
  stop(): Promise<void>
}

const addressesOf = (ports: StorePorts, secrets: Secrets): StoreAddresses => {
  const outside = outsideServers()
  const embeddedUrl = clickhouseUrl(ports.clickhouse, 'pulseboard', secrets)
  const embeddedReadUrl = clickhouseUrl(ports.clickhouse, 'pulseboard_reader', secrets)
  return {
    kafka: { brokers: outside.kafkaBrokers ?? [`127.0.0.1:${ports.kafka}`] },
    clickhouse: {
      url: outside.clickhouseUrl ?? embeddedUrl,
      readUrl: outside.clickhouseReadUrl ?? outside.clickhouseUrl ?? embeddedReadUrl,
      nativePort: ports.clickhouseNative,
    },
    postgres: { url: outside.databaseUrl ?? postgresUrl(ports.postgres, secrets) },
    mail: {
      smtpUrl: outside.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
      httpUrl: `http://127.0.0.1:${ports.mailHttp}`,
    },
  }
}

const partsToRun = (wanted: readonly StoreName[]): StoreName[] => {
  const outside = outsideServers()
  const replaced: Readonly<Record<StoreName, boolean>> = {
    kafka: outside.kafkaBrokers !== undefined,
    clickhouse: outside.clickhouseUrl !== undefined,
    postgres: outside.databaseUrl !== undefined,
    mail: outside.smtpUrl !== undefined,
  }
  return STORE_NAMES.filter((name) => wanted.includes(name) && !replaced[name])
}

const throwawayFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pulseboard-'))
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  return folder
}

/** Starts the stores; resolves when all of them serve. @throws Problem | Error, with nothing left running */
export const startStores = async (options: StoreOptions = {}): Promise<Stores> => {
  const throwaway = options.dataDir === undefined
  const dataDir = options.dataDir ?? throwawayFolder()
  const logDir = options.logDir ?? join(dataDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  const lock = await takeFolder(dataDir)
  const secrets = loadSecrets(dataDir)
  const ports = await chooseStorePorts(options.ports ?? options.portBase ?? 'free')
  const run = randomUUID()
  const guardian = startGuardian(run)
  if (throwaway) guardian.removeAtEnd(dataDir)
  const env = { ...inheritedEnvironment(), [RUN_MARK]: run }
  const running = partsToRun(options.parts ?? STORE_NAMES)
  const parts = new Map<StoreName, Part>()

  const report = (event: PartEvent): void => {
    lock.record([...parts.values()].map((part) => part.pid()))
    options.report?.(event)
  }
  const start = async (name: StoreName): Promise<void> => {
    const { kafkaProfile = 'fast', onFetch = () => undefined } = options
    const context = { dataDir, logDir, ports, secrets, env, throwaway, kafkaProfile, onFetch }
    const spec = await prepareStore(name, context)
    const part = supervise(spec, guardian, report)
    parts.set(name, part)
    lock.record([...parts.values()].map((each) => each.pid()))
    await part.whenServing()
  }
  const stop = async (): Promise<void> => {
    await Promise.all([...parts.values()].map((part) => part.stop()))
    guardian.close()
    lock.release()
    if (throwaway) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }

  const outcomes = await Promise.allSettled(running.map(start))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) {
    await stop()
    throw failed.reason
  }
  const partOf = (name: StoreName): Part => {
    const part = parts.get(name)
    if (part === undefined) throw new Error(`The part ${name} is not run by these stores.`)
    return part
  }
  return {
    ...addressesOf(ports, secrets),
    dataDir,
    logDir,
    ports,
    secrets,
    guardian,
    lock,
    running,
    get pids() {
      return Object.fromEntries([...parts].map(([name, part]) => [name, part.pid()]))
    },
    kill: (name, signal = 'SIGKILL') => partOf(name).kill(signal),
    restart: (name) => partOf(name).restart(),
    whenServing: (name) => partOf(name).whenServing(),
    stop,
  }
}
