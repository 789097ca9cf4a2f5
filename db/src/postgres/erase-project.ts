/**
 * Asking for erasure, each as one transaction of the caller's: the boundary or the tombstone is in the
 * database before anything is deleted, and the same commit tells every gateway and processor.
 */
import type { Sql } from './sql.ts'

/**
 * Events received up to now are erased from now on. Never moves backwards.
 * @returns the new boundary; undefined when there is no such project.
 */
export const eraseEventsUntilNow = async (
  sql: Sql,
  projectId: string,
): Promise<Date | undefined> => {
  const { rows } = await sql.query<{ boundary: Date }>(
    // Events carry milliseconds: the boundary must be one of their times.
    `UPDATE projects SET events_erased_before =
       greatest(events_erased_before, date_trunc('milliseconds', clock_timestamp()))
     WHERE id = $1 RETURNING events_erased_before AS boundary`,
    [projectId],
  )
  return rows[0]?.boundary
}

/** Removes a project with its keys and leaves the tombstone. False when it was gone already. */
export const deleteProject = async (sql: Sql, projectId: string): Promise<boolean> => {
  const { rowCount } = await sql.query('DELETE FROM projects WHERE id = $1', [projectId])
  if (rowCount !== 1) return false
  await sql.query('INSERT INTO deleted_projects (id) VALUES ($1) ON CONFLICT DO NOTHING', [
    projectId,
  ])
  return true
}

/** Rows of a project that are left in PostgreSQL, by table. */
export const countProjectRows = async (
  sql: Sql,
  projectId: string,
): Promise<Record<'projects' | 'api_keys' | 'realtime_tickets', number>> => {
  const { rows } = await sql.query<Record<'projects' | 'api_keys' | 'realtime_tickets', number>>(
    `SELECT (SELECT count(*)::int FROM projects WHERE id = $1) AS projects,
       (SELECT count(*)::int FROM api_keys WHERE project_id = $1) AS api_keys,
       (SELECT count(*)::int FROM realtime_tickets WHERE project_id = $1) AS realtime_tickets`,
    [projectId],
  )
  return rows[0] ?? { projects: 0, api_keys: 0, realtime_tickets: 0 }
}

export interface ErasedRow {
  readonly project_id: string
  /** Null: the whole project is gone. */
  readonly received_through: Date | null
}

/** What was erased or deleted in the last days, so that late arrivals can be swept away. */
export const listErased = async (sql: Sql, days: number): Promise<ErasedRow[]> =>
  (
    await sql.query<ErasedRow>(
      `SELECT id AS project_id, NULL::timestamptz AS received_through FROM deleted_projects
       WHERE deleted_at > now() - $1 * interval '1 day'
       UNION ALL
       SELECT id, events_erased_before FROM projects
       WHERE events_erased_before > now() - $1 * interval '1 day'`,
      [days],
    )
  ).rows
