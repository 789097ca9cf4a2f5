/**
 * How the runs of gateways stand: alive, ended in order, or dead because they fell silent. Pure. Silence
 * counts only as far as the ledger's topic has been read: while its reader is behind, nobody is dead.
 */
import type { GatewayStanding } from '@pulseboard/contracts'
import type { GatewayRunsRow } from '../queries/gateway-runs.ts'
import type { Standing } from './balance.ts'

/** A gateway says something every second. */
export const SILENT_MS = 30_000

export type Standings = ReadonlyMap<number, Standing['standing']>

/** @param readTo time up to which the topic of the ledger has been read, epoch milliseconds */
export const standingsAt = (runs: readonly GatewayRunsRow[], readTo: number): Standings =>
  new Map(
    runs.map((run) => {
      const silent = run.reported_ms < readTo - SILENT_MS
      return [run.gateway, run.ended ? 'ended' : silent ? 'dead' : 'alive']
    }),
  )

/** Where the topic's reader is: now without lag, else at the newest line that it has read. */
export const readTo = (
  runs: readonly GatewayRunsRow[],
  lag: number | undefined,
  now: number,
): number => (lag === 0 ? now : Math.max(0, ...runs.map(({ reported_ms }) => reported_ms)))

/**
 * A time before which every event that a run acknowledged is in Kafka: all that it reported, without
 * what waits in its spool. A run that speaks no more has sent what it could.
 */
export const sentBefore = (run: GatewayRunsRow, standing: Standing['standing']): number => {
  const reported = standing === 'alive' ? run.through_ms : Number.POSITIVE_INFINITY
  return run.spool_events > 0 ? Math.min(reported, run.spool_oldest_ms ?? 0) : reported
}

export const gatewayName = (gateway: number): string => gateway.toString(16).padStart(8, '0')

const iso = (ms: number): string => new Date(ms).toISOString()

export const toGateway = (
  run: GatewayRunsRow,
  standing: Standing['standing'],
): GatewayStanding => ({
  gateway: gatewayName(run.gateway),
  standing,
  started_at: iso(run.started_ms),
  reported_through: iso(run.through_ms),
  silent_since: standing === 'alive' ? null : iso(run.reported_ms),
  spool: {
    events: run.spool_events,
    bytes: run.spool_bytes,
    oldest_at: run.spool_oldest_ms === null ? null : iso(run.spool_oldest_ms),
  },
})
