/** Sums by API key and by SDK; pure. */
import type { KeyTotals, SdkTotals } from '@pulseboard/contracts'
import type { LedgerPartyRow } from '../queries/ledger-parties.ts'

type Figures = Omit<KeyTotals, 'key_id'>

const of = (rows: readonly LedgerPartyRow[], ...whats: string[]): number =>
  rows.reduce((sum, { what, events }) => (whats.includes(what) ? sum + events : sum), 0)

const figuresOf = (rows: readonly LedgerPartyRow[]): Figures => ({
  received: of(rows, 'received'),
  accepted: of(rows, 'accepted', 'repeated'),
  rejected: of(rows, 'rejected'),
  rate_limited: of(rows, 'rate_limited'),
  unavailable: of(rows, 'unavailable'),
  stored: of(rows, 'stored'),
  duplicate: of(rows, 'duplicate', 'repeated'),
  filtered: of(rows, 'filtered'),
  quarantined: of(rows, 'quarantined'),
})

const busiestFirst = <T extends Figures>(totals: T[]): T[] =>
  totals.toSorted((a, b) => Math.max(b.received, b.stored) - Math.max(a.received, a.stored))

export const byKey = (rows: readonly LedgerPartyRow[]): KeyTotals[] =>
  busiestFirst(
    [...Map.groupBy(rows, ({ key_id }) => key_id)].map(([key_id, mine]) => ({
      key_id,
      ...figuresOf(mine),
    })),
  )

export const bySdk = (rows: readonly LedgerPartyRow[]): SdkTotals[] =>
  busiestFirst(
    [...Map.groupBy(rows, (row) => `${row.sdk_name} ${row.sdk_version}`).values()].map((mine) => ({
      sdk_name: mine[0]?.sdk_name ?? '',
      sdk_version: mine[0]?.sdk_version ?? '',
      ...figuresOf(mine),
    })),
  )
