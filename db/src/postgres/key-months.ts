/**
 * What gateways accepted under a monthly quota, by line of keys, month and run of a gateway. A run reports
 * its own cumulative count; of two reports the higher one stays, so a repeat changes nothing.
 */
import type { Sql } from './sql.ts'

export interface KeyMonthRow {
  readonly lineage: string
  /** First day, such as 2026-11-01. */
  readonly month: string
  /** Events that all other runs accepted. */
  readonly elsewhere: number
}

const REPORT = `
WITH own AS (
  SELECT * FROM unnest($2::uuid[], $3::date[], $4::bigint[]) AS counts (lineage, month, events)
), kept AS (
  INSERT INTO key_months (lineage, month, gateway, events)
  SELECT lineage, month, $1, events FROM own WHERE events > 0
  ON CONFLICT (lineage, month, gateway) DO UPDATE SET events = EXCLUDED.events
  WHERE key_months.events < EXCLUDED.events
)
SELECT own.lineage, own.month::text AS month, COALESCE(sum(others.events), 0)::float8 AS elsewhere
FROM own LEFT JOIN key_months others
  ON others.lineage = own.lineage AND others.month = own.month AND others.gateway <> $1
GROUP BY own.lineage, own.month`

/** Stores the counts of one run of a gateway. @returns what all others accepted, for each of them */
export const reportKeyMonths = async (
  sql: Sql,
  gateway: string,
  counts: readonly { readonly id: string; readonly month: string; readonly events: number }[],
): Promise<KeyMonthRow[]> => {
  const { rows } = await sql.query<KeyMonthRow>(REPORT, [
    gateway,
    counts.map(({ id }) => id),
    counts.map(({ month }) => month),
    counts.map(({ events }) => events),
  ])
  return rows
}

/** Events that were accepted for a line of keys in the month of a time, as reported so far. */
export const findKeyMonth = async (sql: Sql, lineage: string, at: Date): Promise<number> => {
  const { rows } = await sql.query<{ events: number }>(
    `SELECT COALESCE(sum(events), 0)::float8 AS events FROM key_months
     WHERE lineage = $1 AND month = date_trunc('month', $2::timestamptz AT TIME ZONE 'UTC')::date`,
    [lineage, at],
  )
  return rows[0]?.events ?? 0
}
