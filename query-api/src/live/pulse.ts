/**
 * When the hub sends: 50 ms after the first event that waits, so that everything of one tick goes out as one
 * frame; and every 5 s a cursor to those who have heard none, or theirs would be too old to resume one day.
 * Nothing runs while nobody watches.
 */
import type { Hub } from './hub.ts'

const TICK_MS = 50
const POSITION_MS = 5_000

export interface Pulse {
  /** Something waits: it is sent with the next tick. */
  soon(): void
  /** Sends what waits. */
  now(): void
  /** One more client watches. @returns a function that counts it off */
  keep(): () => void
  stop(): void
}

/** @param cursor of the position that the tail has reached */
export const createPulse = (hub: Hub, cursor: () => string): Pulse => {
  let tick: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  let watching = 0

  const now = (): void => {
    clearTimeout(tick)
    tick = undefined
    if (hub.waiting) hub.flush(cursor())
  }
  const tell = (): void => {
    now()
    hub.tellPosition(cursor())
  }
  const stop = (): void => {
    clearTimeout(tick)
    clearInterval(telling)
    tick = undefined
    telling = undefined
  }
  return {
    soon: () => {
      tick ??= setTimeout(now, TICK_MS)
    },
    now,
    keep: () => {
      watching += 1
      telling ??= setInterval(tell, POSITION_MS)
      return () => {
        watching -= 1
        if (watching === 0) stop()
      }
    },
    stop,
  }
}
