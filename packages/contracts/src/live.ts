/**
 * Messages of the live feed, server → client, over WebSocket and as server-sent events. `cursor` is opaque:
 * the offset vector after the message. A client that lost messages is told so (`gap`), one that sees a
 * sample too (`sampled`): never left to guess.
 */
import { Type, type Static } from 'typebox'
import { Problem } from './errors.ts'
import { Event } from './event.ts'

const cursor = Type.String({ description: 'Opaque position after this message.' })
const message = <T extends string, P extends Parameters<typeof Type.Object>[0]>(
  type: T,
  properties: P,
) => Type.Object({ type: Type.Literal(type), ...properties }, { additionalProperties: false })

/** More came than the limit: one in `one_in` is shown, `left_out` of this message are not. */
const LiveSampled = Type.Object(
  {
    one_in: Type.Integer({ minimum: 2, description: 'One in so many is shown.' }),
    left_out: Type.Integer({ minimum: 0, description: 'Events that this message leaves out.' }),
  },
  { additionalProperties: false },
)

export const LiveReady = message('ready', { cursor })
/** Without events: nothing came that the client wants; its cursor moves on. */
export const LiveEvents = message('events', {
  cursor,
  events: Type.Array(Event),
  sampled: Type.Optional(LiveSampled),
})
/** `count` events were dropped because the client read too slowly; an unknown number, if `restarted`. */
export const LiveGap = message('gap', {
  count: Type.Integer({ minimum: 1 }),
  reason: Type.Enum(['slow_client', 'restarted']),
})
/** These events, sent before as received, are in ClickHouse now. */
export const LiveStored = message('stored', { ids: Type.Array(Type.String()) })
/** Why the feed is refused, before it is closed. */
export const LiveRefused = message('refused', { problem: Problem })

export const LiveMessage = Type.Union([LiveReady, LiveEvents, LiveGap, LiveStored, LiveRefused])
export type LiveMessage = Static<typeof LiveMessage>

/** WebSocket close codes of the feed and what a client does next. */
export const LIVE_CLOSE = {
  request: [4400, 'The filter cannot be read: correct it.'],
  ticket: [4401, 'Ticket or sign-in missing, used or ended: fetch a new ticket.'],
  access: [4403, 'Access to the project was lost: stop.'],
  slow: [4408, 'The client read too slowly: reconnect with the cursor.'],
  restart: [1012, 'The server restarts: reconnect with the cursor.'],
  busy: [1013, 'Too many feeds or filters are open: try again later.'],
} as const

/** Bounds of the feed, of each query-api. */
export const LIVE_LIMITS = {
  feeds: 5_000,
  feedsPerProject: 2_500,
  /** Of one person, personal token owner or read key. */
  feedsPerCaller: 50,
  /** Different filters of one project at a time. */
  filtersPerProject: 20,
  /** Of one project and filter; above it a sample is shown. */
  eventsPerSecond: 2_000,
  /** Unsent bytes above which a client loses events. */
  clientBytes: 1024 * 1024,
  /** A client that does not drain for so long is closed. */
  drainMs: 30_000,
  /** Events of the whole installation that a cursor may lie behind. */
  resumeEvents: 50_000,
} as const
