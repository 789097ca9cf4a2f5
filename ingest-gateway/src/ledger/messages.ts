/** Lines and the gateway's own state → messages of the ledger topic. Pure. */
import type { LedgerCounts, LedgerGateway, LedgerMessage } from '@pulseboard/contracts'
import type { SpoolStanding } from '../spool/holdings.ts'
import type { Line } from './lines.ts'

/** A message of the ledger topic before it is bytes. */
export interface OutgoingLine {
  readonly key: string
  readonly kind: LedgerMessage['kind']
  readonly value: string
}

const iso = (ms: number): string => new Date(ms).toISOString()

export const countsMessage = (gateway: string, line: Line): OutgoingLine => {
  const { projectId, keyId, sdkName, sdkVersion } = line
  const minute = iso(line.minuteMs)
  const value: LedgerCounts = {
    kind: 'counts',
    gateway,
    minute,
    project_id: projectId,
    key_id: keyId,
    sdk_name: sdkName,
    sdk_version: sdkVersion,
    received: line.received,
    accepted: line.accepted,
    duplicate: line.duplicate,
    spooled: line.spooled,
    rate_limited: line.rateLimited,
    unavailable: line.unavailable,
    rejected: Object.fromEntries(line.rejected),
  }
  const key = [gateway, minute, projectId, keyId, sdkName, sdkVersion].join('/')
  return { key, kind: value.kind, value: JSON.stringify(value) }
}

export interface GatewayState {
  readonly gateway: string
  readonly startedMs: number
  readonly reportedMs: number
  readonly throughMs: number
  readonly ended: boolean
  readonly spool: SpoolStanding
}

export const gatewayMessage = (state: GatewayState): OutgoingLine => {
  const { events, bytes, oldestAt } = state.spool
  const value: LedgerGateway = {
    kind: 'gateway',
    gateway: state.gateway,
    started_at: iso(state.startedMs),
    reported_at: iso(state.reportedMs),
    reported_through: iso(state.throughMs),
    ended: state.ended,
    spool: { events, bytes, oldest_at: oldestAt === undefined ? null : iso(oldestAt) },
  }
  return { key: state.gateway, kind: value.kind, value: JSON.stringify(value) }
}
