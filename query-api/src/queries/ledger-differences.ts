/**
 * In which minutes does the log not hold what a run of a gateway acknowledged? Mostly the newest ones,
 * and those in which a run was killed. Programs without a run report nothing and are left out.
 */
import { ACCEPTED, ledgerEntries, LOGGED, type LedgerParams } from '@pulseboard/db'
import type { Question } from './run.ts'

export interface LedgerDifferenceRow {
  /** Start of the minute, epoch milliseconds. */
  minute_ms: number
  gateway: number
  accepted: number
  logged: number
  unavailable: number
  spooled: number
}

export const ledgerDifferences: Question<LedgerParams, LedgerDifferenceRow> = {
  name: 'ledger-differences',
  text: `
SELECT toInt64(toUnixTimestamp(minute)) * 1000 AS minute_ms, gateway, ${ACCEPTED} AS accepted,
  ${LOGGED} AS logged, sumIf(n, what = 'unavailable') AS unavailable,
  sumIf(n, what = 'spooled') AS spooled
FROM (${ledgerEntries()})
WHERE gateway != 0
GROUP BY minute, gateway
HAVING accepted != logged
ORDER BY minute, gateway`,
}
