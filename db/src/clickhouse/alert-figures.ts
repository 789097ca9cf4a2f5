/**
 * What happened around a window of an alert rule, for people: bars up to its end, who was hit, the most
 * frequent errors and which of them are new, and what is usual. Small questions with a time limit: a notice
 * goes out without what could not be answered.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import type { RuleSettings } from '@pulseboard/contracts'
import { parseFilter } from '@pulseboard/contracts'
import { createBinder, type Bind } from './bind.ts'
import { filterSql } from './filter-sql.ts'

export interface FigureWindow {
  readonly projectId: string
  readonly settings: Exclude<RuleSettings, { kind: 'ingestion' }>
  /** Value of the grouping field. */
  readonly group: string
  /** What is looked at, epoch milliseconds: the window, or all windows of an incident. */
  readonly from: number
  readonly to: number
}

export interface Bar {
  /** Begin, epoch milliseconds. */
  readonly from: number
  /** Null: nothing to compute it from. */
  readonly value: number | null
}

export interface HitRow {
  readonly field: 'release' | 'device' | 'users'
  readonly value: string
  /** Events of it, or users. */
  readonly count: number
}

export interface TopName {
  readonly name: string
  readonly count: number
  /** Not seen in the seven days before the window. */
  readonly is_new: boolean
}

export const BARS = 20
const NEW_AFTER_MS = 7 * 86_400_000
const LIMITS = { max_execution_time: 3, max_threads: 2 } as const

const AGGREGATES = {
  avg: 'avg(value)',
  min: 'min(value)',
  max: 'max(value)',
  sum: 'sum(value)',
  p50: 'quantileTDigest(0.5)(value)',
  p75: 'quantileTDigest(0.75)(value)',
  p95: 'quantileTDigest(0.95)(value)',
  p99: 'quantileTDigest(0.99)(value)',
} as const

/** The value of some rows as the rule measures it. */
const valueSql = (settings: FigureWindow['settings']): string => {
  if (settings.kind === 'error_rate') return "100 * countIf(type = 'error') / count()"
  return settings.kind === 'metric' ? AGGREGATES[settings.aggregate] : 'toFloat64(count())'
}

/** Rows that the rule looks at, whatever their time. */
const rowsOf = ({ projectId, settings, group }: FigureWindow, bind: Bind) => {
  const filter = filterSql(parseFilter(settings.filter), 'f')
  const conditions = [`project_id = ${bind('UUID', projectId)}`, filter.text]
  if (settings.group_by !== null) conditions.push(`${settings.group_by} = ${bind('String', group)}`)
  if (settings.kind === 'metric')
    conditions.push(
      `type = 'metric' AND value IS NOT NULL AND name = ${bind('String', settings.metric)}`,
    )
  return { text: conditions.join(' AND '), params: filter.params }
}

const within = (from: number, to: number, bind: Bind): string =>
  `timestamp >= fromUnixTimestamp64Milli(toInt64(${bind('UInt64', String(from))}), 'UTC')
   AND timestamp < fromUnixTimestamp64Milli(toInt64(${bind('UInt64', String(to))}), 'UTC')`

const ask = async <R>(
  client: ClickHouseClient,
  query: string,
  params: Record<string, unknown>,
): Promise<R[]> => {
  const answer = await client.query({
    query,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: LIMITS,
  })
  return answer.json<R>()
}

/** Length of a bar: all of them are six windows, at least half an hour, and more than what is looked at. */
export const barMs = ({ settings, from, to }: FigureWindow): number =>
  Math.ceil(Math.max(30 * 60_000, 6 * settings.window_minutes * 60_000, 1.2 * (to - from)) / BARS)

/** Bars up to the end of the window, oldest first; those without events are absent. */
export const askBars = async (client: ClickHouseClient, window: FigureWindow): Promise<Bar[]> => {
  const { bind, params } = createBinder('b')
  const width = barMs(window)
  const start = window.to - BARS * width
  const rows = rowsOf(window, bind)
  const found = await ask<{ bar: number; value: number | null }>(
    client,
    `SELECT toUInt32(intDiv(toUnixTimestamp64Milli(timestamp) - ${bind('UInt64', String(start))},
       ${bind('UInt64', String(width))})) AS bar, ${valueSql(window.settings)} AS value
     FROM events WHERE ${rows.text} AND ${within(start, window.to, bind)}
     GROUP BY bar ORDER BY bar`,
    { ...params, ...rows.params },
  )
  return found.map(({ bar, value }) => ({ from: start + bar * width, value }))
}

/** Of an error rate only errors hit somebody. */
const hitting = ({ settings }: FigureWindow): string =>
  settings.kind === 'error_rate' ? "type = 'error'" : 'true'

/** Users, and the release and the device that most events of the window name. */
export const askHit = (client: ClickHouseClient, window: FigureWindow): Promise<HitRow[]> => {
  const { bind, params } = createBinder('h')
  const rows = rowsOf(window, bind)
  const where = `${rows.text} AND ${hitting(window)} AND ${within(window.from, window.to, bind)}`
  return ask(
    client,
    `SELECT pair.1 AS field, pair.2 AS value, toUInt32(count()) AS count
     FROM (SELECT arrayJoin([('release', toString(release)), ('device', toString(device_model))]) AS pair
       FROM events WHERE ${where})
     WHERE value != '' GROUP BY field, value ORDER BY count DESC, value LIMIT 1 BY field
     UNION ALL SELECT 'users', '', toUInt32(uniq(nullIf(user_id, ''))) FROM events WHERE ${where}`,
    { ...params, ...rows.params },
  )
}

/** The three most frequent errors of the window; new is what the project has not had for a week. */
export const askTopErrors = (
  client: ClickHouseClient,
  window: FigureWindow,
): Promise<TopName[]> => {
  const { bind, params } = createBinder('t')
  const rows = rowsOf(window, bind)
  const { from } = window
  return ask(
    client,
    `WITH top AS (
       SELECT toString(name) AS name, toUInt32(count()) AS count FROM events
       WHERE ${rows.text} AND type = 'error' AND ${within(from, window.to, bind)}
       GROUP BY name ORDER BY count DESC, name LIMIT 3)
     SELECT name, count, name NOT IN (
       SELECT toString(name) FROM events
       WHERE project_id = ${bind('UUID', window.projectId)} AND type = 'error'
         AND name IN (SELECT name FROM top) AND ${within(from - NEW_AFTER_MS, from, bind)}
       GROUP BY name) AS is_new
     FROM top ORDER BY count DESC, name`,
    { ...params, ...rows.params },
  )
}

/** What the value was in the time before, as much of it as can be asked quickly. */
export const askUsual = async (
  client: ClickHouseClient,
  window: FigureWindow,
  spanMs: number,
): Promise<number | null> => {
  const { bind, params } = createBinder('u')
  const rows = rowsOf(window, bind)
  const { from: to } = window
  const [row] = await ask<{ value: number | null; events: number }>(
    client,
    `SELECT ${valueSql(window.settings)} AS value, toUInt32(count()) AS events FROM events
     WHERE ${rows.text} AND ${within(to - spanMs, to, bind)}`,
    { ...params, ...rows.params },
  )
  if (row === undefined || row.events === 0 || row.value === null) return null
  const isSum = valueSql(window.settings) === 'toFloat64(count())'
  return isSum ? (row.value * window.settings.window_minutes * 60_000) / spanMs : row.value
}
