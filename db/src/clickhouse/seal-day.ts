/**
 * Seals one day: builds its figures in a table of their own and puts them in the place of the old ones.
 *
 * By project and type: when every event that the day was sealed with is still there, all of it is counted
 * anew. When some have expired since, the sealed figures stay and what landed after them is added. Which of
 * the two is decided by counting, so no setting of a retention, past or present, can make it wrong.
 * What was erased is left out on both sides: events by their receipt, figures that were sealed before.
 *
 * Killed anywhere, a day is the old one or the new one as a whole. Two at once are possible only by one that
 * was given up and one in its place; each has its own table, and both put the same into the same place.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'
import { boundParams, BOUNDS, type SealBound } from './seal-bounds.ts'

export interface DayToSeal {
  /** Such as 2026-11-23. */
  readonly day: string
  /** Events that landed before are counted; epoch milliseconds. All of them must be visible. */
  readonly through: number
  readonly bounds: readonly SealBound[]
}

const STAGING = 'sealed_hours_staging_'
const NAME = /^sealed_hours_staging_[a-z0-9]{1,32}$/
const LONGEST_MS = 10 * 60_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

const IN_DAY =
  "timestamp >= toDateTime64({day:Date}, 3, 'UTC') AND timestamp < toDateTime64({day:Date} + 1, 3, 'UTC')"
const THROUGH = "{through:DateTime64(3, 'UTC')}"

/** The figures that are there and were not erased since: a day is sealed when it is over, so all of it was. */
const SEALED = `
  SELECT sealed_hours.* FROM sealed_hours LEFT JOIN ${BOUNDS} AS bounds USING (project_id)
  WHERE toYYYYMMDD(hour) = toYYYYMMDD({day:Date}) AND sealed_through > bounds.erased_through`

const PAIRS = `
  SELECT project_id, toString(type) AS kind, sum(events) AS counted, max(sealed_through) AS through
  FROM (${SEALED}) GROUP BY project_id, kind`

/** Projects and types whose figures cannot be made anew, and from when on they are to be added to. */
const PARTIAL = `
  SELECT pairs.project_id AS project_id, pairs.kind AS kind, pairs.through AS since
  FROM (${PAIRS}) AS pairs LEFT JOIN (
    SELECT events.project_id AS project_id, toString(events.type) AS kind,
      countIf(landed_at < then.through) AS found
    FROM events
    INNER JOIN (${PAIRS}) AS then ON then.project_id = events.project_id AND then.kind = toString(events.type)
    WHERE ${IN_DAY}
    GROUP BY project_id, kind
  ) AS still USING (project_id, kind)
  WHERE still.found != pairs.counted`

const KEYS = 'project_id, hour, type, name, environment, release'

const RAW = `
  SELECT events.project_id AS project_id, toStartOfHour(timestamp) AS hour, events.type AS type, name,
    environment, release, any(unit) AS unit, count() AS events,
    uniqState(nullIf(user_id, '')) AS users,
    quantilesTDigestState(0.5, 0.75, 0.95, 0.99)(value) AS quantiles
  FROM events
  LEFT JOIN partial ON partial.project_id = events.project_id AND partial.kind = toString(events.type)
  LEFT JOIN ${BOUNDS} AS bounds ON bounds.project_id = events.project_id
  WHERE ${IN_DAY} AND landed_at < ${THROUGH} AND landed_at >= partial.since
    AND received_at > bounds.erased_through
  GROUP BY ${KEYS}`

const KEPT = `
  SELECT ${KEYS}, unit, events, users, quantiles FROM (${SEALED})
  WHERE (project_id, toString(type)) IN (SELECT project_id, kind FROM partial)`

const build = (table: string): string => `
INSERT INTO ${table} (${KEYS}, unit, events, users, quantiles, sealed_through)
WITH partial AS (${PARTIAL})
SELECT ${KEYS}, any(part.unit), sum(part.events), uniqMergeState(part.users),
  quantilesTDigestMergeState(0.5, 0.75, 0.95, 0.99)(part.quantiles), ${THROUGH}
FROM (${RAW} UNION ALL ${KEPT}) AS part
GROUP BY ${KEYS}
SETTINGS optimize_use_projections = 0`

const checked = (table: string): string => {
  if (!NAME.test(table)) throw new Error(`not a staging table: ${table}`)
  return table
}

/** First half: the day's figures in a table of their own. @param run names it; must be new */
export const stageDay = async (
  client: ClickHouseClient,
  run: string,
  { day, through, bounds }: DayToSeal,
): Promise<string> => {
  if (!DAY.test(day)) throw new Error(`not a day: ${day}`)
  const table = checked(`${STAGING}${run}`)
  await client.command({ query: `CREATE TABLE ${table} AS sealed_hours` })
  await client.command({
    query: build(table),
    query_params: { day, through: (through / 1000).toFixed(3), ...boundParams(bounds) },
    clickhouse_settings: {
      max_execution_time: LONGEST_MS / 1000,
      // The client gives up on a socket that is silent for half a minute.
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '20000',
    },
  })
  return table
}

const isEmpty = async (client: ClickHouseClient, table: string): Promise<boolean> =>
  (await askRows(client, `SELECT 1 FROM ${table} LIMIT 1`, {})).length === 0

/**
 * Second half: they take the place of the old ones, and their table goes. None at all means that everything
 * of the day was erased; then the old ones go.
 */
export const swapDay = async (
  client: ClickHouseClient,
  staged: string,
  day: string,
): Promise<void> => {
  if (!DAY.test(day)) throw new Error(`not a day: ${day}`)
  const table = checked(staged)
  const partition = day.replaceAll('-', '')
  const change = (await isEmpty(client, table))
    ? `DROP PARTITION ${partition}`
    : `REPLACE PARTITION ${partition} FROM ${table}`
  await client.command({ query: `ALTER TABLE sealed_hours ${change}` })
  await client.command({ query: `DROP TABLE ${table}` })
}

/** Drops what runs that were killed have left. @returns how many tables */
export const dropOldStaging = async (client: ClickHouseClient): Promise<number> => {
  const tables = await askRows<{ name: string }>(
    client,
    `SELECT name FROM system.tables WHERE database = currentDatabase()
       AND startsWith(name, {prefix:String}) AND metadata_modification_time < now() - INTERVAL 1 HOUR`,
    { prefix: STAGING },
  )
  for (const { name } of tables)
    await client.command({ query: `DROP TABLE IF EXISTS ${checked(name)}` })
  return tables.length
}
