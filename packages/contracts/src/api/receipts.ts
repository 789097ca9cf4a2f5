/**
 * What became of one event, from the door to the store. The receipt that a gateway answers with is the
 * id of the first accepted event of the request, so the same question finds a request.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

const maybeTime = (description: string) => Type.Union([DateTime(description), Type.Null()])
const maybeText = (description: string) => Type.Union([Type.String({ description }), Type.Null()])

export const RECEIPT_STATES = [
  'stored',
  'quarantined',
  'filtered',
  'in_flight',
  'maybe_spooled',
  'unknown',
  'never_seen',
] as const
export type ReceiptState = (typeof RECEIPT_STATES)[number]

/** A place in the events topic; offsets are 64-bit integers as text. */
const place = {
  log: Type.String({ description: 'Incarnation of the topic.' }),
  partition: Type.Integer(),
  offset: Type.String(),
}

export const ReceiptCopy = object(
  {
    ...place,
    outcome: Type.Enum(['stored', 'duplicate', 'replayed', 'filtered', 'quarantined', 'in_flight']),
    received_at: maybeTime('When the gateway had it.'),
    key_id: maybeText('API key that it came with.'),
    gateway: maybeText('Run of the gateway; null: another program wrote it.'),
    request: maybeText('Request of that gateway; equal for copies that it wrote twice.'),
    settled_at: maybeTime('When it was stored or decided upon.'),
    reason: maybeText('Why it was filtered or quarantined.'),
    detail: maybeText('What exactly was wrong.'),
    of: Type.Union([object(place), Type.Null()], {
      description: 'The stored original of a repeat.',
    }),
    quarantine_id: maybeText('Its entry in the quarantine.'),
  },
  'One message of the topic that carries the event.',
)
export type ReceiptCopy = Static<typeof ReceiptCopy>

export const ReceiptStep = object({
  at: maybeTime('When; null: not known.'),
  step: Type.Enum([
    'accepted',
    'logged',
    'stored',
    'duplicate',
    'replayed',
    'filtered',
    'quarantined',
    'in_flight',
    'spool',
    'unknown',
    'never_seen',
  ]),
  text: Type.String({ description: 'The step in words.' }),
})
export type ReceiptStep = Static<typeof ReceiptStep>

export const Receipt = object(
  {
    event_id: Uuid('Event.'),
    state: Type.Enum(RECEIPT_STATES, {
      description:
        'maybe_spooled: unknown to log and store, but a gateway has events in its spool. unknown: it is not stored, and Kafka could not be searched. never_seen: nothing of it is here.',
    }),
    sentence: Type.String({ description: 'The state in words.' }),
    timeline: Type.Array(ReceiptStep),
    copies: Type.Array(ReceiptCopy),
  },
  'What became of an event.',
)
export type Receipt = Static<typeof Receipt>

export const receiptRoutes = {
  getReceipt: route({
    method: 'GET',
    path: '/api/v1/projects/{projectId}/receipts/{eventId}',
    access: 'viewer',
    tag: 'ledger',
    summary: 'What became of an event: accepted, logged, stored or why not',
    params: object({
      ...projectParams.properties,
      eventId: Uuid('Event, or receipt of a request.'),
    }),
    status: 200,
    answer: Receipt,
    errors: ['not_found', 'store_unavailable', 'query_timeout'],
  }),
} as const
