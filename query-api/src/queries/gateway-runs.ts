/**
 * How far has each run of a gateway reported, and what is in its spool? Runs that fell silent before a
 * time are left out, unless events wait in their spool; the newest 2000.
 */
import type { Question } from './run.ts'

export interface GatewayRunsRow {
  gateway: number
  /** Epoch milliseconds. */
  started_ms: number
  through_ms: number
  reported_ms: number
  ended: boolean
  spool_events: number
  spool_bytes: number
  spool_oldest_ms: number | null
}
export interface GatewayRunsParams extends Record<string, unknown> {
  /** Epoch milliseconds. */
  readonly since: number
}

export const gatewayRuns: Question<GatewayRunsParams, GatewayRunsRow> = {
  name: 'gateway-runs',
  text: `
SELECT gateway, toUnixTimestamp64Milli(started_at) AS started_ms,
  toUnixTimestamp64Milli(reported_through) AS through_ms,
  toUnixTimestamp64Milli(reported_at) AS reported_ms, ended, spool_events, spool_bytes,
  toUnixTimestamp64Milli(spool_oldest_at) AS spool_oldest_ms
FROM gateway_runs FINAL
WHERE reported_at >= fromUnixTimestamp64Milli({since: Int64}, 'UTC') OR spool_events > 0
ORDER BY reported_at DESC
LIMIT 2000`,
}
