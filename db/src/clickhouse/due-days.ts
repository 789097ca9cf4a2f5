/**
 * Which days must be sealed, again or for the first time. A day is due when more events are there than it
 * was sealed with, by project and type; where some of them expired since, when something landed after the
 * sealing. Reads rollups; raw rows only of what expired in part.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'
import { boundParams, BOUNDS, type SealBound } from './seal-bounds.ts'

export interface DueParams {
  /** The first day, such as 2026-11-24, that is not over for long enough. */
  readonly before: string
  /** Older days are not sealed any more. */
  readonly from: string
  readonly bounds: readonly SealBound[]
}

// GROUP BY and WHERE in the words of the rollup by hour of `events`, so that it is read and not the rows.
const DUE = `
WITH raw AS (
  SELECT project_id, toString(type) AS kind, toDate(toStartOfHour(timestamp)) AS day, count() AS found
  FROM events
  WHERE toStartOfHour(timestamp) >= toDateTime({from:Date}, 'UTC')
    AND toStartOfHour(timestamp) < toDateTime({before:Date}, 'UTC')
  GROUP BY project_id, kind, day
), sealed AS (
  SELECT project_id, toString(type) AS kind, toDate(hour) AS day, sum(events) AS counted,
    max(sealed_through) AS through
  FROM sealed_hours
  WHERE hour >= toDateTime({from:Date}, 'UTC') AND hour < toDateTime({before:Date}, 'UTC')
  GROUP BY project_id, kind, day
), both AS (
  SELECT raw.project_id AS project_id, raw.kind AS kind, raw.day AS day, raw.found AS found,
    sealed.counted AS counted, sealed.through AS through
  FROM raw LEFT JOIN sealed ON sealed.project_id = raw.project_id AND sealed.kind = raw.kind
    AND sealed.day = raw.day
  LEFT JOIN ${BOUNDS} AS bounds ON bounds.project_id = raw.project_id
  WHERE raw.day >= bounds.kept_from
), partial AS (
  SELECT project_id, kind, day, through FROM both WHERE found < counted
)
SELECT toString(day) AS day FROM (
  SELECT day FROM both WHERE found > counted
  UNION DISTINCT
  SELECT toDate(timestamp) AS day FROM events
  INNER JOIN partial ON partial.project_id = events.project_id
    AND partial.kind = toString(events.type) AND partial.day = toDate(events.timestamp)
  WHERE (events.project_id, toDate(timestamp)) IN (SELECT project_id, day FROM partial)
    AND landed_at >= partial.through
)
ORDER BY day`

/** Such as 2026-11-23, the oldest first. */
export const findDueDays = async (
  client: ClickHouseClient,
  { before, from, bounds }: DueParams,
): Promise<string[]> => {
  const params = { before, from, ...boundParams(bounds) }
  return (await askRows<{ day: string }>(client, DUE, params)).map(({ day }) => day)
}
