/**
 * The stores of a benchmark: embedded ones with the broker's full compiler, migrated, with our topics, in a
 * throwaway folder; and the context to start our services in. Everything in processes of its own.
 */
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOPICS, type Topic } from '@pulseboard/contracts'
import { migrate } from '@pulseboard/db'
import { createLogger, ensureTopics } from '@pulseboard/runtime'
import { freePort } from '../../packages/embedded/src/ports.ts'
import type { ServiceContext } from '../../packages/embedded/src/services.ts'
import { openStack, type Stack } from '../../packages/embedded/src/stack.ts'
import { addressesOf, type StoreAddresses } from '../../packages/embedded/src/store-addresses.ts'
import { chooseStorePorts } from '../../packages/embedded/src/store-ports.ts'
import { startStore } from '../../packages/embedded/src/stores.ts'

export interface BenchStores {
  readonly stack: Stack
  readonly stores: StoreAddresses
  /** For `serviceSpec`, with free ports. */
  readonly context: ServiceContext
}

const log = createLogger('bench', 'warn')

const startStores = async (stack: Stack): Promise<StoreAddresses> => {
  const settings = {
    ports: await chooseStorePorts('free'),
    throwaway: true,
    kafkaProfile: 'load' as const,
    onFetch: () => console.log('Fetching the Kafka files, once per user and machine …'),
  }
  const names = ['postgres', 'clickhouse', 'kafka'] as const
  await stack.allOrNone(names.map((name) => startStore(stack, name, settings)))
  return addressesOf(settings.ports, stack.secrets)
}

const serviceContext = async (stack: Stack, stores: StoreAddresses): Promise<ServiceContext> => ({
  options: {
    demo: false,
    dashboard: false,
    dataDir: stack.dataDir,
    shownDataDir: stack.dataDir,
    portBase: undefined,
    ports: {
      gateway: await freePort(),
      dashboard: await freePort(),
      queryApi: await freePort(),
      processor: await freePort(),
    },
    host: '127.0.0.1',
    logLevel: 'warn',
  },
  stores,
  jwtSecret: stack.secrets.jwt,
  logDir: stack.logDir,
  env: stack.env,
})

/** Starts them; `stack.stop()` ends them. */
export const openBenchStores = async (more: readonly Topic[] = []): Promise<BenchStores> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pulseboard-bench-'))
  chmodSync(dataDir, 0o711)
  const stack = await openStack({
    dataDir,
    throwaway: true,
    report: (event) => {
      if (event.type === 'crashed') console.error(`${event.name} crashed: ${event.how}`)
    },
  })
  const stores = await startStores(stack)
  await Promise.all([
    migrate({ databaseUrl: stores.postgres.url, clickhouseUrl: stores.clickhouse.url, log }),
    ensureTopics(stores.kafka.brokers, [...TOPICS, ...more], log),
  ])
  return { stack, stores, context: await serviceContext(stack, stores) }
}
