/** What a project uses: events by day and type, what it takes in the store, and this month by key. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { KEY_SCOPES } from './api-key.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { rangeQuery } from './series.ts'

const count = Type.Integer({ minimum: 0 })
const estimate = (description: string) =>
  Type.Union([count, Type.Null()], { description: `${description} Null where it is unknown.` })

const UsageDay = object({
  day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day of the events, UTC.' }),
  error: count,
  event: count,
  metric: count,
  session: count,
})

const UsageKey = object({
  id: Uuid('Key.'),
  name: Type.String(),
  prefix: Type.String({ description: 'First characters of the key.' }),
  scope: Type.Enum(KEY_SCOPES),
  events: Type.Integer({ minimum: 0, description: 'Stored events that came with it this month.' }),
  monthly_quota: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  quota_used: Type.Union([count, Type.Null()], {
    description:
      'Accepted events of its line of rotations that count under the quota, as the gateways reported them. Null without a quota.',
  }),
})

export const Usage = object(
  {
    from: Type.Integer({ description: 'Epoch milliseconds, start of a day (UTC).' }),
    to: Type.Integer({ description: 'Epoch milliseconds, start of a day (UTC).' }),
    stored_up_to: Type.Union([DateTime('Receipt of the newest landed event.'), Type.Null()]),
    days: Type.Array(UsageDay, { description: 'Every day of the range, oldest first.' }),
    stored: object({
      events: Type.Integer({ minimum: 0, description: 'Events that are stored now: rows.' }),
      json_bytes: estimate(
        'Estimate: the stored events as JSON, from the mean size of the newest 500.',
      ),
      disk_bytes: estimate(
        'Estimate: bytes on disk, compressed and with rollups, at the mean of all projects of this installation.',
      ),
    }),
    month: object({
      month: Type.String({ pattern: '^\\d{4}-\\d{2}$', description: 'The calendar month, UTC.' }),
      keys: Type.Array(UsageKey, {
        description: 'Ingest keys that may still be used or were used this month.',
      }),
    }),
  },
  'What a project uses.',
)
export type Usage = Static<typeof Usage>

export const usageRoutes = {
  usage: route({
    method: 'GET',
    path: '/api/v1/projects/{projectId}/usage',
    access: 'viewer',
    tag: 'projects',
    summary: 'Events by day and type, bytes and rows in the store, this month by key',
    params: projectParams,
    query: object({ from: Type.Optional(rangeQuery.from), to: Type.Optional(rangeQuery.to) }),
    status: 200,
    answer: Usage,
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
} as const
