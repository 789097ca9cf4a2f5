/**
 * What could not be processed, with why and where it came from: value of `pulseboard.quarantine.v1`.
 * The original bytes travel along, so nothing is lost and a repaired message can be replayed. A later
 * message of the same key replaces an earlier one; one without a value says that the entry is erased.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from './event.ts'

export const QUARANTINE_REASONS = [
  'not_json',
  'not_an_event',
  'unknown_project',
  'refused_by_store',
  'not_a_ledger_line',
] as const
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number]

/** `open`: nobody has decided yet. `dropped`: the bytes are erased, the entry still counts. */
export const QUARANTINE_STATUSES = ['open', 'replayed', 'dropped'] as const
export type QuarantineStatus = (typeof QUARANTINE_STATUSES)[number]

export const QUARANTINE_LIMITS = {
  /** Bytes of the original value that are kept: base64 and the rest must fit into one message. */
  valueBytes: 512 * 1024,
  /** Days after which an entry is forgotten, as long as its message is kept in the topic. */
  days: 30,
  /** Entries that one request replays or drops at most. */
  bulkEntries: 1000,
} as const

const known = (description: string) => Type.Optional(Uuid(description))

export const QuarantinedMessage = Type.Object(
  {
    reason: Type.Enum(QUARANTINE_REASONS),
    detail: Type.String({ description: 'What exactly was wrong, for a person.' }),
    topic: Type.String({ description: 'Topic of the original message.' }),
    log: Type.Optional(
      Type.String({ description: 'Incarnation of that topic: a new one counts from 0 again.' }),
    ),
    partition: Type.Integer({ minimum: 0 }),
    offset: Type.String({ pattern: '^[0-9]+$', description: 'Offset of the original message.' }),
    key: Type.Union([Type.String(), Type.Null()], { description: 'Key of the original message.' }),
    value_base64: Type.String({
      description: 'Value of the original message, byte for byte, at most the first 524288 bytes.',
    }),
    value_bytes: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Size of the original value, before any cut.' }),
    ),
    quarantined_at: Type.String({ format: 'date-time' }),
    project_id: known('Project, where header and value left no doubt.'),
    event_id: known('Event id, from the value or the key.'),
    key_id: known('API key that the event came with.'),
    received_at: Type.Optional(
      Type.String({ format: 'date-time', description: 'When the gateway had it.' }),
    ),
    dropped_at: Type.Optional(
      Type.String({ format: 'date-time', description: 'Its bytes were erased on request.' }),
    ),
  },
  { additionalProperties: false, description: 'A message that could not be processed.' },
)
export type QuarantinedMessage = Static<typeof QuarantinedMessage>
