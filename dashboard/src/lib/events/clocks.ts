/**
 * The three clocks of an event: what the device said, when it was sent, when we had it, and what was
 * made of them. Pure. The device may be wrong; the correction is shown, never hidden.
 */
import type { Event } from '@pulseboard/contracts'

export interface Clocks {
  /** When it happened, by the clock of the device; null when the client sent no time. */
  readonly claimed: number | null
  readonly sent: number | null
  readonly received: number
  /** When it happened, corrected; what charts and lists use. */
  readonly occurred: number
  /** What was added to the device's time; 0 when it was taken as it is. */
  readonly correction: number
  /** From happening to receipt, after correction. */
  readonly delay: number
}

export function clocksOf(event: Event): Clocks {
  const claimed = toTime(event.timestamp)
  const received = Date.parse(event.received_at)
  const occurred = Date.parse(event.occurred_at)
  return {
    claimed,
    sent: toTime(event.sent_at),
    received,
    occurred,
    correction: claimed === null ? 0 : occurred - claimed,
    delay: received - occurred,
  }
}

function toTime(value: string | number | undefined): number | null {
  if (value === undefined) return null
  const time = typeof value === 'number' ? value : Date.parse(value)
  return Number.isFinite(time) ? time : null
}
