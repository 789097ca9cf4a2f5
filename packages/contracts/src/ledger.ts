/**
 * What a gateway counted: value of `pulseboard.ledger.v1`. Both kinds are cumulative, so a message that
 * comes twice or late changes nothing: of equal lines the one with the highest figures counts. A minute
 * is that of `received_at`, the time spliced into the events themselves.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from './event.ts'

const count = (description: string) => Type.Integer({ minimum: 0, description })
const time = (description: string) => Type.String({ format: 'date-time', description })

/** One run of a gateway process: a random number made at its start. */
const GatewayRun = Type.String({
  pattern: '^[0-9a-f]{8}$',
  description: 'Run of the gateway: 8 hex digits, new at each start of the process.',
})

export const LedgerCounts = Type.Object(
  {
    kind: Type.Literal('counts'),
    gateway: GatewayRun,
    minute: time('Start of the minute of receipt, UTC.'),
    project_id: Uuid('Project.'),
    key_id: Uuid('API key.'),
    sdk_name: Type.String({ description: 'Name of the SDK; empty when unknown.' }),
    sdk_version: Type.String({ description: 'Its version; empty when unknown.' }),
    received: count('Events that came; the sum of the following but spooled.'),
    accepted: count('Acknowledged, each once per request.'),
    duplicate: count('The same id again in the same request; acknowledged, not sent again.'),
    rate_limited: count('Refused with 429.'),
    unavailable: count('Refused with 503.'),
    spooled: count('Of the accepted ones: those that went through the spool.'),
    rejected: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
      description: 'Code of the refusal → events.',
    }),
  },
  { additionalProperties: false, description: 'Counts of one minute, project, key and SDK.' },
)
export type LedgerCounts = Static<typeof LedgerCounts>

export const LedgerGateway = Type.Object(
  {
    kind: Type.Literal('gateway'),
    gateway: GatewayRun,
    started_at: time('Start of the process.'),
    reported_at: time('When this was written.'),
    reported_through: time('Counts of all requests that came before this have been published.'),
    ended: Type.Boolean({ description: 'The process ended in order; nothing follows.' }),
    spool: Type.Object(
      {
        events: count('Events in its spool.'),
        bytes: count('Bytes on disk.'),
        oldest_at: Type.Union([time('Receipt of the oldest one.'), Type.Null()]),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, description: 'How far a gateway has reported, and its spool.' },
)
export type LedgerGateway = Static<typeof LedgerGateway>

export const LedgerMessage = Type.Union([LedgerCounts, LedgerGateway])
export type LedgerMessage = Static<typeof LedgerMessage>

/** What became of a message that is not stored; `replayed` is a copy of our own and is not counted. */
export const DISPOSITIONS = ['duplicate', 'replayed', 'filtered', 'quarantined'] as const
export type DispositionOutcome = (typeof DISPOSITIONS)[number]

/** Why an event was left out on purpose. */
export const FILTER_REASONS = ['erased', 'project_deleted'] as const
export type FilterReason = (typeof FILTER_REASONS)[number]
