/** Specifications of the stores' processes, from the same preparation that the launcher uses. */
import { prepareClickhouse } from '../../../packages/embedded/src/clickhouse.ts'
import { findJava } from '../../../packages/embedded/src/java.ts'
import { kafkaJars } from '../../../packages/embedded/src/kafka-files.ts'
import { prepareKafka, type KafkaListener } from '../../../packages/embedded/src/kafka.ts'
import type { PartSpec } from '../../../packages/embedded/src/part-process.ts'
import { preparePostgres } from '../../../packages/embedded/src/postgres.ts'
import type { Secrets } from '../../../packages/embedded/src/secrets.ts'
import type { StorePorts } from '../../../packages/embedded/src/store-ports.ts'

export const STORES = ['postgres', 'clickhouse', 'kafka'] as const
export type Store = (typeof STORES)[number]

export interface StoresOptions {
  readonly dataDir: string
  readonly logDir: string
  readonly env: Readonly<Record<string, string>>
  readonly secrets: Secrets
  readonly ports: StorePorts
  readonly kafkaListeners: readonly KafkaListener[]
}

export const prepareStores = async (options: StoresOptions): Promise<Record<Store, PartSpec>> => {
  const { ports } = options
  const [postgres, kafka] = await Promise.all([
    preparePostgres({ ...options, port: ports.postgres, throwaway: true }),
    prepareKafka({
      ...options,
      java: findJava(),
      jars: await kafkaJars(() => console.log('Fetching the Kafka files, once per user …')),
      port: ports.kafka,
      controllerPort: ports.kafkaController,
      profile: 'fast',
      listeners: options.kafkaListeners,
    }),
  ])
  const clickhouse = prepareClickhouse({
    ...options,
    port: ports.clickhouse,
    nativePort: ports.clickhouseNative,
  })
  return { postgres, clickhouse, kafka }
}
