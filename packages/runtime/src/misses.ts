/**
 * How many unknown keys an address may try: each costs a look-up, so who guesses is told to wait before the
 * store is asked again. Guessing could not succeed anyway; this keeps a flood of it from the database.
 * Counts in the memory of one process; bounded, the address unused for longest is forgotten. Pure.
 */
import type { Clock } from './clock.ts'

export interface MissSettings {
  /** Tries before the first wait. */
  readonly most: number
  /** Seconds in which they are all given back. */
  readonly seconds: number
  readonly addresses: number
}

const MISSES_DEFAULT = {
  most: 100,
  seconds: 60,
  addresses: 10_000,
} as const satisfies MissSettings

export interface Misses {
  /** Seconds until an address may try again; 0 when it may now. */
  wait(address: string): number
  /** Counts a try that failed. */
  count(address: string): void
}

interface Debt {
  level: number
  atMs: number
}

export const createMisses = (clock: Clock, settings: MissSettings = MISSES_DEFAULT): Misses => {
  const { most, seconds, addresses } = settings
  // A Map keeps the order of insertion, so its first key is the oldest.
  const debts = new Map<string, Debt>()
  const perMs = most / (seconds * 1000)

  const debtOf = (address: string): Debt => {
    const nowMs = clock.now()
    const known = debts.get(address)
    if (known === undefined) return { level: 0, atMs: nowMs }
    known.level = Math.max(0, known.level - Math.max(0, nowMs - known.atMs) * perMs)
    known.atMs = nowMs
    return known
  }
  return {
    wait: (address) => {
      const { level } = debtOf(address)
      return level + 1 <= most ? 0 : Math.ceil((level + 1 - most) / perMs / 1000)
    },
    count: (address) => {
      const debt = debtOf(address)
      debt.level += 1
      debts.delete(address)
      debts.set(address, debt)
      const [oldest] = debts.keys()
      if (debts.size > addresses && oldest !== undefined) debts.delete(oldest)
    },
  }
}
