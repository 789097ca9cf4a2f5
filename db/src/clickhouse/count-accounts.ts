/** How many events of a time did gateways acknowledge, and how many of those have met their end? */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'
import { ACCEPTED, ledgerEntries, LOGGED } from './ledger-entries.ts'

export interface Accounts {
  readonly accepted: number
  /** Stored, a duplicate, filtered or in quarantine; of each run at most what it acknowledged. */
  readonly logged: number
}

const ACCOUNTS = `
SELECT toFloat64(sum(accepted)) AS accepted, toFloat64(sum(least(accepted, logged))) AS logged FROM (
  SELECT minute, gateway, ${ACCEPTED} AS accepted, ${LOGGED} AS logged
  FROM (${ledgerEntries()}) WHERE gateway != 0 GROUP BY minute, gateway
)`

/** By time of receipt, epoch milliseconds in whole minutes; the end is exclusive. */
export const countAccounts = async (
  client: ClickHouseClient,
  { projectId, from, to }: { projectId: string; from: number; to: number },
): Promise<Accounts> => {
  const rows = await askRows<Accounts>(client, ACCOUNTS, {
    project: projectId,
    from: Math.floor(from / 60_000) * 60,
    to: Math.floor(to / 60_000) * 60,
  })
  return rows[0] ?? { accepted: 0, logged: 0 }
}
