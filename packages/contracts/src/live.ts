/**
 * Messages of the live feed, server → client, over WebSocket. `cursor` is opaque: the offset vector
 * after the message. A client that lost messages is told so (`gap`), never left to guess.
 */
import { Type, type Static } from 'typebox'
import { Event } from './event.ts'

const cursor = Type.String({ description: 'Opaque position after this message.' })
const message = <T extends string, P extends Parameters<typeof Type.Object>[0]>(
  type: T,
  properties: P,
) => Type.Object({ type: Type.Literal(type), ...properties }, { additionalProperties: false })

export const LiveReady = message('ready', { cursor })
export const LiveEvents = message('events', { cursor, events: Type.Array(Event) })
/** `count` events were dropped because the client read too slowly. */
export const LiveGap = message('gap', {
  count: Type.Integer({ minimum: 1 }),
  reason: Type.Enum(['slow_client', 'restarted']),
})
/** These events, sent before as received, are in ClickHouse now. */
export const LiveStored = message('stored', { ids: Type.Array(Type.String()) })

export const LiveMessage = Type.Union([LiveReady, LiveEvents, LiveGap, LiveStored])
export type LiveMessage = Static<typeof LiveMessage>

/** WebSocket close codes of the feed and what a client does next. */
export const LIVE_CLOSE = {
  ticket: [4401, 'Ticket missing, used or expired: fetch a new one.'],
  access: [4403, 'Access to the project was lost: stop.'],
  slow: [4408, 'The client read too slowly: reconnect.'],
  restart: [1012, 'The server restarts: reconnect with the cursor.'],
} as const
