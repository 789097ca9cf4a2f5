/**
 * How often sign-in, registration and the like may be tried: counters in PostgreSQL, shared by all
 * replicas. Counts per address (an IPv6 customer has 2^64 of them, so the /64 counts) and, where
 * guessing pays, per account; a good sign-in clears its account's count. Addresses and accounts are
 * stored as hashes only.
 */
import { isIPv6 } from 'node:net'
import { isUnavailable, type SqlPool } from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

interface Limit {
  readonly points: number
  readonly seconds: number
}
type Action = 'register' | 'login' | 'hello' | 'refresh'
export type Limits = Readonly<Record<Action, { address: Limit; account?: Limit }>>

const LIMITS_DEFAULT: Limits = {
  register: { address: { points: 30, seconds: 3600 }, account: { points: 10, seconds: 3600 } },
  login: { address: { points: 60, seconds: 300 }, account: { points: 15, seconds: 900 } },
  hello: { address: { points: 20, seconds: 900 } },
  refresh: { address: { points: 600, seconds: 900 } },
}

export interface Throttle {
  /** Counts one try. @returns the headers to answer with. @throws AppError `rate_limited`. */
  count(action: Action, who: { address: string; account?: string }): Promise<Record<string, string>>
  /** Forgets the tries of an account after a good one. */
  forgive(action: Action, account: string): Promise<void>
}

/** What counts as one address. */
export const addressGroup = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

const shortHash = (text: string): string => hashSecret(text).toString('base64url').slice(0, 22)

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

export const createThrottle = (pool: SqlPool, limits: Limits = LIMITS_DEFAULT): Throttle => {
  let sweeping = true
  const limiterOf = (name: string, limit: Limit): RateLimiterPostgres => {
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
    return limiter
  }
  const limiters = new Map<string, { limit: Limit; limiter: RateLimiterPostgres }>()
  for (const [action, { address, account }] of Object.entries(limits)) {
    const add = (name: string, limit: Limit): void =>
      void limiters.set(name, { limit, limiter: limiterOf(name, limit) })
    add(`${action}-address`, address)
    if (account !== undefined) add(`${action}-account`, account)
  }

  const consume = async (name: string, who: string): Promise<Record<string, string>> => {
    const found = limiters.get(name)
    if (found === undefined) return {}
    try {
      return headersOf(name, found.limit, await found.limiter.consume(shortHash(who)))
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) throw refusal(name, found.limit, thrown)
      throw storeError(thrown)
    }
  }
  return {
    count: async (action, { address, account }) => {
      const headers = await consume(`${action}-address`, addressGroup(address))
      if (account !== undefined) await consume(`${action}-account`, account.toLowerCase())
      return headers
    },
    forgive: async (action, account) => {
      await limiters.get(`${action}-account`)?.limiter.delete(shortHash(account.toLowerCase()))
    },
  }
}
