/**
 * Kafka behind the bus port, by kafkajs: consuming, administration, and the few messages that services
 * other than the gateway produce. One question kafkajs cannot ask: see kafka-topic-id.ts. Every client has a bounded retry of its own: kafkajs's default would
 * hold one call for 24 s. kafkajs's own log is for debugging only: the parts below report an outage.
 */
import { randomUUID } from 'node:crypto'
import kafkajs, {
  type Admin,
  type Consumer,
  type Kafka,
  type logCreator,
  type Producer,
} from 'kafkajs'
import type { Logger } from '../logger.ts'
import { registerCodecs } from './kafka-codecs.ts'
import { CONSUMER_TIMINGS, keepConsuming } from './kafka-consumer.ts'
import { GroupMember } from './kafka-group.ts'
import { offsetsOf, readCommits, readRange } from './kafka-offsets.ts'
import { tailReader } from './kafka-tail.ts'
import { createTopicIds } from './kafka-topic-id.ts'
import type { Bus, GroupOptions, Tail, TailOptions } from './port.ts'
import type { Standing } from './standing.ts'

export interface KafkaOptions {
  readonly brokers: readonly string[]
  /** Shown in the broker's logs: the service's name. */
  readonly clientId: string
  readonly log: Logger
}

// One fetch is decoded in one go: these bounds keep that pause of the event loop under 100 ms.
const MAX_BYTES = 1024 * 1024
const MAX_BYTES_PER_PARTITION = 256 * 1024

const logInto =
  (log: Logger): logCreator =>
  () =>
  ({ log: { message, error } }) =>
    log.debug({ kafka: message, cause: error as unknown }, 'kafka client')

const createClient = ({ brokers, clientId, log }: KafkaOptions): Kafka => {
  registerCodecs()
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 1_500,
    requestTimeout: 5_000,
    enforceRequestTimeout: true,
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 500 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: logInto(log),
  })
}

interface Connectable {
  connect(): Promise<void>
  disconnect(): Promise<void>
}

/** One connected client at a time; after an error the next use makes a new one. */
const reconnecting = <T extends Connectable>(make: () => T) => {
  let current: Promise<T> | undefined
  const open = async (): Promise<T> => {
    const client = make()
    await client.connect()
    return client
  }
  const drop = async (): Promise<void> => {
    const dropped = current
    current = undefined
    try {
      await (await dropped)?.disconnect()
    } catch {
      // It never connected, or its broker is gone: nothing left to close.
    }
  }
  return {
    use: async <R>(work: (client: T) => Promise<R>): Promise<R> => {
      const mine = (current ??= open())
      try {
        return await work(await mine)
      } catch (error) {
        if (current === mine) await drop()
        throw error
      }
    },
    close: drop,
  }
}

type KafkaAdmin = ReturnType<typeof reconnecting<Admin>>

interface TailParts {
  readonly clientId: string
  readonly admin: KafkaAdmin
  readonly buildConsumer: (groupId: string) => () => Consumer
  readonly log: Logger
}

const openTail = (
  wanted: TailOptions,
  { clientId, admin, buildConsumer, log }: TailParts,
): Tail => {
  const groupId = `${clientId}.tail.${randomUUID()}`
  const reader = tailReader(wanted, () => admin.use((client) => readRange(client, wanted.topic)))
  const kept = keepConsuming({ ...reader, build: buildConsumer(groupId), log })
  const close = async (): Promise<void> => {
    await kept.close()
    await admin.use((client) => client.deleteGroups([groupId])).catch(() => undefined)
  }
  return { start: reader.from, pause: reader.pause, close }
}

/** Opens nothing yet; every part connects when it is used. */
export const connectKafka = (options: KafkaOptions): Bus => {
  const kafka = createClient(options)
  const { log } = options
  const topicIds = createTopicIds(options.brokers, options.clientId)
  const admin = reconnecting<Admin>(() => kafka.admin())
  const producer = reconnecting<Producer>(() =>
    kafka.producer({ allowAutoTopicCreation: false, idempotent: false, metadataMaxAge: 5_000 }),
  )
  const buildConsumer = (groupId: string) => () =>
    kafka.consumer({
      groupId,
      ...CONSUMER_TIMINGS,
      maxBytes: MAX_BYTES,
      maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    })
  const parts = { clientId: options.clientId, admin, buildConsumer, log }
  const range = (topic: string) => admin.use((client) => readRange(client, topic))
  const commits = (group: string, topic: string) =>
    admin.use((client) => readCommits(client, group, topic))
  const standing = async ({ group, topic }: GroupOptions): Promise<Standing> => {
    const [log, ends, known] = await Promise.all([
      topicIds.of(topic),
      range(topic),
      commits(group, topic),
    ])
    return { log, ...ends, commits: known }
  }
  const join = (group: GroupOptions) => {
    const member = new GroupMember(group, {
      standing: () => standing(group),
      commits: () => commits(group.group, group.topic),
      topicId: () => topicIds.of(group.topic),
    })
    const kept = keepConsuming({
      build: buildConsumer(group.group),
      start: (consumer, fail) => member.start(consumer, fail),
      lost: (problem) => member.lost(problem),
      log,
    })
    return { close: () => kept.close().finally(() => member.end()) }
  }
  return {
    join,
    tail: (wanted) => openTail(wanted, parts),
    range,
    topicId: (topic) => topicIds.of(topic),
    committed: async (group, topic) => offsetsOf(await commits(group, topic)),
    send: async (topic, messages) => {
      await producer.use((client) =>
        client.send({ topic, acks: -1, timeout: 3_000, messages: messages.map((m) => ({ ...m })) }),
      )
    },
    close: async () => {
      await Promise.all([producer.close(), admin.close(), topicIds.close()])
    },
  }
}
