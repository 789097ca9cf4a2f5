/**
 * What is to become of the events of projects when they land. A project that is absent from the answer
 * never existed, or is older than its tombstone.
 */
import type { Sql } from './sql.ts'

export interface LandingRules {
  /** The project was deleted: its events are left out. */
  readonly deleted: boolean
  readonly retentionDays: number
  /** Days by event type, where they differ. */
  readonly retentionByType: Readonly<Record<string, number>>
  /** Events received at or before this time, in milliseconds, were erased on request. */
  readonly erasedBefore: number | undefined
}

interface Row {
  readonly id: string
  readonly deleted: boolean
  readonly retention_days: number
  readonly retention_by_type: Readonly<Record<string, number>>
  readonly events_erased_before: Date | null
}

const SQL = `SELECT id, false AS deleted, retention_days, retention_by_type, events_erased_before
FROM projects WHERE id = ANY($1::uuid[])
UNION ALL
SELECT id, true, 0, '{}', NULL FROM deleted_projects WHERE id = ANY($1::uuid[])`

/** Project id → rules. */
export const findLandingRules = async (
  sql: Sql,
  projectIds: readonly string[],
): Promise<Map<string, LandingRules>> => {
  const { rows } = await sql.query<Row>(SQL, [[...projectIds]])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        deleted: row.deleted,
        retentionDays: row.retention_days,
        retentionByType: row.retention_by_type,
        erasedBefore: row.events_erased_before?.getTime(),
      },
    ]),
  )
}
