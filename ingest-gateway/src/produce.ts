/**
 * Accepted events → Kafka, acknowledged by all in-sync replicas (acks = all), in group commits.
 * The settings are measured ones: this client with `idempotent: true` turns a retry into an endless
 * one, and the library must never repeat a send by itself, because only we know who still waits. A
 * repeat comes from the client of the API, and the event id settles it.
 */
import { Producer } from '@platformatic/kafka'
import { EVENTS_COMPRESSION, EVENTS_TOPIC } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { createGroupCommit, type Publish, type Sent } from './group-commit.ts'
import { partitionHash } from './partition.ts'

/** One accepted event on its way to the topic. */
export interface OutgoingEvent {
  /** Lower-case event id: the key of the message. */
  readonly id: string
  readonly projectId: string
  /** Mark of the request that brought it; copies keep it. */
  readonly request: string
  readonly receivedMs: number
  readonly value: Buffer
}

export interface EventProducer {
  readonly publish: Publish<OutgoingEvent>
  /** Whether the brokers answer and know the topic; the text says what is wrong. */
  problem(): Promise<string | undefined>
  /** Waits for what is under way, then disconnects. */
  close(): Promise<void>
}

export interface EventProducerOptions {
  readonly brokers: readonly string[]
  readonly lingerMs: number
  readonly clock: Clock
  readonly onSent: (sent: Sent) => void
}

// A send is bounded by 1.2 s in the library (and 0.7 s for a new connection); this timer is the last word.
const SEND_TIMEOUT_MS = 1_800
const BACKOFF_MS = 100
const TARGET_BYTES = 256 * 1024
// A record batch may be 1 MiB by the broker's default, and all messages may meet one partition.
const MAX_SEND_BYTES = 900_000
// Key, header and the framing of a record.
const RECORD_OVERHEAD_BYTES = 100

const PROJECT_HEADER = Buffer.from('project' satisfies keyof typeof EVENTS_TOPIC.headers)
const REQUEST_HEADER = Buffer.from('request' satisfies keyof typeof EVENTS_TOPIC.headers)

const createProducer = (brokers: readonly string[]): Producer =>
  new Producer({
    clientId: 'pulseboard-ingest-gateway',
    bootstrapBrokers: [...brokers],
    idempotent: false,
    acks: -1,
    retries: 0,
    connectTimeout: 700,
    requestTimeout: 1_200,
    timeout: 1_000,
    maxInflights: 1,
    autocreateTopics: false,
    compression: EVENTS_COMPRESSION,
  })

/** The headers of consecutive messages of a request are one object. */
const createHeaders = (): ((event: OutgoingEvent) => Map<Buffer, Buffer>) => {
  let lastProject = ''
  let lastRequest = ''
  let lastHeaders = new Map<Buffer, Buffer>()
  return ({ projectId, request }) => {
    if (projectId !== lastProject || request !== lastRequest) {
      lastProject = projectId
      lastRequest = request
      lastHeaders = new Map([
        [PROJECT_HEADER, Buffer.from(projectId, 'latin1')],
        [REQUEST_HEADER, Buffer.from(request, 'latin1')],
      ])
    }
    return lastHeaders
  }
}

const createSend = (producer: Producer, clock: Clock) => {
  const headersOf = createHeaders()
  return (events: OutgoingEvent[]): Promise<unknown> => {
    const timestamp = BigInt(clock.now())
    const messages = events.map((event) => ({
      topic: EVENTS_TOPIC.name,
      key: Buffer.from(event.id, 'latin1'),
      value: event.value,
      headers: headersOf(event),
      partition: partitionHash(event.id),
      timestamp,
    }))
    return producer.send({ messages, acks: -1 })
  }
}

export const createEventProducer = (options: EventProducerOptions): EventProducer => {
  const producer = createProducer(options.brokers)
  const { publish, drained } = createGroupCommit<OutgoingEvent>(
    {
      send: createSend(producer, options.clock),
      sizeOf: ({ value }) => value.length + RECORD_OVERHEAD_BYTES,
      clock: options.clock,
      onSent: (sent) => {
        // Leadership may have moved: the next send must ask again and not the broker that is gone.
        if (sent.outcome === 'unavailable') producer.clearMetadata()
        options.onSent(sent)
      },
    },
    {
      lingerMs: options.lingerMs,
      targetBytes: TARGET_BYTES,
      maxSendBytes: MAX_SEND_BYTES,
      timeoutMs: SEND_TIMEOUT_MS,
      backoffMs: BACKOFF_MS,
    },
  )
  return {
    publish,
    problem: async () => {
      try {
        await producer.metadata({ topics: [EVENTS_TOPIC.name], forceUpdate: true, retries: 0 })
        return undefined
      } catch (error) {
        return `Kafka or the topic ${EVENTS_TOPIC.name} does not answer: ${String(error)}`
      }
    },
    close: async () => {
      await drained()
      await producer.close()
    },
  }
}
