/** Raw events: newest first, by opaque cursor; and the one-time ticket for the live feed. */
import { Type, type Static } from 'typebox'
import { EVENT_TYPES, LEVELS, Uuid, type Event } from '../event.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { filterQuery, rangeQuery } from './series.ts'

const text = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, description }))

export const StoredEvent = Type.Unsafe<
  Event & { stored_at: string; partition: number; offset: string }
>({
  type: 'object',
  description:
    'An event as stored: the fields of the topic pulseboard.events.v1, and when and from which partition and offset it landed.',
  required: ['id', 'type', 'name', 'project_id', 'received_at', 'occurred_at', 'stored_at'],
  properties: {
    id: { type: 'string' },
    type: { enum: [...EVENT_TYPES] },
    name: { type: 'string' },
    project_id: { type: 'string' },
    received_at: { type: 'string', format: 'date-time' },
    occurred_at: { type: 'string', format: 'date-time' },
    stored_at: { type: 'string', format: 'date-time' },
    partition: { type: 'integer' },
    offset: { type: 'string' },
  },
  additionalProperties: true,
})
export type StoredEvent = Static<typeof StoredEvent>

export const EventsPage = object(
  {
    data: Type.Array(StoredEvent),
    next_cursor: Type.Union([Type.String(), Type.Null()]),
    stored_up_to: Type.Union([DateTime('Receipt of the newest landed event.'), Type.Null()]),
  },
  'One page, newest first.',
)
export type EventsPage = Static<typeof EventsPage>

export const RealtimeTicket = object({
  ticket: Type.String({ description: 'Spent by the first use.' }),
  expires_at: DateTime('30 seconds from now.'),
})

/** Which events a list has, as pages or as a file. */
const listQuery = {
  ...rangeQuery,
  type: Type.Optional(Type.Enum(EVENT_TYPES, { description: 'Only this type.' })),
  level: Type.Optional(Type.Enum(LEVELS, { description: 'Only this level.' })),
  name: text(200, 'Only this name.'),
  release: text(200, 'Only this release.'),
  environment: text(64, 'Only this environment.'),
  user_id: text(200, 'Only this user.'),
  search: text(200, 'Name or error message contains this, ignoring case.'),
  q: filterQuery,
} as const

/** An export is cut after the page in which it reaches so many events. */
export const EXPORT_EVENTS = 1_000_000

const base = '/api/v1/projects/{projectId}'

export const eventRoutes = {
  listEvents: route({
    method: 'GET',
    path: `${base}/events`,
    access: 'viewer',
    tag: 'events',
    summary: 'Events of a range, newest first',
    params: projectParams,
    query: object({
      ...listQuery,
      limit: Type.Optional(
        Type.String({ pattern: '^[0-9]{1,3}$', description: '1 to 200; missing: 50.' }),
      ),
      cursor: text(400, 'next_cursor of the page before, with the same filters.'),
    }),
    status: 200,
    answer: EventsPage,
    errors: ['not_found', 'invalid_cursor', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  exportEvents: route({
    method: 'GET',
    path: `${base}/events/export`,
    access: 'viewer',
    tag: 'events',
    summary: `All events of a list as a file of NDJSON or CSV, newest first, up to ${EXPORT_EVENTS.toLocaleString('en')}. The last line says whether it is whole, and where to go on`,
    params: projectParams,
    query: object({
      ...listQuery,
      format: Type.Optional(Type.Enum(['ndjson', 'csv'], { description: 'Missing: ndjson.' })),
      cursor: text(400, 'next_cursor of a page or an export that was cut, with the same filters.'),
    }),
    status: 200,
    files: ['application/x-ndjson', 'text/csv'],
    errors: ['not_found', 'invalid_cursor', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  getEvent: route({
    method: 'GET',
    path: `${base}/events/{eventId}`,
    access: 'viewer',
    tag: 'events',
    summary: 'One event',
    params: object({ ...projectParams.properties, eventId: Uuid('Event.') }),
    status: 200,
    answer: StoredEvent,
    errors: ['not_found', 'store_unavailable'],
  }),
  createRealtimeTicket: route({
    method: 'POST',
    path: `${base}/realtime-tickets`,
    access: 'viewer',
    tag: 'realtime',
    summary: 'A one-time ticket for the WebSocket /realtime/{projectId}?ticket=…',
    params: projectParams,
    status: 201,
    answer: RealtimeTicket,
    errors: ['not_found'],
  }),
} as const
