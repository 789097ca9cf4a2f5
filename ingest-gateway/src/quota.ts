/**
 * Monthly quotas: how many events a line of keys may send in a calendar month (UTC). Pure; the clock is
 * injected. What this gateway accepted is counted here, exactly; what others did is what PostgreSQL last
 * said (`learn`). So several gateways together can accept more than the quota: at most what they all
 * take between two reports (quota-reports.ts), and the rest of the batch that crossed it. One small entry
 * a line of keys that has a quota and sent something this month.
 */
import type { Clock } from '@pulseboard/runtime'

/** A quota as it stands in the database. */
export interface Quota {
  /** The line of keys that it belongs to. */
  readonly id: string
  readonly events: number
}

export interface QuotaStanding {
  /** Whole events left this month; never negative. */
  readonly remaining: number
  /** Seconds of the whole month, and until its end. */
  readonly monthSeconds: number
  readonly resetSeconds: number
  /** Start of the next month, ms. */
  readonly endsMs: number
}

/** What one line of keys sent in one month, as far as this gateway counted it. */
export interface QuotaCount {
  readonly id: string
  /** First day, such as 2026-11-01. */
  readonly month: string
  readonly events: number
}

export interface Quotas {
  look(quota: Quota): QuotaStanding
  /** Counts accepted events. */
  charge(quota: Quota, events: number): void
  /** What other gateways, and earlier runs of this one, accepted in a month. */
  learn(id: string, month: string, elsewhere: number): void
  /** Counts of what was used since they were last taken: also by a request that was refused. */
  take(): QuotaCount[]
  /** Taken counts that could not be reported. */
  putBack(counts: readonly QuotaCount[]): void
}

interface Account {
  readonly month: string
  own: number
  elsewhere: number
  isUsed: boolean
}

/** The calendar month that a time lies in. */
const monthOf = (nowMs: number) => {
  const date = new Date(nowMs)
  const startMs = Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
  const endMs = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
  return { name: new Date(startMs).toISOString().slice(0, 10), startMs, endMs }
}

export const createQuotas = (clock: Clock): Quotas => {
  const accounts = new Map<string, Account>()
  // Counts of a month that ended before they were taken.
  const late: QuotaCount[] = []
  let month = monthOf(clock.now())

  const turnMonth = (): void => {
    const nowMs = clock.now()
    if (nowMs < month.endMs && nowMs >= month.startMs) return
    month = monthOf(nowMs)
    for (const [id, account] of accounts)
      if (account.isUsed) late.push({ id, month: account.month, events: account.own })
    accounts.clear()
  }
  const accountOf = (id: string): Account => {
    turnMonth()
    const known = accounts.get(id)
    if (known !== undefined) return known
    const opened = { month: month.name, own: 0, elsewhere: 0, isUsed: false }
    accounts.set(id, opened)
    return opened
  }

  return {
    look: ({ id, events }) => {
      const account = accountOf(id)
      account.isUsed = true
      const { own, elsewhere } = account
      return {
        remaining: Math.max(0, events - own - elsewhere),
        monthSeconds: (month.endMs - month.startMs) / 1000,
        resetSeconds: Math.ceil((month.endMs - clock.now()) / 1000),
        endsMs: month.endMs,
      }
    },
    charge: ({ id }, events) => {
      const account = accountOf(id)
      account.own += events
      account.isUsed = true
    },
    learn: (id, named, elsewhere) => {
      const account = accountOf(id)
      // A total only grows within its month; an older answer may come late.
      if (account.month === named) account.elsewhere = Math.max(account.elsewhere, elsewhere)
    },
    take: () => {
      turnMonth()
      const taken = late.splice(0)
      for (const [id, account] of accounts) {
        if (!account.isUsed) continue
        account.isUsed = false
        taken.push({ id, month: account.month, events: account.own })
      }
      return taken
    },
    putBack: (counts) => {
      for (const count of counts) {
        const account = accounts.get(count.id)
        if (account?.month === count.month) account.isUsed = true
        else late.push(count)
      }
    },
  }
}
