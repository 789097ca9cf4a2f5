/**
 * Messages of the live feed as bytes. Events are spliced in as they stand in Kafka: made once per
 * project and tick, the same buffer goes to every client. Pure.
 */
import type { LiveMessage } from '@pulseboard/contracts'

type GapReason = Extract<LiveMessage, { type: 'gap' }>['reason']

const COMMA = 0x2c
const OPEN = 0x7b
const CLOSE = 0x7d

/** Whether bytes look like one JSON object; what the gateway writes always does. */
export const isObjectBytes = (bytes: Buffer): boolean =>
  bytes[0] === OPEN && bytes[bytes.length - 1] === CLOSE

/** An `events` message around events that are JSON already. */
export const eventsFrame = (cursor: string, events: readonly Buffer[]): Buffer => {
  const head = Buffer.from(`{"type":"events","cursor":${JSON.stringify(cursor)},"events":[`)
  const tail = Buffer.from(']}')
  const size = events.reduce((sum, event) => sum + event.length + 1, head.length + tail.length)
  const frame = Buffer.allocUnsafe(size)
  let at = head.copy(frame)
  for (const [index, event] of events.entries()) {
    if (index > 0) frame[at++] = COMMA
    at += event.copy(frame, at)
  }
  at += tail.copy(frame, at)
  return frame.subarray(0, at)
}

export const readyFrame = (cursor: string): Buffer =>
  Buffer.from(JSON.stringify({ type: 'ready', cursor }))

export const gapFrame = (count: number, reason: GapReason): Buffer =>
  Buffer.from(JSON.stringify({ type: 'gap', count, reason }))

export const storedFrame = (ids: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify({ type: 'stored', ids }))
