/**
 * What is examined: the copy that runs on the data folder, the servers of the environment, or an embedded
 * stack that does not run, of which there are only settings. Also every secret among them, so that none of
 * them gets into a sentence. Makes no folder and no secret.
 */
import { randomBytes } from 'node:crypto'
import { outsideServers, ownInstallation, type OutsideServers } from '../config.ts'
import type { LauncherOptions } from '../options.ts'
import { isTaken } from '../run-lock.ts'
import { readRuntimeFile, type RuntimeFile } from '../runtime-file.ts'
import { knownSecrets, type Secrets } from '../secrets.ts'
import { addressesOf, type StoreAddresses } from '../store-addresses.ts'
import { STORE_PORTS } from '../store-ports.ts'

export interface Target {
  readonly options: LauncherOptions
  /** The copy that runs; undefined when none does. */
  readonly copy: RuntimeFile | undefined
  /** Services are started by somebody else, with the environment as it is. */
  readonly isOwnInstallation: boolean
  /** Addresses for the settings: also of stores that do not run. */
  readonly stores: StoreAddresses
  /** Addresses of what can be asked; undefined where it does not run. */
  readonly reachable: {
    readonly brokers: readonly string[] | undefined
    readonly clickhouseUrl: string | undefined
    readonly databaseUrl: string | undefined
    readonly smtpUrl: string | undefined
  }
  readonly jwtSecret: string
  /** Texts that must not be shown. */
  readonly hidden: readonly string[]
}

const passwordsOf = (addresses: readonly (string | undefined)[]): string[] =>
  addresses.flatMap((address) => {
    const parsed = address === undefined ? null : URL.parse(address)
    if (parsed === null || parsed.password === '') return []
    return [parsed.password, decodeURIComponent(parsed.password)]
  })

const hiddenOf = (outside: OutsideServers, stores: StoreAddresses, secrets: Secrets): string[] => [
  ...passwordsOf([
    outside.clickhouseUrl,
    outside.clickhouseReadUrl,
    outside.databaseUrl,
    outside.smtpUrl,
    stores.clickhouse.url,
    stores.clickhouse.readUrl,
    stores.postgres.url,
    stores.mail.smtpUrl,
  ]),
  ...Object.values(secrets),
  ...(ownInstallation() ?? '').split(','),
]

// A secret of this length is made by us; where none was made yet, none is needed to look.
const placeholder = (): string => randomBytes(32).toString('hex')

const secretsOf = (dataDir: string): Secrets => {
  const known = knownSecrets(dataDir)
  return {
    postgres: known.postgres ?? placeholder(),
    clickhouse: known.clickhouse ?? placeholder(),
    clickhouseReader: known.clickhouseReader ?? placeholder(),
    jwt: known.jwt ?? placeholder(),
  }
}

/** @throws when the file of secrets cannot be read. */
export const findTarget = (options: LauncherOptions): Target => {
  const { dataDir } = options
  const copy = isTaken(dataDir) ? readRuntimeFile(dataDir) : undefined
  const secrets = secretsOf(dataDir)
  const outside = outsideServers()
  const stores = copy?.stores ?? addressesOf(STORE_PORTS, secrets)
  const isOwnInstallation = copy === undefined && ownInstallation() !== undefined
  return {
    options,
    copy,
    isOwnInstallation,
    stores,
    reachable: {
      brokers: copy?.stores.kafka.brokers ?? outside.kafkaBrokers,
      clickhouseUrl: copy?.stores.clickhouse.url ?? outside.clickhouseUrl,
      databaseUrl: copy?.stores.postgres.url ?? outside.databaseUrl,
      smtpUrl: copy?.stores.mail.smtpUrl ?? outside.smtpUrl,
    },
    jwtSecret: secrets.jwt,
    hidden: hiddenOf(outside, stores, secrets).filter((text) => text !== ''),
  }
}
