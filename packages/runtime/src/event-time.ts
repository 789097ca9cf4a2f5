/**
 * When did an event happen? Three clocks meet here: when it happened and when it was sent by the
 * device's clock, and when we received it by ours. `sent_at` tells how wrong the device is.
 * Pure; the time of receipt is passed in. Never moves a time because it lies far in the past.
 *
 * | timestamp | sent_at                      | occurred                                   |
 * | none      | any                          | received                                   |
 * | given     | none, or near receipt        | timestamp                                  |
 * | given     | away from receipt            | timestamp + (received - sent_at)           |
 * and whatever lies too far in the future, or before the year 0, becomes the time of receipt.
 */
import { LIMITS } from '@pulseboard/contracts'

type Timestamp = string | number

// Before this, a date has no RFC 3339 form; only a nonsensical correction can lead there.
const YEAR_0_MS = Date.UTC(-1, 12)

/** RFC 3339 also allows lower-case letters and leap seconds; one counts as the second before. */
const parseUnusual = (time: string): number => Date.parse(time.toUpperCase().replace(/:60/, ':59'))

/** Epoch milliseconds of a time that passed the schema; NaN for a day that is in no calendar. */
export const epochMs = (time: Timestamp): number => {
  if (typeof time === 'number') return time
  const ms = Date.parse(time)
  return Number.isNaN(ms) ? parseUnusual(time) : ms
}

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
