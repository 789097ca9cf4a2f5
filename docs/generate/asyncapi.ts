/**
 * The AsyncAPI 3.0 document: the Kafka topics with key, headers, partitions and retention, and the live
 * feed. Schemas are referred to, not repeated: they are the files beside it in docs/schemas.
 */
import {
  ALERTS_TOPIC,
  anAlertMessage,
  EVENTS_TOPIC,
  LEDGER_TOPIC,
  LIVE_CLOSE,
  QUARANTINE_TOPIC,
  SAMPLE_EVENT_ID,
  SAMPLE_PROJECT_ID,
  type Topic,
} from '@pulseboard/contracts'
import { goldenMessages } from './golden-messages.ts'
import type { SchemaName } from './schemas.ts'

interface Published {
  readonly topic: Topic
  readonly channel: string
  readonly schema: SchemaName
  /** Example of the key and of each header. */
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
}

const PUBLISHED: readonly Published[] = [
  {
    topic: EVENTS_TOPIC,
    channel: 'events',
    schema: 'event',
    key: SAMPLE_EVENT_ID,
    headers: { project: SAMPLE_PROJECT_ID, request: '9f3a1c02000004d2' },
  },
  {
    topic: QUARANTINE_TOPIC,
    channel: 'quarantine',
    schema: 'quarantined-message',
    key: `${EVENTS_TOPIC.name}/3/18446`,
    headers: { reason: 'not_json', project: SAMPLE_PROJECT_ID, event_id: SAMPLE_EVENT_ID },
  },
  {
    topic: LEDGER_TOPIC,
    channel: 'ledger',
    schema: 'ledger-message',
    key: `9f3a1c02/2026-11-24T09:00:00.000Z/${SAMPLE_PROJECT_ID}`,
    headers: { kind: 'counts' },
  },
  {
    topic: ALERTS_TOPIC,
    channel: 'alerts',
    schema: 'alert-message',
    key: anAlertMessage().id,
    headers: { project: SAMPLE_PROJECT_ID, kind: 'fired' },
  },
]

const payloadOf = (schema: SchemaName) => ({
  schemaFormat: 'application/schema+json;version=draft-2020-12',
  schema: { $ref: `schemas/${schema}.schema.json` },
})

const examplesOf = (schema: SchemaName, headers?: Readonly<Record<string, string>>) =>
  goldenMessages()
    .filter((golden) => golden.schema === schema)
    .map(({ file, message }) => ({
      name: file,
      ...(headers === undefined ? {} : { headers }),
      payload: message,
    }))

const channelOf = ({ topic, channel, schema, key, headers }: Published) => ({
  address: topic.name,
  title: topic.name,
  description: topic.description,
  servers: [{ $ref: '#/servers/kafka' }],
  messages: {
    [channel]: {
      name: channel,
      contentType: 'application/json',
      headers: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(topic.headers).map(([name, description]) => [
            name,
            { type: 'string', description },
          ]),
        ),
      },
      payload: payloadOf(schema),
      bindings: {
        kafka: { key: { type: 'string', description: topic.key, examples: [key] } },
      },
      examples: examplesOf(schema, headers),
    },
  },
  bindings: {
    kafka: {
      topic: topic.name,
      partitions: topic.partitions,
      topicConfiguration: {
        'cleanup.policy': (topic.settings?.['cleanup.policy'] ?? 'delete').split(','),
        'retention.ms': topic.retentionMs,
      },
    },
  },
})

const feedChannel = () => ({
  address: '/realtime/{projectId}',
  title: 'Live feed',
  description: `JSON text frames, server to client; as server-sent events at /realtime/{projectId}/sse. Close codes: ${Object.values(
    LIVE_CLOSE,
  )
    .map(([code, meaning]) => `${code} ${meaning}`)
    .join(' ')}`,
  parameters: { projectId: { description: 'Project id or slug.' } },
  servers: [{ $ref: '#/servers/dashboard' }],
  bindings: {
    ws: {
      method: 'GET',
      query: {
        type: 'object',
        required: ['ticket'],
        properties: {
          ticket: {
            type: 'string',
            description:
              'From POST /api/v1/projects/{projectId}/realtime-tickets; spent by its use.',
          },
          cursor: { type: 'string', description: 'Resume after this position.' },
          q: {
            type: 'string',
            description: 'Only events that this filter lets through: docs/filters.md.',
          },
        },
      },
    },
  },
  messages: {
    live: {
      name: 'live',
      contentType: 'application/json',
      payload: payloadOf('live-message'),
      examples: examplesOf('live-message'),
    },
  },
})

const operationsOf = ({ topic, channel }: Published) => ({
  [`consume-${channel}`]: {
    action: 'receive',
    channel: { $ref: `#/channels/${channel}` },
    summary: `Written by ${topic.producers.join(', ')}; read by ${topic.consumers.join(', ') || 'tools of yours'}.`,
    messages: [{ $ref: `#/channels/${channel}/messages/${channel}` }],
  },
})

const servers = {
  kafka: {
    host: 'localhost:19092',
    protocol: 'kafka',
    description: 'Embedded Kafka, default port.',
  },
  dashboard: {
    host: 'localhost:3001',
    protocol: 'ws',
    description: 'The dashboard hands /realtime on to query-api.',
  },
}

/** The document, as an object. */
export const asyncApi = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'PulseBoard topics and live feed',
    version: '1.0.0',
    description:
      'Within v1 fields are only added: a consumer ignores what it does not know. Topic auto-creation is off.',
    license: { name: 'AGPL-3.0-only' },
  },
  defaultContentType: 'application/json',
  servers,
  channels: {
    ...Object.fromEntries(PUBLISHED.map((entry) => [entry.channel, channelOf(entry)])),
    feed: feedChannel(),
  },
  operations: {
    ...Object.assign({}, ...PUBLISHED.map(operationsOf)),
    'follow-feed': {
      action: 'receive',
      channel: { $ref: '#/channels/feed' },
      messages: [{ $ref: '#/channels/feed/messages/live' }],
    },
  },
})
