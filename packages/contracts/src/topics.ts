/**
 * Kafka topics, a public and versioned surface of the product. Created from these constants at start;
 * the broker's auto-creation is off, so a misspelt topic is an error and not a new topic.
 */
import type { TSchema } from 'typebox'
import { AlertMessage } from './alerts/message.ts'
import { Event } from './event.ts'
import { LedgerMessage } from './ledger.ts'
import { QuarantinedMessage } from './quarantine.ts'

export interface Topic {
  readonly name: string
  readonly partitions: number
  /** How long the broker keeps messages, milliseconds. */
  readonly retentionMs: number
  /** Settings that the product relies on: also given to a topic that exists without them. */
  readonly settings?: Readonly<Record<string, string>>
  /** What the message key is, in words. */
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: TSchema
  readonly description: string
  readonly producers: readonly string[]
  readonly consumers: readonly string[]
}

const DAY_MS = 86_400_000

export const EVENTS_TOPIC = {
  name: 'pulseboard.events.v1',
  partitions: 8,
  retentionMs: 7 * DAY_MS,
  key: 'Event id (lower-case UUID): a retried event meets the same partition, a hot project spreads over all.',
  headers: {
    project: 'Project id, so that a consumer can route without parsing the value.',
    request:
      'Request that brought the event, 16 hex digits: run of the gateway, number of the request. Equal for copies that a gateway wrote twice. Absent: another program wrote it.',
    traceparent:
      'W3C trace context of the request that brought the event. Only there when the gateway is traced, the request is sampled and the event did not wait in the spool.',
  },
  value: Event,
  description: 'Every accepted event, in the order of acceptance within a partition.',
  producers: ['ingest-gateway'],
  consumers: ['stream-processor (group land)', 'query-api (live feed, no group)'],
} as const satisfies Topic

/**
 * Compression of record batches in the events topic. Measured on events of 550 bytes in batches of 1000,
 * microseconds of CPU an event for producer / kafkajs consumer: none 6.9 / 5.5, lz4 7.0 / 5.5, zstd
 * 7.5 / 8.8. LZ4 costs nothing there and saves network and disk.
 */
export const EVENTS_COMPRESSION = 'lz4'

export const QUARANTINE_TOPIC = {
  name: 'pulseboard.quarantine.v1',
  partitions: 1,
  retentionMs: 30 * DAY_MS,
  // Compacted, so that a message without a value erases an entry; also in the newest segment, within a day.
  settings: { 'cleanup.policy': 'compact,delete', 'max.compaction.lag.ms': String(DAY_MS) },
  key: 'Source topic, its incarnation where known, partition and offset, joined by "/".',
  headers: {
    reason: 'Why the message was set aside.',
    project: 'Project id, where it is known.',
    event_id: 'Event id, where it is known.',
  },
  value: QuarantinedMessage,
  description:
    'Messages that could not be processed, with reason and origin. Compacted: no value means erased.',
  producers: ['stream-processor', 'query-api (erased bytes)'],
  consumers: ['stream-processor (group pulseboard.quarantine.v1)'],
} as const satisfies Topic

export const LEDGER_TOPIC = {
  name: 'pulseboard.ledger.v1',
  partitions: 1,
  retentionMs: 30 * DAY_MS,
  key: 'counts: run, minute, project, key and SDK, joined by "/"; gateway: the run.',
  headers: { kind: 'counts or gateway.' },
  value: LedgerMessage,
  description: 'What each gateway received, accepted and refused, per minute; cumulative.',
  producers: ['ingest-gateway'],
  consumers: ['stream-processor (group pulseboard.ledger.v1)'],
} as const satisfies Topic

export const ALERTS_TOPIC = {
  name: 'pulseboard.alerts.v1',
  partitions: 1,
  retentionMs: 30 * DAY_MS,
  key: 'Id of the transition: a message that comes again has the same key.',
  headers: {
    project: 'Project id.',
    kind: 'What happened, as in the value.',
  },
  value: AlertMessage,
  description: 'What happened to incidents: fired, recovering, fired again, resolved, reminders.',
  producers: ['stream-processor'],
  consumers: [],
} as const satisfies Topic

export const TOPICS: readonly Topic[] = [EVENTS_TOPIC, QUARANTINE_TOPIC, LEDGER_TOPIC, ALERTS_TOPIC]

/** Group of the processors that land events in ClickHouse. */
export const LAND_GROUP = 'pulseboard.land.v1'
/** Group of the processors that keep the ledger. */
export const LEDGER_GROUP = 'pulseboard.ledger.v1'
/** Group of the processors that keep the list of quarantined messages. */
export const QUARANTINE_GROUP = 'pulseboard.quarantine.v1'
