/** Headers that many routes share, as components of the OpenAPI document. */

export const SHARED_PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  },
} as const

export const SHARED_HEADERS = {
  IdempotencyReplayed: {
    description: '`true` on the stored answer of an earlier request with this Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  },
  RequestId: { description: 'Finds this answer in the logs.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
} as const
