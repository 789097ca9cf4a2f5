/**
 * Does everything add up? What gateways counted, beside what became of it, minute by minute, and what a
 * person should know now. In every row and sum:
 *
 *   received = accepted + rejected + rate_limited + unavailable
 *   accepted = stored + duplicate + filtered + quarantined + in_flight + missing - surplus - unconfirmed
 */
import { Type, type Static, type TProperties } from 'typebox'
import { FILTER_REASONS } from '../ledger.ts'
import { QUARANTINE_REASONS } from '../quarantine.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { rangeQuery } from './series.ts'

const count = (description: string) => Type.Integer({ minimum: 0, description })
const maybeTime = (description: string) => Type.Union([DateTime(description), Type.Null()])
const byReason = (description: string) =>
  Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { description })

/** Days that a ledger goes back at most. */
export const LEDGER_DAYS = 7

export const LEDGER_STATES = ['balanced', 'in_flight', 'counting', 'missing', 'surplus'] as const
export type LedgerState = (typeof LEDGER_STATES)[number]

const State = Type.Enum(LEDGER_STATES, {
  description:
    'balanced: it adds up. in_flight: the rest is on its way. counting: a gateway has not reported yet. missing: acknowledged events are not there. surplus: more is there than was acknowledged.',
})

const figures = {
  received: count('Events that came.'),
  accepted: count('Acknowledged, repeats within a request included.'),
  rejected: byReason('Refused as invalid: code → events.'),
  rate_limited: count('Refused with 429.'),
  unavailable: count('Refused with 503.'),
  spooled: count('Of the accepted ones: those that went through the spool of a gateway.'),
  stored: count('In the store.'),
  duplicate: count('Repeats of an event that is stored; not stored again.'),
  filtered: byReason(`Left out on purpose, by reason: ${FILTER_REASONS.join(', ')}.`),
  quarantined: byReason(`Set aside, by reason: ${QUARANTINE_REASONS.join(', ')}.`),
  in_flight: count('Acknowledged, on the way to the store.'),
  missing: count('Acknowledged, and not there although everything of that time is settled.'),
  surplus: count('There, but never acknowledged.'),
  unconfirmed: count('There although it was refused with 503: Kafka had it after all.'),
  replayed: count('Second copies that a gateway wrote itself; in no other figure.'),
  inferred: count('Of the accepted ones: known from the log, because no gateway reported them.'),
} satisfies TProperties

export const LedgerFigures = object(figures, 'Figures that add up.')
export type LedgerFigures = Static<typeof LedgerFigures>

export const LedgerBucket = object({
  t: Type.Integer({ description: 'Start of the bucket, epoch milliseconds; by time of receipt.' }),
  state: State,
  ...figures,
})
export type LedgerBucket = Static<typeof LedgerBucket>

const partyFigures = {
  received: figures.received,
  accepted: figures.accepted,
  rejected: count('Refused as invalid.'),
  rate_limited: figures.rate_limited,
  unavailable: figures.unavailable,
  stored: figures.stored,
  duplicate: figures.duplicate,
  filtered: count('Left out on purpose.'),
  quarantined: count('Set aside.'),
}
export const KeyTotals = object({ key_id: Type.String(), ...partyFigures })
export type KeyTotals = Static<typeof KeyTotals>
export const SdkTotals = object({
  sdk_name: Type.String({ description: 'Empty: unknown.' }),
  sdk_version: Type.String(),
  ...partyFigures,
})
export type SdkTotals = Static<typeof SdkTotals>

export const GatewayStanding = object({
  gateway: Type.String({ description: 'Run of the process, 8 hex digits.' }),
  standing: Type.Enum(['alive', 'ended', 'dead'], {
    description: 'ended: it stopped in order. dead: it fell silent.',
  }),
  started_at: DateTime('Start of the process.'),
  reported_through: DateTime('All requests before this are counted.'),
  silent_since: maybeTime('Its last word, when it says nothing more.'),
  spool: object({
    events: count('Events that wait in its spool, of all projects.'),
    bytes: count('Bytes on disk.'),
    oldest_at: maybeTime('Receipt of the oldest one.'),
  }),
})
export type GatewayStanding = Static<typeof GatewayStanding>

export const OFFSET_GAP_KINDS = [
  'deleted_before_read',
  'topic_recreated',
  'offset_beyond_end',
] as const
export const OffsetGap = object({
  topic: Type.String(),
  partition: Type.Integer(),
  first_offset: Type.String({ description: 'First offset that is gone.' }),
  last_offset: Type.String({ description: 'Last one; unknown for a topic made anew: the first.' }),
  kind: Type.Enum(OFFSET_GAP_KINDS),
  found_at: DateTime('When it was noticed.'),
})
export type OffsetGap = Static<typeof OffsetGap>

const lag = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0, description }), Type.Null()])

export const Ledger = object(
  {
    from: Type.Integer({ description: 'Epoch milliseconds; later than asked: see goes_back_to.' }),
    to: Type.Integer({ description: 'Epoch milliseconds.' }),
    step_seconds: Type.Integer(),
    goes_back_to: DateTime(
      `Nothing before can be compared: ${LEDGER_DAYS} days, retention, or an erasure.`,
    ),
    summary: object({
      state: State,
      sentence: Type.String({ description: 'The state in words.' }),
      out_of_balance_since: maybeTime('First minute in which something is missing or too much.'),
      settled_up_to: maybeTime(
        'Of what came before, nothing is on its way; null: not known, Kafka does not answer.',
      ),
      totals: LedgerFigures,
      by_key: Type.Array(KeyTotals),
      by_sdk: Type.Array(SdkTotals),
    }),
    buckets: Type.Array(LedgerBucket),
    gateways: Type.Array(GatewayStanding),
    lag: object({
      events: lag('Messages that wait to be landed, of all projects; null: Kafka does not answer.'),
      ledger: lag('Lines of the ledger that wait to be read.'),
    }),
    offset_gaps: Type.Array(OffsetGap, {
      description: 'Messages that were gone before they were read; they may be of any project.',
    }),
  },
  'Counts of the gateways beside what became of the events.',
)
export type Ledger = Static<typeof Ledger>

export const WARNING_KINDS = [
  'out_of_balance',
  'offset_gap',
  'spool_of_dead_gateway',
  'spool_in_use',
  'quarantine_growing',
] as const
export const Warning = object(
  {
    kind: Type.Enum(WARNING_KINDS),
    severity: Type.Enum(['error', 'warning'], {
      description: 'error: events are lost or may be. warning: nothing is lost.',
    }),
    sentence: Type.String({ description: 'What is the matter.' }),
    since: maybeTime('Since when.'),
    fix: Type.String({ description: 'What to do.' }),
  },
  'Something a person should know now.',
)
export type Warning = Static<typeof Warning>

const base = '/api/v1/projects/{projectId}'
const common = {
  method: 'GET',
  access: 'viewer',
  tag: 'ledger',
  params: projectParams,
  status: 200,
} as const

export const ledgerRoutes = {
  getLedger: route({
    ...common,
    path: `${base}/ledger`,
    summary: 'Does everything add up? Received beside stored, by time of receipt',
    query: object({
      ...rangeQuery,
      step: Type.Optional(
        Type.String({
          pattern: '^[0-9]+$',
          maxLength: 6,
          description: 'Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets.',
        }),
      ),
    }),
    answer: Ledger,
    errors: ['not_found', 'store_unavailable', 'query_timeout'],
  }),
  listWarnings: route({
    ...common,
    path: `${base}/warnings`,
    summary: 'What a person should know about the data of a project now',
    answer: object({ data: Type.Array(Warning) }),
    errors: ['not_found', 'store_unavailable', 'query_timeout'],
  }),
} as const
