/** How each store is prepared and run: its name → the specification of its process. */
import { prepareClickhouse } from './clickhouse.ts'
import { findJava } from './java.ts'
import { kafkaJars } from './kafka-files.ts'
import { prepareKafka, type KafkaProfile } from './kafka.ts'
import { prepareMail } from './mail.ts'
import type { PartSpec } from './part-process.ts'
import { preparePostgres } from './postgres.ts'
import type { Secrets } from './secrets.ts'
import type { StorePorts } from './store-ports.ts'

export interface StoreContext {
  readonly dataDir: string
  readonly logDir: string
  readonly ports: StorePorts
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string>>
  readonly throwaway: boolean
  readonly kafkaProfile: KafkaProfile
  readonly onFetch: () => void
}

const kafka = async (context: StoreContext): Promise<PartSpec> =>
  prepareKafka({
    ...context,
    java: findJava(),
    jars: await kafkaJars(context.onFetch),
    port: context.ports.kafka,
    controllerPort: context.ports.kafkaController,
    profile: context.kafkaProfile,
  })

const clickhouse = async (context: StoreContext): Promise<PartSpec> =>
  prepareClickhouse({
    ...context,
    port: context.ports.clickhouse,
    nativePort: context.ports.clickhouseNative,
  })

const postgres = (context: StoreContext): Promise<PartSpec> =>
  preparePostgres({ ...context, port: context.ports.postgres })

const mail = async (context: StoreContext): Promise<PartSpec> =>
  prepareMail({ ...context, smtpPort: context.ports.smtp, httpPort: context.ports.mailHttp })

const PREPARE = { kafka, clickhouse, postgres, mail }

export const prepareStore = (
  name: keyof typeof PREPARE,
  context: StoreContext,
): Promise<PartSpec> => PREPARE[name](context)
