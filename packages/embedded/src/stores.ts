/**
 * The real stores on one machine: Kafka, ClickHouse, PostgreSQL and a mail catcher, started in
 * parallel, supervised, and ended with us however we end. The launcher, the tests and the benchmarks
 * all start them here. A server named in the environment replaces its part.
 */
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outsideServers } from './config.ts'
import { openStack, type Stack } from './stack.ts'
import type { KafkaProfile } from './kafka.ts'
import { addressesOf, type StoreAddresses } from './store-addresses.ts'
import { prepareStore } from './store-parts.ts'
import { chooseStorePorts, type PortChoice, type StorePorts } from './store-ports.ts'
import type { PartEvent } from './supervise.ts'

export type StoreName = 'kafka' | 'clickhouse' | 'postgres' | 'mail'
export const STORE_NAMES: readonly StoreName[] = ['postgres', 'clickhouse', 'kafka', 'mail']

export interface StoreOptions {
  /** Default: a fresh temporary folder, removed on stop. */
  readonly dataDir?: string
  readonly parts?: readonly StoreName[]
  readonly kafkaProfile?: KafkaProfile
  /** All ports relative to this number; default: any free ones. */
  readonly portBase?: number
  /** Told of each part that serves (first start included) or crashed. */
  readonly report?: (event: PartEvent) => void
}

export interface Stores extends StoreAddresses {
  readonly dataDir: string
  readonly logDir: string
  /** Process ids of now, by part. */
  readonly pids: Readonly<Partial<Record<StoreName, number>>>
  kill(part: StoreName, signal?: NodeJS.Signals): void
  restart(part: StoreName): Promise<void>
  /** Resolves when the part serves (again). */
  whenServing(part: StoreName): Promise<void>
  stop(): Promise<void>
}

/** The wanted parts without those that an outside server replaces. */
export const partsToRun = (wanted: readonly StoreName[] = STORE_NAMES): StoreName[] => {
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

export interface StoreSettings {
  readonly ports: StorePorts
  readonly throwaway: boolean
  readonly kafkaProfile: KafkaProfile
  /** Told when the Kafka files are about to be fetched, once per user and machine. */
  readonly onFetch: () => void
}

/** Starts one store on a stack; resolves when it serves. */
export const startStore = async (
  stack: Stack,
  name: StoreName,
  settings: StoreSettings,
): Promise<void> => {
  const { dataDir, logDir, secrets, env } = stack
  const spec = await prepareStore(name, { ...settings, dataDir, logDir, secrets, env })
  await stack.start(spec)
}

/** Starts the stores; resolves when all of them serve. @throws with nothing left running */
export const startStores = async (options: StoreOptions = {}): Promise<Stores> => {
  const throwaway = options.dataDir === undefined
  const dataDir = options.dataDir ?? throwawayFolder()
  const choice: PortChoice = options.portBase ?? 'free'
  const stack = await openStack({ dataDir, throwaway, report: options.report })
  const ports = await chooseStorePorts(choice)
  const kafkaProfile = options.kafkaProfile ?? 'fast'
  const settings = { ports, throwaway, kafkaProfile, onFetch: () => undefined }
  const starts = partsToRun(options.parts).map((name) => startStore(stack, name, settings))
  await stack.allOrNone(starts)
  return {
    ...addressesOf(ports, stack.secrets),
    dataDir,
    logDir: stack.logDir,
    get pids() {
      return stack.pids()
    },
    kill: (name, signal = 'SIGKILL') => stack.part(name).kill(signal),
    restart: (name) => stack.part(name).restart(),
    whenServing: (name) => stack.part(name).whenServing(),
    stop: () => stack.stop(),
  }
}
