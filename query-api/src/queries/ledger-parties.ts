/** How many events of each outcome came with each key and SDK? */
import { ledgerEntries, type LedgerParams } from '@pulseboard/db'
import type { Question } from './run.ts'

export interface LedgerPartyRow {
  key_id: string
  sdk_name: string
  sdk_version: string
  what: string
  events: number
}

export const ledgerParties: Question<LedgerParams, LedgerPartyRow> = {
  name: 'ledger-parties',
  text: `
SELECT toString(key_id) AS key_id, sdk_name, sdk_version, what, sum(n) AS events
FROM (${ledgerEntries(['key_id', 'sdk_name', 'sdk_version'])})
GROUP BY key_id, sdk_name, sdk_version, what
ORDER BY key_id, sdk_name, sdk_version, what`,
}
