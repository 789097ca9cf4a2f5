/** Lines of the ledger topic → rows of `ledger` and `gateway_runs`; pure. Figures of 0 make no row. */
import type { LedgerCounts, LedgerGateway, LedgerMessage } from '@pulseboard/contracts'
import type { GatewayRunRow, LedgerRow, LedgerRows } from '@pulseboard/db'

const OUTCOMES = [
  'received',
  'accepted',
  'duplicate',
  'spooled',
  'rate_limited',
  'unavailable',
] as const

const runOf = (hex: string): number => Number.parseInt(hex, 16)

/** As ClickHouse writes it. */
const storeTime = (text: string): string =>
  new Date(text).toISOString().replace('T', ' ').replace('Z', '')

const countRows = (line: LedgerCounts): LedgerRow[] => {
  const { project_id, key_id, sdk_name, sdk_version } = line
  const named = {
    project_id,
    minute: Math.floor(Date.parse(line.minute) / 60_000) * 60,
    gateway: runOf(line.gateway),
    key_id,
    sdk_name,
    sdk_version,
  }
  return [
    ...OUTCOMES.map((outcome) => ({ ...named, outcome, reason: '', events: line[outcome] })),
    ...Object.entries(line.rejected).map(([reason, events]) => ({
      ...named,
      outcome: 'rejected',
      reason,
      events,
    })),
  ].filter(({ events }) => events > 0)
}

const runRow = (line: LedgerGateway): GatewayRunRow => ({
  gateway: runOf(line.gateway),
  started_at: storeTime(line.started_at),
  reported_through: storeTime(line.reported_through),
  reported_at: storeTime(line.reported_at),
  ended: line.ended,
  spool_events: line.spool.events,
  spool_bytes: line.spool.bytes,
  spool_oldest_at: line.spool.oldest_at === null ? null : storeTime(line.spool.oldest_at),
})

export const toRows = (lines: readonly LedgerMessage[]): LedgerRows => ({
  counts: lines.flatMap((line) => (line.kind === 'counts' ? countRows(line) : [])),
  runs: lines.flatMap((line) => (line.kind === 'gateway' ? [runRow(line)] : [])),
})
