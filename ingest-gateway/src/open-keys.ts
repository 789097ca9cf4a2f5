/**
 * Keys and their quotas from PostgreSQL: read once a key, kept in memory, forgotten when a change is
 * announced; what was accepted under a quota is reported back. Closed after the last request.
 */
import { connectPostgres, findKey, listen, reportKeyMonths, type SqlPool } from '@pulseboard/db'
import type { Clock, Health, Lifecycle, Logger } from '@pulseboard/runtime'
import { createAuthenticate, type Authenticate } from './authenticate.ts'
import { createGuesses } from './guesses.ts'
import { startQuotaReports } from './quota-reports.ts'
import { createQuotas, type Quotas } from './quota.ts'
import type { Telemetry } from './telemetry.ts'

export interface OpenKeysDeps {
  readonly databaseUrl: string
  readonly trustProxy: number
  /** This run of the gateway. */
  readonly run: string
  readonly clock: Clock
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly telemetry: Telemetry
}

export interface Keys {
  readonly authenticate: Authenticate
  readonly quotas: Quotas
}

const CHANNEL = 'pulseboard_invalidate'

const openQuotas = (pool: SqlPool, deps: OpenKeysDeps): Quotas => {
  const { run, clock, lifecycle, telemetry } = deps
  const quotas = createQuotas(clock)
  const reports = startQuotaReports({
    quotas,
    report: (counts) => reportKeyMonths(pool, run, counts),
    onReported: (error) => telemetry.quotasReported(error),
  })
  lifecycle.opened({ name: 'quota reports', close: () => reports.close() })
  return quotas
}

const openAuthenticate = (pool: SqlPool, quotas: Quotas, deps: OpenKeysDeps): Authenticate => {
  const { databaseUrl, run, clock, lifecycle, health, telemetry } = deps
  const lookUp = async (keyHash: Buffer) => {
    const found = await findKey(pool, keyHash, run)
    const hasQuota = found !== undefined && found.monthly_quota !== null
    if (hasQuota) quotas.learn(found.lineage, found.month, found.used_elsewhere)
    return found
  }
  const guesses = createGuesses(clock, deps.trustProxy)
  const authenticate = createAuthenticate(lookUp, clock, guesses)
  const listener = listen({
    url: databaseUrl,
    application: 'ingest-gateway (keys)',
    channel: CHANNEL,
    onNotification: (announcement) => authenticate.invalidate(announcement),
    onListening: () => {
      authenticate.reset()
      telemetry.announcements(true)
      health.set('postgres', undefined)
    },
    onLost: (error) => {
      telemetry.announcements(false, error)
      health.set('postgres', 'PostgreSQL does not answer; only keys that are known can send')
    },
  })
  lifecycle.opened({ name: 'key announcements', close: () => listener.close() })
  return authenticate
}

export const openKeys = (deps: OpenKeysDeps): Keys => {
  const { databaseUrl: url, log, lifecycle } = deps
  const pool = connectPostgres({ url, application: 'ingest-gateway', log, connections: 4 })
  lifecycle.opened({ name: 'postgres', close: () => pool.end() })
  const quotas = openQuotas(pool, deps)
  return { quotas, authenticate: openAuthenticate(pool, quotas, deps) }
}
