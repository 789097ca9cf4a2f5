/** How far back the two sides can be compared: what expired or was erased is missing on purpose. Pure. */
import { LEDGER_DAYS } from '@pulseboard/contracts'
import type { LedgerBounds } from '@pulseboard/db'
import { MINUTE_MS } from './balance.ts'

const DAY_MS = 86_400_000

/** The first whole minute of which everything is still there, epoch milliseconds. */
export const goesBackTo = ({ leastDays, erasedBefore }: LedgerBounds, now: number): number => {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  // Events expire when the day of receipt plus the retention begins.
  const kept = today - (leastDays - 1) * DAY_MS
  const erased =
    erasedBefore === null ? 0 : (Math.floor(erasedBefore.getTime() / MINUTE_MS) + 1) * MINUTE_MS
  const oldest = Math.ceil((now - LEDGER_DAYS * DAY_MS) / MINUTE_MS) * MINUTE_MS
  return Math.max(oldest, kept, erased)
}
