/** Digests that were planned, one of a person, project and period, and what became of each. */
import type { Reader } from './digest-settings.ts'
import type { Sql } from './sql.ts'

export type DigestOutcome = 'sent' | 'nothing_new' | 'failed'

/** A digest whose end is known. */
export interface DigestRow {
  readonly period: string
  readonly outcome: DigestOutcome
  readonly detail: string | null
  readonly at: Date
}

/** Writes down that a digest is to be made. @returns whether it is the first time */
export const planDigest = async (
  sql: Sql,
  { userId, projectId }: Reader,
  period: string,
): Promise<boolean> =>
  (
    await sql.query(
      `INSERT INTO digests (user_id, project_id, period) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [userId, projectId, period],
    )
  ).rowCount === 1

/** Writes down what became of it; that it was sent stays. */
export const settleDigest = async (
  sql: Sql,
  { userId, projectId }: Reader,
  { period, outcome, detail }: { period: string; outcome: DigestOutcome; detail: string | null },
): Promise<void> => {
  await sql.query(
    `UPDATE digests SET outcome = $4, detail = $5, settled_at = now()
     WHERE user_id = $1 AND project_id = $2 AND period = $3 AND outcome IS DISTINCT FROM 'sent'`,
    [userId, projectId, period, outcome, detail],
  )
}

export interface DigestReaderRow {
  readonly email: string
  /** Whether somebody has shown that it is theirs. */
  readonly confirmed: boolean
  readonly project_name: string
  readonly outcome: DigestOutcome | null
}

/** Whom a planned digest goes to; nothing when it is not wanted or allowed any more. A test is wanted. */
export const findDigestReader = async (
  sql: Sql,
  { userId, projectId }: Reader,
  { period, test }: { period: string; test: boolean },
): Promise<DigestReaderRow | undefined> =>
  (
    await sql.query<DigestReaderRow>(
      `SELECT u.email, u.email_verified_at IS NOT NULL AS confirmed, p.name AS project_name, d.outcome
       FROM digests d
       JOIN users u ON u.id = d.user_id
       JOIN projects p ON p.id = d.project_id
       JOIN memberships m ON m.organisation_id = p.organisation_id AND m.user_id = u.id
       WHERE d.user_id = $1 AND d.project_id = $2 AND d.period = $3 AND ($4 OR (
         EXISTS (
           SELECT FROM digest_settings s
           WHERE s.user_id = u.id AND s.project_id = p.id AND s.frequency <> 'off'
         ) AND NOT EXISTS (
           SELECT FROM mail_opt_outs o
           WHERE o.user_id = u.id AND o.project_id = p.id AND o.topic = 'digest'
         )))`,
      [userId, projectId, period, test],
    )
  ).rows[0]

/** Whether a person has opted out by the link in a mail. */
export const isDigestOptedOut = async (sql: Sql, { userId, projectId }: Reader): Promise<boolean> =>
  (
    await sql.query(
      `SELECT FROM mail_opt_outs WHERE user_id = $1 AND project_id = $2 AND topic = 'digest'`,
      [userId, projectId],
    )
  ).rowCount === 1

/** The newest digest whose end is known. */
export const findLastDigest = async (
  sql: Sql,
  { userId, projectId }: Reader,
): Promise<DigestRow | undefined> =>
  (
    await sql.query<DigestRow>(
      `SELECT period, outcome, detail, settled_at AS at FROM digests
       WHERE user_id = $1 AND project_id = $2 AND settled_at IS NOT NULL
       ORDER BY settled_at DESC LIMIT 1`,
      [userId, projectId],
    )
  ).rows[0]
