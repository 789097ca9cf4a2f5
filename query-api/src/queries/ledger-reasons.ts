/** Why were events of each bucket refused, left out or set aside? */
import type { LedgerBucketParams } from './ledger-buckets.ts'
import { ledgerEntriesWithReason } from '@pulseboard/db'
import type { Question } from './run.ts'

export interface LedgerReasonRow {
  t: number
  what: 'rejected' | 'filtered' | 'quarantined'
  reason: string
  events: number
}

export const ledgerReasons: Question<LedgerBucketParams, LedgerReasonRow> = {
  name: 'ledger-reasons',
  text: `
SELECT intDiv(toInt64(toUnixTimestamp(minute)), {step: Int64}) * {step: Int64} * 1000 AS t, what, reason,
  sum(n) AS events
FROM (${ledgerEntriesWithReason()})
WHERE what IN ('rejected', 'filtered', 'quarantined')
GROUP BY t, what, reason
ORDER BY t, what, reason`,
}
