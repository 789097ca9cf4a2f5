/** Silences of a project. One that is over or was ended stays for those who ask why nobody was told. */
import type { SilenceKind, SilenceMatcher, WeeklyTimes } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface SilenceRow {
  readonly id: string
  readonly project_id: string
  readonly kind: SilenceKind
  readonly matcher: SilenceMatcher
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly weekly: WeeklyTimes | null
  readonly reason: string
  readonly created_by: string
  readonly created_by_name: string | null
  readonly created_at: Date
  readonly ended_at: Date | null
}

const SELECT = `SELECT s.id, s.project_id, s.kind, s.matcher, s.starts_at, s.ends_at, s.weekly, s.reason,
  s.created_by, u.name AS created_by_name, s.created_at, s.ended_at
FROM silences s LEFT JOIN users u ON u.id::text = s.created_by`

const IS_OVER = `(s.ended_at IS NOT NULL OR s.ends_at <= $2)`

/** Silences that hold or will; those that begin first come first. */
export const listSilences = async (sql: Sql, projectId: string, now: Date): Promise<SilenceRow[]> =>
  (
    await sql.query<SilenceRow>(
      `${SELECT} WHERE s.project_id = $1 AND ${IS_OVER} IS NOT TRUE ORDER BY s.starts_at, s.id`,
      [projectId, now],
    )
  ).rows

/** The newest hundred that are over. */
export const listOldSilences = async (
  sql: Sql,
  projectId: string,
  now: Date,
): Promise<SilenceRow[]> =>
  (
    await sql.query<SilenceRow>(
      `${SELECT} WHERE s.project_id = $1 AND ${IS_OVER}
       ORDER BY s.created_at DESC, s.id LIMIT 100`,
      [projectId, now],
    )
  ).rows

export const findSilence = async (
  sql: Sql,
  projectId: string,
  id: string,
): Promise<SilenceRow | undefined> =>
  (await sql.query<SilenceRow>(`${SELECT} WHERE s.project_id = $1 AND s.id = $2`, [projectId, id]))
    .rows[0]

export interface NewSilence {
  readonly id: string
  readonly projectId: string
  readonly kind: SilenceKind
  readonly matcher: SilenceMatcher
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly weekly: WeeklyTimes | null
  readonly reason: string
  readonly by: string
}

export const insertSilence = async (sql: Sql, silence: NewSilence): Promise<void> => {
  await sql.query(
    `INSERT INTO silences (id, project_id, kind, matcher, starts_at, ends_at, weekly, reason, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      silence.id,
      silence.projectId,
      silence.kind,
      JSON.stringify(silence.matcher),
      silence.startsAt,
      silence.endsAt,
      silence.weekly && JSON.stringify(silence.weekly),
      silence.reason,
      silence.by,
    ],
  )
}

/** Ends a silence, unless it is over; the kind of what was ended, or undefined. */
export const endSilence = async (
  sql: Sql,
  silence: { readonly id: string; readonly projectId: string; readonly at: Date },
): Promise<boolean> =>
  (
    await sql.query(
      `UPDATE silences SET ended_at = greatest($3, starts_at)
       WHERE project_id = $1 AND id = $2 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $3)`,
      [silence.projectId, silence.id, silence.at],
    )
  ).rowCount === 1
