/**
 * Attempts to deliver a notice. An attempt is written down before anything is sent and ended after the
 * answer: one that has no end was cut off, and the next may repeat what arrived already.
 */
import type { DeliveryOutcome } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

/** Begins the next attempt. @returns its number; undefined when the notice waits no more */
export const startDelivery = async (sql: Sql, noticeId: string): Promise<number | undefined> => {
  const { rows } = await sql.query<{ attempt: number }>(
    `WITH cut AS (
       UPDATE deliveries SET outcome = 'cut_off', ended_at = now(),
         answer = 'PulseBoard stopped before it knew the answer; the next attempt may be a repeat.'
       WHERE notice_id = $1 AND outcome = 'under_way'
     ), next AS (
       UPDATE notices SET attempts = attempts + 1 WHERE id = $1 AND state = 'waiting'
       RETURNING id, attempts
     )
     INSERT INTO deliveries (notice_id, attempt, outcome)
     SELECT id, attempts, 'under_way' FROM next RETURNING attempt`,
    [noticeId],
  )
  return rows[0]?.attempt
}

export const endDelivery = async (
  sql: Sql,
  end: {
    noticeId: string
    attempt: number
    outcome: Extract<DeliveryOutcome, 'sent' | 'failed' | 'refused'>
    answer: string
  },
): Promise<void> => {
  await sql.query(
    `UPDATE deliveries SET outcome = $3, answer = left($4, 500), ended_at = now()
     WHERE notice_id = $1 AND attempt = $2`,
    [end.noticeId, end.attempt, end.outcome, end.answer],
  )
}

export interface DeliveryRow {
  readonly notice_id: string
  readonly attempt: number
  readonly started_at: Date
  readonly ended_at: Date | null
  readonly outcome: DeliveryOutcome
  readonly answer: string | null
}

/** Attempts of some notices, in their order. */
export const listDeliveries = async (
  sql: Sql,
  noticeIds: readonly string[],
): Promise<DeliveryRow[]> =>
  (
    await sql.query<DeliveryRow>(
      `SELECT notice_id, attempt, started_at, ended_at, outcome, answer FROM deliveries
       WHERE notice_id = ANY($1) ORDER BY notice_id, attempt`,
      [[...noticeIds]],
    )
  ).rows
