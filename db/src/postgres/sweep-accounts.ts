/** Rows of PostgreSQL that nobody can use any more: each statement deletes what is over, by its time. */
import type { Sql } from './sql.ts'

const SWEEPS = {
  // A family that expired or was revoked takes its tokens along.
  sessions: `DELETE FROM session_families
    WHERE expires_at < now() - interval '7 days' OR revoked_at < now() - interval '7 days'`,
  account_links: "DELETE FROM account_links WHERE expires_at < now() - interval '1 day'",
  hello_tokens: "DELETE FROM hello_tokens WHERE expires_at < now() - interval '1 day'",
  realtime_tickets: "DELETE FROM realtime_tickets WHERE expires_at < now() - interval '1 hour'",
  rate_limits:
    "DELETE FROM rate_limits WHERE expire < extract(epoch FROM now() - interval '1 day') * 1000",
  data_jobs: "DELETE FROM data_jobs WHERE finished_at < now() - interval '90 days'",
} as const

export type Sweep = keyof typeof SWEEPS

/** @returns rows deleted, by table. */
export const sweepAccounts = async (sql: Sql): Promise<Record<Sweep, number>> => {
  const deleted = {
    sessions: 0,
    account_links: 0,
    hello_tokens: 0,
    realtime_tickets: 0,
    rate_limits: 0,
    data_jobs: 0,
  }
  for (const name of Object.keys(SWEEPS) as Sweep[])
    deleted[name] = (await sql.query(SWEEPS[name])).rowCount ?? 0
  return deleted
}
