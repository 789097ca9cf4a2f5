/**
 * Adds what gateways reported to `ledger` and `gateway_runs`. Both tables keep the newest of what comes
 * for a line, so the same rows may be added any number of times. Runs are written after the counts: a
 * run that says "reported through" is never seen before the counts it speaks of.
 */
import type { ClickHouseClient } from '@clickhouse/client'

/** One figure of one line; the highest one counts. */
export interface LedgerRow {
  readonly project_id: string
  /** Seconds since 1970. */
  readonly minute: number
  readonly gateway: number
  readonly key_id: string
  readonly sdk_name: string
  readonly sdk_version: string
  readonly outcome: string
  readonly reason: string
  readonly events: number
}

/** Times as ClickHouse writes them, UTC. */
export interface GatewayRunRow {
  readonly gateway: number
  readonly started_at: string
  readonly reported_through: string
  readonly reported_at: string
  readonly ended: boolean
  readonly spool_events: number
  readonly spool_bytes: number
  readonly spool_oldest_at: string | null
}

export interface LedgerRows {
  readonly counts: readonly LedgerRow[]
  readonly runs: readonly GatewayRunRow[]
}

export const insertLedger = async (
  client: ClickHouseClient,
  { counts, runs }: LedgerRows,
): Promise<void> => {
  const format = 'JSONEachRow'
  if (counts.length > 0) await client.insert({ table: 'ledger', values: counts, format })
  if (runs.length > 0) await client.insert({ table: 'gateway_runs', values: runs, format })
}
