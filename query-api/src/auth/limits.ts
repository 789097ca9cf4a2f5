/**
 * How often what may be tried. Who counts:
 *
 * - `address`: everything from one address.
 * - `pair`: one account from one address; from a device that was signed in to it before, that device.
 * - `account`: one account from anywhere. Only where somebody must have proved something already (a
 *   session, the password), because whoever can use it up locks everybody else out.
 * - `slow`: one account from anywhere, where nothing was proved: beyond it answers are delayed, never
 *   refused, so that a stranger can slow an account down but not lock it.
 */
export interface Limit {
  readonly points: number
  readonly seconds: number
}

export type Action =
  'register' | 'login' | 'second-factor' | 'hello' | 'refresh' | 'forgot' | 'link' | 'password'

export type LimitKind = 'address' | 'pair' | 'account' | 'slow'
export type Limits = Readonly<Record<Action, Readonly<Partial<Record<LimitKind, Limit>>>>> & {
  /** Mails about one account. */
  readonly mail: { readonly account: Limit }
}

const QUARTER = 900
const HOUR = 3600

export const LIMITS_DEFAULT: Limits = {
  register: {
    address: { points: 30, seconds: HOUR },
    pair: { points: 10, seconds: HOUR },
  },
  login: {
    address: { points: 60, seconds: 300 },
    pair: { points: 10, seconds: QUARTER },
    slow: { points: 20, seconds: QUARTER },
  },
  'second-factor': {
    address: { points: 60, seconds: 300 },
    account: { points: 10, seconds: QUARTER },
  },
  hello: { address: { points: 20, seconds: QUARTER } },
  refresh: { address: { points: 600, seconds: QUARTER } },
  forgot: { address: { points: 30, seconds: HOUR }, pair: { points: 5, seconds: HOUR } },
  link: { address: { points: 30, seconds: QUARTER } },
  password: {
    address: { points: 60, seconds: 300 },
    account: { points: 10, seconds: QUARTER },
  },
  mail: { account: { points: 20, seconds: 86_400 } },
}

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 8_000

/** How long an answer is held back, by the tries beyond the limit: 0, 250 ms, 500 ms … 8 s. Pure. */
export const delayFor = (triesBeyond: number): number =>
  triesBeyond <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (triesBeyond - 1))
