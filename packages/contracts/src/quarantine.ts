/**
 * What could not be processed, with why and where it came from: value of `pulseboard.quarantine.v1`.
 * The original bytes travel along, so nothing is lost and a repaired message can be replayed.
 */
import { Type, type Static } from 'typebox'

export const QUARANTINE_REASONS = [
  'not_json',
  'not_an_event',
  'unknown_project',
  'refused_by_store',
] as const
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number]

export const QuarantinedMessage = Type.Object(
  {
    reason: Type.Enum(QUARANTINE_REASONS),
    detail: Type.String({ description: 'What exactly was wrong, for a person.' }),
    topic: Type.String({ description: 'Topic of the original message.' }),
    partition: Type.Integer({ minimum: 0 }),
    offset: Type.String({ pattern: '^[0-9]+$', description: 'Offset of the original message.' }),
    key: Type.Union([Type.String(), Type.Null()], { description: 'Key of the original message.' }),
    value_base64: Type.String({ description: 'Value of the original message, byte for byte.' }),
    quarantined_at: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false, description: 'A message that could not be processed.' },
)
export type QuarantinedMessage = Static<typeof QuarantinedMessage>
