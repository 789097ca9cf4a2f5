/** How many events of each outcome were received in each bucket? Buckets without any are absent. */
import { ledgerEntries, LOGGED, type LedgerParams } from '@pulseboard/db'
import type { Question } from './run.ts'

export interface LedgerBucketParams extends LedgerParams {
  /** Seconds. */
  readonly step: number
}
export interface LedgerBucketRow {
  t: number
  received: number
  accepted: number
  repeated: number
  rate_limited: number
  unavailable: number
  spooled: number
  stored: number
  duplicate: number
  replayed: number
  /** In the log, written by programs that report nothing. */
  direct: number
}

const one = (what: string): string => `sumIf(n, what = '${what}') AS ${what}`
const SINGLE = [
  'received',
  'accepted',
  'repeated',
  'rate_limited',
  'unavailable',
  'spooled',
  'stored',
  'duplicate',
  'replayed',
]

export const ledgerBuckets: Question<LedgerBucketParams, LedgerBucketRow> = {
  name: 'ledger-buckets',
  text: `
SELECT intDiv(toInt64(toUnixTimestamp(minute)), {step: Int64}) * {step: Int64} * 1000 AS t,
  ${SINGLE.map(one).join(', ')},
  ${LOGGED.replace('sumIf(n, ', 'sumIf(n, gateway = 0 AND ')} AS direct
FROM (${ledgerEntries()})
GROUP BY t
ORDER BY t`,
}
