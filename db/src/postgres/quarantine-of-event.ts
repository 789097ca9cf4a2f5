/** Entries of the quarantine as a receipt and a warning need them; without the bytes. */
import type { Sql } from './sql.ts'

export interface QuarantineOfEvent {
  readonly id: string
  readonly log: string | null
  readonly partition: number
  readonly offset: string
}

/** The entries of one event of a project. */
export const findQuarantineOfEvent = async (
  sql: Sql,
  projectId: string,
  eventId: string,
): Promise<QuarantineOfEvent[]> => {
  const { rows } = await sql.query<QuarantineOfEvent>(
    `SELECT id, log, partition, "offset" FROM quarantine
     WHERE project_id = $1 AND event_id = $2 ORDER BY quarantined_at`,
    [projectId, eventId],
  )
  return rows
}

/** Open entries of a project that came since a time, and the first of them. */
export const countNewQuarantine = async (
  sql: Sql,
  projectId: string,
  since: Date,
): Promise<{ entries: number; first: Date | null }> => {
  const { rows } = await sql.query<{ entries: number; first: Date | null }>(
    `SELECT count(*)::int AS entries, min(quarantined_at) AS first FROM quarantine
     WHERE project_id = $1 AND status = 'open' AND quarantined_at >= $2`,
    [projectId, since],
  )
  return rows[0] ?? { entries: 0, first: null }
}
