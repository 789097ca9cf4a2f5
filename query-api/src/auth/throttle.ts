/**
 * Counts tries against the limits of `limits.ts`, in PostgreSQL, for all replicas together. A try is
 * counted before it is made, so that a thousand at once count as a thousand, and given back when it was
 * good: failures count. Addresses, accounts and devices are stored as hashes only.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { isUnavailable, type SqlPool } from '@pulseboard/db'
import { addressGroup, AppError, hashSecret } from '@pulseboard/runtime'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import {
  delayFor,
  LIMITS_DEFAULT,
  type Action,
  type Limit,
  type LimitKind,
  type Limits,
} from './limits.ts'

/** Who tries. */
export interface Trier {
  readonly address: string
  /** The account it is about, as it was typed or by id. */
  readonly account?: string
  /** Set when the device was signed in to the account before: it stands for the address then. */
  readonly device?: string | undefined
}

export interface Throttle {
  /** Counts one try, and holds it back where that is the limit. @returns headers for the answer. @throws AppError `rate_limited`. */
  count(action: Action, who: Trier): Promise<Record<string, string>>
  /** Gives a good try back. */
  forgive(action: Action, who: Trier): Promise<void>
  /** Counts one and says whether it is within the limit. */
  allows(what: 'mail', account: string): Promise<boolean>
}

// Each held-back answer keeps a connection open.
const MAX_HELD_BACK = 500

const shortHash = (text: string): string => hashSecret(text).toString('base64url').slice(0, 22)

/** The counter that a kind of limit uses for somebody; none when it does not apply. */
const counterOf = (kind: LimitKind, who: Trier): string | undefined => {
  const account = who.account?.toLowerCase()
  const known = who.device !== undefined
  if (kind === 'address') return known ? undefined : addressGroup(who.address)
  if (account === undefined || (kind === 'slow' && known)) return undefined
  return kind === 'pair' ? `${account} ${who.device ?? addressGroup(who.address)}` : account
}

const headersOf = (name: string, limit: Limit, state: RateLimiterRes): Record<string, string> => ({
  'ratelimit-policy': `"${name}";q=${limit.points};w=${limit.seconds}`,
  ratelimit: `"${name}";r=${Math.max(0, state.remainingPoints)};t=${Math.ceil(state.msBeforeNext / 1000)}`,
})

const refusal = (name: string, limit: Limit, state: RateLimiterRes): AppError => {
  // Jitter, so that everyone who was refused does not come back in the same second.
  const wait = Math.max(1, Math.ceil(state.msBeforeNext / 1000)) + Math.floor(Math.random() * 5)
  return new AppError('rate_limited', {
    detail: `The limit "${name}" (${limit.points} in ${limit.seconds} s) is reached: try again in ${wait} s.`,
    retryAfter: wait,
    headers: headersOf(name, limit, state),
  })
}

const storeError = (error: unknown): unknown =>
  isUnavailable(error) ? new AppError('store_unavailable', { retryAfter: 2, cause: error }) : error

interface Counter {
  readonly name: string
  readonly kind: LimitKind
  readonly limit: Limit
  readonly limiter: RateLimiterPostgres
}

const createCounters = (pool: SqlPool, limits: Limits): Map<string, readonly Counter[]> => {
  let sweeping = true
  const counterFor = (action: string, kind: LimitKind, limit: Limit): Counter => {
    const name = `${action}-${kind}`
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // One of them sweeps the table they share.
      clearExpiredByTimeout: sweeping,
      keyPrefix: name,
      points: limit.points,
      duration: limit.seconds,
    })
    sweeping = false
    return { name, kind, limit, limiter }
  }
  return new Map(
    Object.entries(limits).map(([action, kinds]) => [
      action,
      (Object.entries(kinds) as [LimitKind, Limit][]).map(([kind, limit]) =>
        counterFor(action, kind, limit),
      ),
    ]),
  )
}

/** @returns what the counter says, whether or not it is over. @throws AppError when it cannot be asked */
const consume = async (
  { limiter }: Counter,
  key: string,
): Promise<{ state: RateLimiterRes; over: boolean }> => {
  try {
    return { state: await limiter.consume(shortHash(key)), over: false }
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return { state: thrown, over: true }
    throw storeError(thrown)
  }
}

/** @param wait replaced by tests */
export const createThrottle = (
  pool: SqlPool,
  limits: Limits = LIMITS_DEFAULT,
  wait: (ms: number) => Promise<unknown> = delay,
): Throttle => {
  const counters = createCounters(pool, limits)
  let heldBack = 0
  const holdBack = async (ms: number): Promise<void> => {
    if (ms === 0) return
    if (heldBack >= MAX_HELD_BACK) throw new AppError('overloaded', { retryAfter: 5 })
    heldBack += 1
    await wait(ms).finally(() => (heldBack -= 1))
  }
  return {
    count: async (action, who) => {
      const headers: Record<string, string> = {}
      for (const counter of counters.get(action) ?? []) {
        const key = counterOf(counter.kind, who)
        if (key === undefined) continue
        const { state, over } = await consume(counter, key)
        if (counter.kind === 'slow') {
          await holdBack(delayFor(state.consumedPoints - counter.limit.points))
          continue
        }
        if (over) throw refusal(counter.name, counter.limit, state)
        if (counter.kind === 'address' || headers['ratelimit'] === undefined)
          Object.assign(headers, headersOf(counter.name, counter.limit, state))
      }
      return headers
    },
    forgive: async (action, who) => {
      for (const { kind, limiter } of counters.get(action) ?? []) {
        const key = counterOf(kind, who)
        if (key === undefined) continue
        // What is somebody's own is forgotten whole; what strangers share is given back once.
        if (kind === 'pair' || kind === 'account') await limiter.delete(shortHash(key))
        else await limiter.reward(shortHash(key))
      }
    },
    allows: async (what, account) => {
      const [counter] = counters.get(what) ?? []
      return counter === undefined || !(await consume(counter, account)).over
    },
  }
}
