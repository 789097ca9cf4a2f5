/**
 * Notices: who is told what by which channel. A notice is unique for an event, a channel and a recipient,
 * so that a repeat of the work that plans them adds nothing; from then on its row says what became of it.
 */
import type { NoticeKind, NoticeState } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface NoticeRow {
  readonly id: string
  readonly kind: NoticeKind
  readonly event_id: string | null
  readonly incident_id: string | null
  readonly project_id: string | null
  readonly channel_id: string | null
  readonly recipient: string
  readonly state: NoticeState
  readonly reason: string | null
  readonly subject: string | null
  readonly answers: string | null
  readonly attempts: number
  readonly created_at: Date
}

const COLUMNS = `id, kind, event_id, incident_id, project_id, channel_id, recipient, state, reason,
  subject, answers, attempts, created_at`

export interface NewNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly eventId: string | null
  readonly incidentId: string | null
  readonly projectId: string | null
  readonly channelId: string | null
  readonly recipient: string
  readonly state: 'waiting' | 'held' | 'skipped'
  readonly reason: string | null
  readonly answers: string | null
}

/** @returns false when it was there already */
export const addNotice = async (sql: Sql, notice: NewNotice): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `INSERT INTO notices (id, kind, event_id, incident_id, project_id, channel_id, recipient, state,
       reason, answers)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      notice.id,
      notice.kind,
      notice.eventId,
      notice.incidentId,
      notice.projectId,
      notice.channelId,
      notice.recipient,
      notice.state,
      notice.reason,
      notice.answers,
    ],
  )
  return rowCount === 1
}

export const findNotice = async (sql: Sql, id: string): Promise<NoticeRow | undefined> =>
  (await sql.query<NoticeRow>(`SELECT ${COLUMNS} FROM notices WHERE id = $1`, [id])).rows[0]

export interface ToldNotice {
  readonly id: string
  readonly channel_id: string
  readonly recipient: string
}

/** The first notice of an incident to each recipient that was not kept quiet; replies answer it. */
export const listTold = async (sql: Sql, incidentId: string): Promise<ToldNotice[]> =>
  (
    await sql.query<ToldNotice>(
      `SELECT DISTINCT ON (channel_id, recipient) coalesce(folded_into, id) AS id, channel_id, recipient
       FROM notices
       WHERE incident_id = $1 AND kind IN ('fired', 'reminder', 'refired') AND state <> 'skipped'
         AND channel_id IS NOT NULL
       ORDER BY channel_id, recipient, created_at, notices.id`,
      [incidentId],
    )
  ).rows

/**
 * Mails to a reader since a time that were or will be sent. In a transaction this also makes others wait
 * who count for the same reader, so that two at once do not both see room for the last one.
 */
export const countRecentMails = async (sql: Sql, userId: string, since: Date): Promise<number> => {
  await sql.query('SELECT pg_advisory_xact_lock(7268013, hashtext($1))', [userId])
  const { rows } = await sql.query<{ mails: number }>(
    `SELECT count(*)::int AS mails FROM notices
     WHERE recipient = $1 AND created_at > $2 AND state IN ('waiting', 'sent', 'failed')`,
    [userId, since],
  )
  return rows[0]?.mails ?? 0
}

/** Writes the subject of a mail once. @returns the one that counts */
export const keepSubject = async (sql: Sql, id: string, subject: string): Promise<string> => {
  const { rows } = await sql.query<{ subject: string }>(
    'UPDATE notices SET subject = coalesce(subject, $2) WHERE id = $1 RETURNING subject',
    [id, subject],
  )
  return rows[0]?.subject ?? subject
}

/** Ends a notice that waits. @returns false when somebody else did */
export const settleNotice = async (
  sql: Sql,
  end: { id: string; state: 'sent' | 'failed' | 'skipped'; reason: string | null },
): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `UPDATE notices SET state = $2, reason = left($3, 500),
       sent_at = CASE WHEN $2 = 'sent' THEN now() END
     WHERE id = $1 AND state = 'waiting'`,
    [end.id, end.state, end.reason],
  )
  return rowCount === 1
}

/** Says in the timeline of the incident that somebody was told, or could not be. */
export const noteNotice = async (
  sql: Sql,
  entry: {
    id: string
    incidentId: string
    noticeId: string
    kind: 'notified' | 'notice_failed'
    data: Readonly<Record<string, unknown>>
    at: Date
  },
): Promise<void> => {
  await sql.query(
    `INSERT INTO incident_events (id, incident_id, at, kind, key, actor, data)
     VALUES ($1, $2, $3, $4, $5, 'rule', $6) ON CONFLICT DO NOTHING`,
    [
      entry.id,
      entry.incidentId,
      entry.at,
      entry.kind,
      `${entry.kind}:${entry.noticeId}`,
      JSON.stringify(entry.data),
    ],
  )
}
