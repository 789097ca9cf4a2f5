/**
 * Id and times of an event. Three clocks meet here: when it happened and when it was sent by the
 * device's clock, and when we received it by ours. `sent_at` tells how wrong the device is.
 * Pure; the time of receipt is passed in. Never moves a time because it lies far in the past.
 *
 * | timestamp | sent_at                      | occurred                                   |
 * | none      | any                          | received                                   |
 * | given     | none, or near receipt        | timestamp                                  |
 * | given     | away from receipt            | timestamp + (received - sent_at)           |
 * and whatever lies too far in the future, or before the year 0, becomes the time of receipt.
 */
import { LIMITS, type EventInput } from '@pulseboard/contracts'

export interface Stamp {
  /** Lower-case UUID; also the key of the message. */
  readonly id: string
  /** Whether the client sent the id. */
  readonly idGiven: boolean
  readonly occurredMs: number
}

type Timestamp = string | number

const LEAP_SECOND = /:60/
// Before this, a date has no RFC 3339 form; only a nonsensical correction can lead there.
const YEAR_0_MS = Date.UTC(-1, 12)

/** Epoch milliseconds of a time that passed the schema. A leap second counts as the second before. */
export const epochMs = (time: Timestamp): number =>
  typeof time === 'number' ? time : Date.parse(time.replace(LEAP_SECOND, ':59').toUpperCase())

/** When it happened, by a right clock. */
export const occurredAt = (
  timestamp: Timestamp | undefined,
  sentAt: Timestamp | undefined,
  receivedMs: number,
): number => {
  if (timestamp === undefined) return receivedMs
  const offset = sentAt === undefined ? 0 : receivedMs - epochMs(sentAt)
  const skew = Math.abs(offset) > LIMITS.skewToleranceMs ? offset : 0
  const occurred = epochMs(timestamp) + skew
  const plausible = occurred >= YEAR_0_MS && occurred <= receivedMs + LIMITS.futureToleranceMs
  return plausible ? occurred : receivedMs
}

/** @param newId makes an id when the client sent none. */
export const stamp = (event: EventInput, receivedMs: number, newId: () => string): Stamp => ({
  id: event.id === undefined ? newId() : event.id.toLowerCase(),
  idGiven: event.id !== undefined,
  occurredMs: occurredAt(event.timestamp, event.sent_at, receivedMs),
})
