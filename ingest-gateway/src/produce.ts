/**
 * Accepted events → Kafka, acknowledged by all in-sync replicas (acks = all).
 * The settings are measured ones: this client with `idempotent: true` turns a retry into an endless
 * one, and the library must never repeat a send by itself, because only we know who still waits. What a
 * failed send leaves unclear is settled by event id and request, see spool/replay.ts.
 */
import { findErrorBy, Producer } from '@platformatic/kafka'
import { EVENTS_COMPRESSION, EVENTS_TOPIC } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { partitionHash } from './partition.ts'
import { within } from './within.ts'

/** One accepted event on its way to the topic. */
export interface OutgoingEvent {
  /** Lower-case event id: the key of the message. */
  readonly id: string
  readonly projectId: string
  /** Mark of the request that brought it; copies keep it. */
  readonly request: string
  readonly receivedMs: number
  readonly value: Buffer
  /** Trace context of the request, while it is traced; the spool does not keep it. */
  readonly traceparent?: string
}

/** A connection to Kafka that sends events, one batch at a time. */
export interface EventSender {
  /** Resolves when all replicas have the events. @throws when that is not known after SEND_TIMEOUT_MS */
  send(events: OutgoingEvent[]): Promise<unknown>
  /** Whether the brokers answer and know the topic; the text says what is wrong. */
  problem(): Promise<string | undefined>
  close(): Promise<void>
}

// A send is bounded by 1.2 s in the library (and 0.7 s for a new connection); this timer is the last word.
const SEND_TIMEOUT_MS = 1_800
// A broker that is silent must not keep the process from ending.
const CLOSE_TIMEOUT_MS = 1_000

const PROJECT_HEADER = Buffer.from('project' satisfies keyof typeof EVENTS_TOPIC.headers)
const REQUEST_HEADER = Buffer.from('request' satisfies keyof typeof EVENTS_TOPIC.headers)
const TRACE_HEADER = Buffer.from('traceparent' satisfies keyof typeof EVENTS_TOPIC.headers)

/** A producer with the settings above. */
export const createProducer = (brokers: readonly string[], clientId: string): Producer =>
  new Producer({
    clientId,
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

// What a broker answers for a message that it will not take, however often it is sent.
const REFUSALS = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']

/** Whether Kafka refused the messages themselves; the same send would never succeed. */
export const refusesMessages = (error: unknown): boolean =>
  error instanceof Error && REFUSALS.some((code) => findErrorBy(error, 'apiId', code) !== null)

/** The headers of consecutive messages of a request are one object. */
const createHeaders = (): ((event: OutgoingEvent) => Map<Buffer, Buffer>) => {
  let lastProject = ''
  let lastRequest = ''
  let lastHeaders = new Map<Buffer, Buffer>()
  return ({ projectId, request, traceparent }) => {
    if (projectId !== lastProject || request !== lastRequest) {
      lastProject = projectId
      lastRequest = request
      lastHeaders = new Map([
        [PROJECT_HEADER, Buffer.from(projectId, 'latin1')],
        [REQUEST_HEADER, Buffer.from(request, 'latin1')],
      ])
      if (traceparent !== undefined)
        lastHeaders.set(TRACE_HEADER, Buffer.from(traceparent, 'latin1'))
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

export const createEventSender = (
  brokers: readonly string[],
  clientId: string,
  clock: Clock,
): EventSender => {
  const producer = createProducer(brokers, clientId)
  const send = createSend(producer, clock)
  return {
    send: async (events) => {
      try {
        return await within(send(events), SEND_TIMEOUT_MS)
      } catch (error) {
        // Leadership may have moved: the next send must ask again and not the broker that is gone.
        producer.clearMetadata()
        throw error
      }
    },
    problem: async () => {
      try {
        await producer.metadata({ topics: [EVENTS_TOPIC.name], forceUpdate: true, retries: 0 })
        return undefined
      } catch (error) {
        return `Kafka or the topic ${EVENTS_TOPIC.name} does not answer: ${String(error)}`
      }
    },
    // Nothing is under way any more, so a close that Kafka does not answer loses nothing.
    close: () => within(producer.close(), CLOSE_TIMEOUT_MS).catch(() => undefined),
  }
}
