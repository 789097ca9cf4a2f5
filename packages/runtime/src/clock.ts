/** The only place that reads the wall clock; everything else takes a `Clock`, so tests can set it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
