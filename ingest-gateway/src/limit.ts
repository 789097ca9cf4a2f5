/**
 * Token buckets: events per second with a burst, per project and per key. Pure; the clock is injected.
 * A request is admitted while the bucket holds at least one token and is then charged for all its
 * events, so a batch larger than what is left passes once and the debt is paid by waiting. Hence the
 * decision can be made before a body is read. The number of buckets is bounded; the one unused for
 * longest is forgotten, which can only favour the client.
 */
import type { Clock } from '@pulseboard/runtime'
import { createLru } from './lru.ts'

/** A limit as it stands in the database. */
export interface Limit {
  /** Whom it binds, for headers and messages. */
  readonly name: 'project' | 'key'
  /** Bucket of the limit. */
  readonly id: string
  /** Events per second. */
  readonly rate: number
  readonly burst: number
}

export interface Standing {
  readonly limit: Limit
  /** Whole events left now; never negative. */
  readonly remaining: number
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number
  /** Seconds until the next event would be admitted; 0 when it is now. */
  readonly waitSeconds: number
}

export interface Limiter {
  /** How things stand, without charging. */
  look(limit: Limit): Standing
  /** Charges events to a limit, into debt if need be. */
  charge(limit: Limit, events: number): void
}

interface Bucket {
  level: number
  atMs: number
}

export const createLimiter = (clock: Clock, maxBuckets = 20_000): Limiter => {
  const buckets = createLru<Bucket>(maxBuckets)

  const refilled = ({ id, rate, burst }: Limit): Bucket => {
    const nowMs = clock.now()
    const known = buckets.get(id)
    const bucket = known ?? { level: burst, atMs: nowMs }
    // A clock that was set back must not drain a bucket.
    const gained = (Math.max(0, nowMs - bucket.atMs) * rate) / 1000
    bucket.level = Math.min(burst, bucket.level + gained)
    bucket.atMs = nowMs
    return bucket
  }

  return {
    look: (limit) => {
      const { level } = refilled(limit)
      return {
        limit,
        remaining: Math.max(0, Math.floor(level)),
        resetSeconds: Math.ceil((limit.burst - level) / limit.rate),
        waitSeconds: level >= 1 ? 0 : (1 - level) / limit.rate,
      }
    },
    charge: (limit, events) => {
      const bucket = refilled(limit)
      bucket.level -= events
      buckets.set(limit.id, bucket)
    },
  }
}

/** `RateLimit-Policy`: burst and the seconds in which it refills, of each limit. */
export const policyHeader = (limits: readonly Limit[]): string =>
  limits
    .map(({ name, rate, burst }) => `"${name}";q=${burst};w=${Math.ceil(burst / rate)}`)
    .join(', ')

/** `RateLimit`: what is left and when it is full again, of each limit. */
export const standingHeader = (standings: readonly Standing[]): string =>
  standings
    .map(({ limit, remaining, resetSeconds }) => `"${limit.name}";r=${remaining};t=${resetSeconds}`)
    .join(', ')

/** Whole seconds for Retry-After, spread so that waiting clients do not return together. */
export const retryAfter = (waitSeconds: number, random: () => number): number =>
  Math.max(1, Math.ceil(waitSeconds)) + Math.floor(random() * 3)
