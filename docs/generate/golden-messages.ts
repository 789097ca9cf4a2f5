/**
 * Golden messages: one or more examples of every published schema, written to docs/schemas/examples
 * as `<schema>[.<case>].json`. A change of a shape that breaks one of them breaks a consumer.
 */
import {
  anAlertMessage,
  anEvent,
  anEventInput,
  ERRORS,
  EVENTS_TOPIC,
  SAMPLE_EVENT_ID,
  SAMPLE_KEY_ID,
  SAMPLE_PROJECT_ID,
  type IngestResult,
  type LedgerMessage,
  type LiveMessage,
  type Problem,
  type QuarantinedMessage,
  type Rejection,
  type StoredEvent,
} from '@pulseboard/contracts'
import type { SchemaName } from './schemas.ts'

interface Golden {
  /** File name without `.json`. */
  readonly file: string
  readonly schema: SchemaName
  readonly message: unknown
}

const rejection: Rejection = {
  index: 1,
  pointer: '/type',
  code: 'not_in_list',
  detail: 'type is "eror"',
  fix: 'Use one of: error, event, metric, session. Did you mean "error"?',
}

const result: IngestResult = { receipt: SAMPLE_EVENT_ID, accepted: 1, rejected: [rejection] }

const problem: Problem = {
  type: '/docs/errors/invalid-key',
  title: ERRORS.invalid_key[1],
  status: ERRORS.invalid_key[0],
  code: 'invalid_key',
  detail: 'The key pb_live_7f3a… was revoked: create a new one in the settings of the project.',
  request_id: 'req_01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8f',
}

const quarantined: QuarantinedMessage = {
  reason: 'not_json',
  detail: 'Unexpected end of JSON input at byte 17.',
  topic: EVENTS_TOPIC.name,
  partition: 3,
  offset: '18446',
  key: SAMPLE_EVENT_ID,
  value_base64: Buffer.from('{"type":"error",').toString('base64'),
  value_bytes: 16,
  quarantined_at: '2026-11-24T09:00:01.000Z',
  project_id: SAMPLE_PROJECT_ID,
  event_id: SAMPLE_EVENT_ID,
}

const stored: StoredEvent = {
  ...anEvent(),
  stored_at: '2026-11-24T09:00:00.900Z',
  partition: 3,
  offset: '18445',
}

const metric = anEventInput({
  type: 'metric',
  name: 'app_start',
  value: 812.5,
  unit: 'ms',
  platform: 'ios',
})

const crash = anEventInput({
  level: 'fatal',
  error: {
    type: 'NullPointerException',
    message: 'Attempt to invoke a method on a null object reference',
    handled: false,
    frames: [
      { function: 'onClick', module: 'com.acme.shop.CheckoutButton', line: 48, in_app: true },
      { function: 'performClick', module: 'android.view.View', line: 7448, in_app: false },
    ],
  },
})

const filterProblem: Problem = {
  type: '/docs/errors/invalid-request',
  title: 'The request is not valid',
  status: 400,
  code: 'invalid_request',
  detail: 'Query: q: There is no field "relase" at character 1. Did you mean release?',
  request_id: 'req_01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d90',
  errors: [
    {
      pointer: '/query/q',
      code: 'unknown_field',
      detail: 'There is no field "relase" at character 1',
      fix: 'Did you mean release?',
    },
  ],
}

const live: Readonly<Record<LiveMessage['type'], LiveMessage>> = {
  ready: { type: 'ready', cursor: 'AAECAwQFBgc' },
  events: { type: 'events', cursor: 'AAECAwQFBgg', events: [anEvent()] },
  gap: { type: 'gap', count: 12, reason: 'slow_client' },
  stored: { type: 'stored', ids: [SAMPLE_EVENT_ID] },
  refused: { type: 'refused', problem: filterProblem },
}

const ledger: Readonly<Record<LedgerMessage['kind'], LedgerMessage>> = {
  counts: {
    kind: 'counts',
    gateway: '9f3a1c02',
    minute: '2026-11-24T09:00:00.000Z',
    project_id: SAMPLE_PROJECT_ID,
    key_id: SAMPLE_KEY_ID,
    sdk_name: 'pulseboard.android',
    sdk_version: '1.2.0',
    received: 105,
    accepted: 100,
    duplicate: 1,
    rate_limited: 0,
    unavailable: 0,
    spooled: 12,
    rejected: { required: 3, unknown_field: 1 },
  },
  gateway: {
    kind: 'gateway',
    gateway: '9f3a1c02',
    started_at: '2026-11-24T08:12:30.000Z',
    reported_at: '2026-11-24T09:00:02.000Z',
    reported_through: '2026-11-24T09:00:01.500Z',
    ended: false,
    spool: { events: 0, bytes: 0, oldest_at: null },
  },
}

/** Every golden message with the schema it must fit. */
export const goldenMessages = (): readonly Golden[] => [
  { file: 'event-input', schema: 'event-input', message: anEventInput() },
  { file: 'event-input.crash', schema: 'event-input', message: crash },
  { file: 'event-input.metric', schema: 'event-input', message: metric },
  { file: 'event', schema: 'event', message: anEvent() },
  { file: 'stored-event', schema: 'stored-event', message: stored },
  { file: 'ingest-result', schema: 'ingest-result', message: result },
  { file: 'rejection', schema: 'rejection', message: rejection },
  { file: 'problem', schema: 'problem', message: problem },
  { file: 'quarantined-message', schema: 'quarantined-message', message: quarantined },
  { file: 'alert-message', schema: 'alert-message', message: anAlertMessage() },
  ...Object.values(ledger).map((message) => ({
    file: `ledger-message.${message.kind}`,
    schema: 'ledger-message' as const,
    message,
  })),
  ...Object.values(live).map((message) => ({
    file: `live-message.${message.type}`,
    schema: 'live-message' as const,
    message,
  })),
]
