/**
 * Messages of a project that could not be processed: list, look at one, replay or drop. Messages that
 * name no project, or one that does not exist, belong to nobody here: the operator's command line shows
 * them. Whose an event is cannot be changed by repairing it.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { QUARANTINE_LIMITS, QUARANTINE_REASONS, QUARANTINE_STATUSES } from '../quarantine.ts'
import { cursorPaging } from './paging.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

const maybe = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()])
const count = (description: string) => Type.Integer({ minimum: 0, description })

const entryFields = {
  id: Uuid('Entry.'),
  event_id: maybe(Type.String({ description: 'Event id; null when it could not be read.' })),
  reason: Type.Enum(QUARANTINE_REASONS),
  detail: Type.String({ description: 'What exactly was wrong.' }),
  suggestion: Type.String({ description: 'What to do about it.' }),
  topic: Type.String({ description: 'Topic of the original message.' }),
  partition: Type.Integer({ minimum: 0 }),
  offset: Type.String({ description: 'Offset of the original message.' }),
  status: Type.Enum(QUARANTINE_STATUSES),
  value_bytes: Type.Union([count('Bytes that are kept.'), Type.Null()]),
  value_cut: Type.Boolean({ description: 'Only the beginning was kept.' }),
  received_at: maybe(DateTime('When the gateway had it.')),
  quarantined_at: DateTime('When it was set aside.'),
  attempts: count('How often it was replayed.'),
  settled_at: maybe(DateTime('When it was replayed or dropped.')),
  settled_by: maybe(Type.String({ description: 'User id, or operator.' })),
}

export const QuarantineEntry = object(entryFields, 'A quarantined message without its bytes.')
export type QuarantineEntry = Static<typeof QuarantineEntry>

export const QuarantineEntryWithValue = object(
  {
    ...entryFields,
    key_id: maybe(Type.String({ description: 'API key that it came with.' })),
    original_key: maybe(Type.String({ description: 'Key of the original message.' })),
    encoding: Type.Enum(['utf8', 'base64'], { description: 'How `value` is written.' }),
    value: maybe(Type.String({ description: 'The bytes; null once they were erased.' })),
  },
  'A quarantined message with its bytes.',
)
export type QuarantineEntryWithValue = Static<typeof QuarantineEntryWithValue>

export const QuarantinePage = object(
  {
    data: Type.Array(QuarantineEntry),
    next_cursor: Type.Union([Type.String(), Type.Null()]),
  },
  'One page, newest first.',
)
export type QuarantinePage = Static<typeof QuarantinePage>

export const BulkAnswer = object(
  {
    dry_run: Type.Boolean(),
    matched: count('Open entries that fitted before this request.'),
    done: count('Replayed or dropped now; 0 in a dry run.'),
    skipped: Type.Array(
      object({
        id: Uuid('Entry.'),
        code: Type.String({ description: 'What is wrong with it.' }),
        detail: Type.String({ description: 'What was found, and what to do.' }),
      }),
      { description: 'Entries that cannot be replayed as they are, at most 20; they stay open.' },
    ),
    skipped_count: count('How many were skipped.'),
  },
  'What became of the entries that a filter named.',
)
export type BulkAnswer = Static<typeof BulkAnswer>

const Instant = (description: string) =>
  Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description: `${description} RFC 3339 or milliseconds since 1970.`,
    }),
  )
const range = {
  from: Instant('Set aside at or after this.'),
  to: Instant('Set aside before this.'),
}
const bulkBody = object({
  reason: Type.Enum(QUARANTINE_REASONS, { description: 'Entries with this reason.' }),
  ...range,
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: QUARANTINE_LIMITS.bulkEntries,
      description: `At most this many; missing: ${QUARANTINE_LIMITS.bulkEntries}.`,
    }),
  ),
  dry_run: Type.Optional(Type.Boolean({ description: 'Only count.' })),
})
// Either kind; a plain object would lose digits of numbers beyond 2^53.
const CorrectedEvent = Type.Unsafe<string | Record<string, unknown>>({
  type: ['string', 'object'],
  description:
    'The corrected event as JSON text, or as an object. Its id, project, key and time of receipt stay; they may be left out.',
})

const base = '/api/v1/projects/{projectId}/quarantine'
const entryParams = object({ ...projectParams.properties, entryId: Uuid('Entry.') })
const common = { tag: 'quarantine', status: 200 } as const

export const quarantineRoutes = {
  listQuarantine: route({
    ...common,
    method: 'GET',
    path: base,
    access: 'viewer',
    summary: 'Messages that could not be processed, newest first',
    params: projectParams,
    query: object({
      ...range,
      reason: Type.Optional(Type.Enum(QUARANTINE_REASONS, { description: 'Only this reason.' })),
      status: Type.Optional(Type.Enum(QUARANTINE_STATUSES, { description: 'Only this status.' })),
      ...cursorPaging,
    }),
    answer: QuarantinePage,
    errors: ['not_found', 'invalid_cursor', 'store_unavailable'],
  }),
  getQuarantined: route({
    ...common,
    method: 'GET',
    path: `${base}/{entryId}`,
    access: 'viewer',
    summary: 'One of them, with its bytes',
    params: entryParams,
    answer: QuarantineEntryWithValue,
    errors: ['not_found', 'store_unavailable'],
  }),
  replayQuarantined: route({
    ...common,
    method: 'POST',
    idempotent: true,
    path: `${base}/{entryId}/replay`,
    access: 'member',
    by: 'write',
    summary: 'Send it again under its event id, as it was or corrected',
    params: entryParams,
    body: object({ value: Type.Optional(CorrectedEvent) }),
    answer: QuarantineEntry,
    errors: [
      'not_found',
      'already_settled',
      'invalid_event',
      'bus_unavailable',
      'store_unavailable',
    ],
  }),
  dropQuarantined: route({
    ...common,
    method: 'DELETE',
    path: `${base}/{entryId}`,
    access: 'member',
    by: 'write',
    summary: 'Erase its bytes; the entry still counts',
    params: entryParams,
    answer: QuarantineEntry,
    errors: ['not_found', 'bus_unavailable', 'store_unavailable'],
  }),
  replayQuarantine: route({
    ...common,
    method: 'POST',
    idempotent: true,
    path: `${base}/replay`,
    access: 'member',
    by: 'write',
    summary: 'Send all open ones with one reason again as they were, oldest first',
    params: projectParams,
    body: bulkBody,
    answer: BulkAnswer,
    errors: ['not_found', 'bus_unavailable', 'store_unavailable'],
  }),
  dropQuarantine: route({
    ...common,
    method: 'POST',
    idempotent: true,
    path: `${base}/drop`,
    access: 'member',
    by: 'write',
    summary: 'Erase the bytes of all open ones with one reason, oldest first',
    params: projectParams,
    body: bulkBody,
    answer: BulkAnswer,
    errors: ['not_found', 'bus_unavailable', 'store_unavailable'],
  }),
} as const
