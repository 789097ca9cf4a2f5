/** An even pace: so many events a second, none saved up while nothing was to do. Pure but for the clock. */
import type { Clock } from '@pulseboard/runtime'

/** Says how long to wait before the next events may go. */
export const createPace = (eventsPerSecond: number, clock: Clock) => {
  let freeAtMs = 0
  return {
    /** Milliseconds until the next may go. */
    waitMs: (): number => Math.max(0, freeAtMs - clock.now()),
    /** So many went now. */
    spent: (events: number): void => {
      freeAtMs = Math.max(freeAtMs, clock.now()) + (events * 1000) / eventsPerSecond
    },
  }
}
