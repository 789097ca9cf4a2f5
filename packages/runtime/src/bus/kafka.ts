/**
 * Kafka behind the bus port, by kafkajs: consuming, administration, and the few messages that services
 * other than the gateway produce. One question kafkajs cannot ask: see kafka-topic-id.ts. Every client has a bounded retry of its own: kafkajs's default would
 * hold one call for 24 s. kafkajs's own log is for debugging only: the parts below report an outage.
 */
import { randomUUID } from 'node:crypto'
import kafkajs, { type Admin, type Kafka, type logCreator, type Producer } from 'kafkajs'
import type { Logger } from '../logger.ts'
import { registerCodecs } from './kafka-codecs.ts'
import { CONSUMER_TIMINGS, keepConsuming } from './kafka-consumer.ts'
import { groupMember } from './kafka-group.ts'
import { tailReader } from './kafka-tail.ts'
import { createTopicIds } from './kafka-topic-id.ts'
import type { Bus, GroupOptions, Position, Tail, TailOptions } from './port.ts'
import { logOfNote, type Standing } from './standing.ts'

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

const readRange = async (admin: Admin, topic: string) => {
  const rows = await admin.fetchTopicOffsets(topic)
  const of = (pick: 'low' | 'high'): Position =>
    new Map(rows.map((row) => [row.partition, BigInt(row[pick])]))
  return { oldest: of('low'), next: of('high') }
}

// Kafka answers -1 where the group has committed nothing.
const NEVER = -1n

const readCommits = async (
  admin: Admin,
  group: string,
  topic: string,
): Promise<Standing['commits']> => {
  const [row] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  const known = (row?.partitions ?? []).map(({ partition, offset, metadata }) => {
    const commit = { offset: BigInt(offset), log: logOfNote(metadata) }
    return [partition, commit] as const
  })
  return new Map(known.filter(([, { offset }]) => offset !== NEVER))
}

const offsetsOf = (commits: Standing['commits']): Position =>
  new Map(
    [...commits]
      .filter(([, { offset }]) => offset >= 0n)
      .map(([partition, { offset }]) => [partition, offset]),
  )

/** Opens nothing yet; every part connects when it is used. */
export const connectKafka = (options: KafkaOptions): Bus => {
  const kafka = createClient(options)
  const { log } = options
  const topicIds = createTopicIds(options.brokers, options.clientId)
  const admin = reconnecting<Admin>(() => kafka.admin())
  const producer = reconnecting<Producer>(() =>
    kafka.producer({ allowAutoTopicCreation: false, idempotent: false }),
  )
  const buildConsumer = (groupId: string) => () =>
    kafka.consumer({
      groupId,
      ...CONSUMER_TIMINGS,
      maxBytes: MAX_BYTES,
      maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    })
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
    const member = groupMember(group, {
      standing: () => standing(group),
      topicId: () => topicIds.of(group.topic),
    })
    const kept = keepConsuming({ ...member, build: buildConsumer(group.group), log })
    return { close: () => kept.close().finally(member.end) }
  }
  const tail = (wanted: TailOptions): Tail => {
    const groupId = `${options.clientId}.tail.${randomUUID()}`
    const reader = tailReader(wanted, () => range(wanted.topic))
    const kept = keepConsuming({ ...reader, build: buildConsumer(groupId), log })
    const close = async (): Promise<void> => {
      await kept.close()
      await admin.use((client) => client.deleteGroups([groupId])).catch(() => undefined)
    }
    return { start: reader.from, pause: reader.pause, close }
  }
  return {
    join,
    tail,
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
