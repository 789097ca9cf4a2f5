/**
 * When the hub sends: 50 ms after the first event that waits, so that everything of one tick goes out as one
 * frame. When sending takes long (many clients, a busy machine) the ticks are further apart, up to 200 ms, and the
 * frames larger: at most a third of the time goes into sending, the rest is for everybody else. And every 5 s a cursor to those who have heard none, or theirs would be too old to resume one day.
 * Nothing runs while nobody watches.
 */
import type { Clock } from '@pulseboard/runtime'
import type { Hub } from './hub.ts'

const SHORTEST_TICK_MS = 50
const LONGEST_TICK_MS = 200
/** A tick is at least so many times what sending took the last time. */
const REST = 2
const POSITION_MS = 5_000

export interface Pulse {
  /** Something waits: it is sent with the next tick. */
  soon(): void
  /** Sends what waits. */
  now(): void
  /**
   * Does something in the first moment in which nothing waits: at once, or after the next tick. Who joins then is
   * not sent what came before; and no tick is cut short for it, as thousands who come at once would cost each a
   * frame to all others.
   */
  between(act: () => void): void
  /** One more client watches. @returns a function that counts it off */
  keep(): () => void
  stop(): void
}

/** @param cursor of the position that the tail has reached */
export const createPulse = (hub: Hub, clock: Clock, cursor: () => string): Pulse => {
  let tickMs = SHORTEST_TICK_MS
  let tick: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  let watching = 0
  let acts: (() => void)[] = []

  const now = (): void => {
    clearTimeout(tick)
    tick = undefined
    if (hub.waiting) {
      const started = clock.now()
      hub.flush(cursor())
      const wanted = REST * (clock.now() - started)
      tickMs = Math.min(LONGEST_TICK_MS, Math.max(SHORTEST_TICK_MS, wanted))
    }
    const due = acts
    acts = []
    for (const act of due) act()
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
      tick ??= setTimeout(now, tickMs)
    },
    now,
    between: (act) => {
      if (hub.waiting) acts.push(act)
      else act()
    },
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
