/**
 * Who wants a digest of what, and when the next one is due. next_at is worked out where a setting is
 * saved and where a digest is planned; null: none.
 */
import type { DigestSetting } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface DigestSettingRow extends DigestSetting {
  readonly next_at: Date | null
}

export interface DueDigestRow extends DigestSetting {
  readonly user_id: string
  readonly project_id: string
}

const COLUMNS = 'frequency, weekday, hour, time_zone, next_at'

export interface Reader {
  readonly userId: string
  readonly projectId: string
}

/** @param lock keeps others from changing it until the transaction ends. */
export const findDigestSetting = async (
  sql: Sql,
  { userId, projectId }: Reader,
  { lock = false } = {},
): Promise<DigestSettingRow | undefined> =>
  (
    await sql.query<DigestSettingRow>(
      `SELECT ${COLUMNS} FROM digest_settings WHERE user_id = $1 AND project_id = $2
       ${lock ? 'FOR UPDATE' : ''}`,
      [userId, projectId],
    )
  ).rows[0]

export const saveDigestSetting = async (
  sql: Sql,
  { userId, projectId }: Reader,
  { frequency, weekday, hour, time_zone, next_at }: DigestSettingRow,
): Promise<void> => {
  await sql.query(
    `INSERT INTO digest_settings (user_id, project_id, frequency, weekday, hour, time_zone, next_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (user_id, project_id) DO UPDATE SET frequency = $3, weekday = $4, hour = $5,
       time_zone = $6, next_at = $7, changed_at = now()`,
    [userId, projectId, frequency, weekday, hour, time_zone, next_at],
  )
}

/** Some that are due; nobody else gets the same ones before the transaction ends. */
export const lockDueDigests = async (sql: Sql, now: Date, most: number): Promise<DueDigestRow[]> =>
  (
    await sql.query<DueDigestRow>(
      `SELECT user_id, project_id, frequency, weekday, hour, time_zone FROM digest_settings
       WHERE next_at <= $1 ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, most],
    )
  ).rows

/** Says when the next one is due. */
export const moveDigest = async (
  sql: Sql,
  { userId, projectId }: Reader,
  nextAt: Date | null,
): Promise<void> => {
  await sql.query(
    'UPDATE digest_settings SET next_at = $3 WHERE user_id = $1 AND project_id = $2',
    [userId, projectId, nextAt],
  )
}
