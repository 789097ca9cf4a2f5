/**
 * Rows of PostgreSQL that nobody can use any more: each statement deletes what is over, by its time. How
 * long the audit log reaches back is a setting of the operator; all other times are fixed.
 */
import type { Sql } from './sql.ts'

/** The audit log keeps so many days of entries where the operator says nothing: two years. */
export const AUDIT_DAYS = 731

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
  // Some of their answers show a secret once, sealed: not an hour longer than they are promised.
  idempotency_keys: "DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'",
  // A year and the current month can be compared.
  key_months: "DELETE FROM key_months WHERE month < now() - interval '13 months'",
  // Programs that still use an ended token are told so for three months, then that nobody has it.
  personal_tokens: `DELETE FROM personal_tokens
    WHERE least(expires_at, revoked_at) < now() - interval '90 days'`,
  invites: "DELETE FROM invites WHERE expires_at < now() - interval '30 days'",
} as const

const SWEEP_AUDIT = "DELETE FROM audit_log WHERE at < now() - $1 * interval '1 day'"

export type Sweep = keyof typeof SWEEPS | 'audit_log'

/** @returns rows deleted, by table. */
export const sweepAccounts = async (
  sql: Sql,
  auditDays: number,
): Promise<Readonly<Record<Sweep, number>>> => {
  const audit = await sql.query(SWEEP_AUDIT, [auditDays])
  const deleted: Record<string, number> = { audit_log: audit.rowCount ?? 0 }
  for (const [name, text] of Object.entries(SWEEPS))
    deleted[name] = (await sql.query(text)).rowCount ?? 0
  return deleted as Record<Sweep, number>
}
