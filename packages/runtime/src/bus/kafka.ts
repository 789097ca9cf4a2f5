/**
 * Kafka behind the bus port, by kafkajs: consuming, administration, and the few messages that services
 * other than the gateway produce. Every client has a bounded retry of its own: kafkajs's default would
 * hold one call for 24 s. kafkajs's own log is for debugging only: the parts below report an outage.
 */
import { randomUUID } from 'node:crypto'
import kafkajs, { type Admin, type Kafka, type logCreator, type Producer } from 'kafkajs'
import type { Logger } from '../logger.ts'
import { registerCodecs } from './kafka-codecs.ts'
import { CONSUMER_TIMINGS, keepConsuming } from './kafka-consumer.ts'
import { groupMember } from './kafka-group.ts'
import { tailReader } from './kafka-tail.ts'
import type { Bus, GroupOptions, Position, Tail, TailOptions } from './port.ts'

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

const readCommitted = async (admin: Admin, group: string, topic: string): Promise<Position> => {
  const [row] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  const known = (row?.partitions ?? []).filter(({ offset }) => BigInt(offset) >= 0n)
  return new Map(known.map(({ partition, offset }) => [partition, BigInt(offset)]))
}

/** Opens nothing yet; every part connects when it is used. */
export const connectKafka = (options: KafkaOptions): Bus => {
  const kafka = createClient(options)
  const { log } = options
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
  const committed = (group: string, topic: string) =>
    admin.use((client) => readCommitted(client, group, topic))

  const join = (group: GroupOptions) => {
    const member = groupMember(group, async (partition) =>
      (await committed(group.group, group.topic)).get(partition),
    )
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
    committed,
    send: async (topic, messages) => {
      await producer.use((client) =>
        client.send({ topic, acks: -1, timeout: 3_000, messages: messages.map((m) => ({ ...m })) }),
      )
    },
    close: async () => {
      await Promise.all([producer.close(), admin.close()])
    },
  }
}
