/** What the gateway answers to a batch: each item is judged alone, nothing is dropped unnamed. */
import { Type, type Static } from 'typebox'
import { Uuid } from './event.ts'
import { Violation } from './errors.ts'

export const Rejection = Type.Object(
  {
    ...Violation.properties,
    index: Type.Integer({ minimum: 0, description: 'Which event, from 0.' }),
  },
  { additionalProperties: false, description: 'One refused event of a batch.' },
)
export type Rejection = Static<typeof Rejection>

export const IngestResult = Type.Object(
  {
    receipt: Uuid('Id of the first accepted event; finds the batch in logs and in the dashboard.'),
    accepted: Type.Integer({ minimum: 0 }),
    rejected: Type.Array(Rejection),
    see: Type.Optional(Type.String({ description: 'Page of the first accepted event.' })),
  },
  { additionalProperties: false, description: '202: accepted events are durable in Kafka.' },
)
export type IngestResult = Static<typeof IngestResult>

/** What can happen to an event at the gateway; label values of its metric. */
export const OUTCOMES = ['accepted', 'rejected', 'rate_limited', 'unavailable'] as const
export type Outcome = (typeof OUTCOMES)[number]
