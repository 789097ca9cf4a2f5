/**
 * What an API key is: what it may do, within which bounds, until when. The secret stands in the answer that
 * makes it and nowhere else. Its form is `pb_live_` (ingest) or `pb_read_` (read), 32 letters or digits and
 * 6 of checksum, so that scanners find a leaked one.
 */
import { Type, type Static, type TSchema } from 'typebox'
import { Uuid } from '../event.ts'
import { DateTime, object } from './route.ts'

export const KEY_SCOPES = ['ingest', 'read'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** `ending`: replaced by rotation, works until its `expires_at`. */
export const KEY_STATES = ['active', 'ending', 'expired', 'revoked'] as const
export type KeyState = (typeof KEY_STATES)[number]

const orNull = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

export const KeyName = Type.String({ minLength: 1, maxLength: 100, description: 'What it is for.' })

/** What can be set when a key is made, and changed later. All but `expires_at` is for ingest keys. */
export const KEY_SETTINGS = {
  environment: orNull(
    Type.String({ minLength: 1, maxLength: 64 }),
    'It takes events of this environment alone, and gives it to those that name none. Null: any.',
  ),
  origins: Type.Array(
    Type.String({
      maxLength: 300,
      description: 'Such as `https://app.example.com` or `https://*.example.com`.',
    }),
    { maxItems: 50, description: 'Web pages that may send with it; empty: all may.' },
  ),
  require_origin: Type.Boolean({
    description: 'Refuse requests without an Origin header: everything but web pages.',
  }),
  rate_limit: orNull(
    Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    "Events a second, with a burst of five seconds; null: only the project's limit counts.",
  ),
  monthly_quota: orNull(
    Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
    'Accepted events a calendar month (UTC); null: no bound.',
  ),
  expires_at: orNull(DateTime('A time to come.'), 'When it ends; null: never.'),
} as const

export const ApiKey = object(
  {
    id: Uuid('Key.'),
    name: Type.String(),
    prefix: Type.String({ description: 'First characters, to recognise it by.' }),
    scope: Type.Enum(KEY_SCOPES),
    state: Type.Enum(KEY_STATES, {
      description: 'ending: replaced by a rotation, works until expires_at.',
    }),
    ...KEY_SETTINGS,
    created_at: DateTime('When it was created.'),
    revoked_at: Type.Union([DateTime('When it was revoked.'), Type.Null()]),
    replaced_by: Type.Union([Uuid('Key that took its place by rotation.'), Type.Null()]),
    last_used_at: Type.Union([DateTime('To the minute, refused requests included.'), Type.Null()], {
      description: 'Last use within 90 days; null: none, or unknown (last_used_known).',
    }),
  },
  'An API key without its secret.',
)
export type ApiKey = Static<typeof ApiKey>

export const NewApiKey = object(
  { ...ApiKey.properties, secret: Type.String({ description: 'The key itself; shown once.' }) },
  'An API key with its secret.',
)
export type NewApiKey = Static<typeof NewApiKey>

const used = {
  events: Type.Integer({ minimum: 0 }),
  last_used_at: DateTime('Newest of them.'),
}

export const KeyUsage = object(
  {
    from: DateTime('Start, inclusive.'),
    to: DateTime('End, exclusive.'),
    last_used_at: ApiKey.properties.last_used_at,
    quota: Type.Union(
      [
        object({
          monthly_quota: Type.Integer({ minimum: 1 }),
          used: Type.Integer({ minimum: 0, description: 'As reported so far; seconds behind.' }),
          resets_at: DateTime('Start of the next month.'),
        }),
        Type.Null(),
      ],
      { description: 'The month of the key and those it was rotated from or to; null: no quota.' },
    ),
    sdks: Type.Array(
      object({
        name: Type.String({ description: 'Empty: none was named.' }),
        version: Type.String(),
        ...used,
      }),
      { description: 'Accepted events by SDK, newest first.' },
    ),
    releases: Type.Array(
      object({ release: Type.String({ description: 'Empty: none was named.' }), ...used }),
      { description: 'Stored events by release, newest first.' },
    ),
  },
  'Who used an API key.',
)
export type KeyUsage = Static<typeof KeyUsage>
