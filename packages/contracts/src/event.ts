/**
 * The event: what a client sends (`EventInput`) and what stands in the topic `pulseboard.events.v1`
 * (`Event` = the client's own JSON plus the fields that the gateway splices in).
 * No client field can collide with a spliced one: unknown top-level fields are refused.
 */
import { Type, type Static, type TSchema } from 'typebox'
import { LIMITS } from './limits.ts'

export const EVENT_TYPES = ['error', 'event', 'metric', 'session'] as const
export const EventType = Type.Enum(EVENT_TYPES, { description: 'What kind of fact this is.' })
export type EventType = (typeof EVENT_TYPES)[number]

export const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'] as const
export type Level = (typeof LEVELS)[number]

const UUID_PATTERN = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$'

const UUID = new RegExp(UUID_PATTERN)

/** Whether a text is a UUID in its 36-character form, as the contracts accept it. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** A UUID in its 36-character form; upper case is accepted and means the same id. */
export const Uuid = (description: string) => Type.String({ pattern: UUID_PATTERN, description })

const Timestamp = (description: string) =>
  Type.Union(
    [
      Type.String({ format: 'date-time', maxLength: 40 }),
      Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 }),
    ],
    { description: `${description} RFC 3339 with zone, or milliseconds since 1970-01-01 UTC.` },
  )

const text = (maxLength: number, description: string) => Type.String({ maxLength, description })
const strict = <T extends Record<string, TSchema>>(properties: T, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })

export const Frame = strict(
  {
    function: Type.Optional(
      text(LIMITS.stringLength, 'Function or method, as the runtime names it.'),
    ),
    module: Type.Optional(text(LIMITS.stringLength, 'Module, class or package.')),
    file: Type.Optional(text(LIMITS.stringLength, 'File or URL.')),
    line: Type.Optional(Type.Integer({ minimum: 0, description: 'Line, from 1.' })),
    column: Type.Optional(Type.Integer({ minimum: 0, description: 'Column, from 1.' })),
    in_app: Type.Optional(Type.Boolean({ description: "The app's own code, not a library's." })),
  },
  'One stack frame.',
)

export const ErrorDetail = strict(
  {
    type: Type.Optional(text(LIMITS.nameLength, 'Class of the error, such as `TypeError`.')),
    message: Type.Optional(text(LIMITS.stringLength, 'Message of the error.')),
    stack: Type.Optional(
      text(LIMITS.stringLength, 'Stack trace as text, when there are no frames.'),
    ),
    frames: Type.Optional(
      Type.Array(Frame, { maxItems: LIMITS.frames, description: 'Innermost frame first.' }),
    ),
    handled: Type.Optional(Type.Boolean({ description: 'False for a crash.' })),
    fingerprint: Type.Optional(
      Type.Array(text(LIMITS.nameLength, 'Part of the group key.'), { maxItems: 8 }),
    ),
  },
  'What went wrong; for events of type `error`.',
)

// Written as plain JSON Schema: a typebox record becomes a `^.*$` pattern, which a key with a line
// break would slip past unchecked.
const Tags = Type.Unsafe<Record<string, string>>({
  type: 'object',
  propertyNames: { minLength: 1, maxLength: LIMITS.tagKeyLength },
  additionalProperties: { type: 'string', maxLength: LIMITS.tagValueLength },
  maxProperties: LIMITS.tags,
  description: 'Short strings to filter and group by.',
})

const Payload = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'Free JSON object.',
})

export const EventInput = strict(
  {
    id: Type.Optional(Uuid('Idempotency key of this event. Missing: the gateway makes a UUIDv7.')),
    type: EventType,
    name: Type.String({
      minLength: 1,
      maxLength: LIMITS.nameLength,
      description: 'What happened, such as `checkout_completed` or `NullPointerException`.',
    }),
    timestamp: Type.Optional(Timestamp('When it happened, by the clock of the device.')),
    sent_at: Type.Optional(Timestamp('When it was sent, by the same clock.')),
    value: Type.Optional(Type.Number({ description: 'The measured value; required for metrics.' })),
    unit: Type.Optional(text(32, 'Unit of `value`, such as `ms`, `By` or `%`.')),
    level: Type.Optional(Type.Enum(LEVELS, { description: 'How bad it is.' })),
    release: Type.Optional(text(LIMITS.nameLength, 'Release, such as `shop@1.4.2+77`.')),
    environment: Type.Optional(text(64, 'Environment, such as `production`.')),
    platform: Type.Optional(text(64, 'Platform, such as `android`, `ios`, `web`, `node`.')),
    app_version: Type.Optional(text(64, 'Version of the app that users see.')),
    os: Type.Optional(
      strict(
        { name: Type.Optional(text(64, 'Name.')), version: Type.Optional(text(64, 'Version.')) },
        'Operating system.',
      ),
    ),
    device: Type.Optional(
      strict(
        {
          id: Type.Optional(text(LIMITS.idLength, 'Id of the installation.')),
          model: Type.Optional(text(LIMITS.nameLength, 'Model.')),
          manufacturer: Type.Optional(text(LIMITS.nameLength, 'Manufacturer.')),
          class: Type.Optional(text(32, 'Class, such as `low`, `mid`, `high`.')),
          emulator: Type.Optional(Type.Boolean({ description: 'Runs in an emulator.' })),
        },
        'Device.',
      ),
    ),
    user_id: Type.Optional(text(LIMITS.idLength, "The app's own id of the user.")),
    session_id: Type.Optional(text(LIMITS.idLength, 'Session that the event belongs to.')),
    tags: Type.Optional(Tags),
    payload: Type.Optional(Payload),
    error: Type.Optional(ErrorDetail),
    sdk: Type.Optional(
      strict({ name: text(64, 'Name.'), version: text(64, 'Version.') }, 'What sent this event.'),
    ),
  },
  'One event as a client sends it.',
)
export type EventInput = Static<typeof EventInput>

/** What the gateway splices into the client's bytes; always the last members of the object. */
export const SPLICED_FIELDS = {
  project_id: Uuid('Project that the API key belongs to.'),
  key_id: Uuid('API key that the event came with.'),
  received_at: Type.String({ format: 'date-time', description: 'When the gateway had it, UTC.' }),
  occurred_at: Type.String({
    format: 'date-time',
    description: 'When it happened, UTC, corrected for a wrong device clock.',
  }),
} as const

export const Event = Type.Object(
  {
    ...EventInput.properties,
    id: Uuid('Id of the event; also the key of the message.'),
    ...SPLICED_FIELDS,
  },
  {
    additionalProperties: true,
    description: 'One accepted event, value of `pulseboard.events.v1`.',
  },
)
export type Event = Static<typeof Event>
