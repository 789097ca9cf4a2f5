/**
 * What the first client's page of analytics shows, asked of raw events: how many sessions and users crashed,
 * the most frequent crashes, crashes by a column, and how slow calls and screens are. A crash is an error
 * that was sent as one (`payload.crashGroupId`) or ended the app.
 */
import type { Question } from './run.ts'

export interface SinceParams extends Record<string, unknown> {
  readonly project: string
  /** Epoch milliseconds. */
  readonly since: number
}

export interface CrashRateRow {
  sessions: number
  crashed_sessions: number
  users: number
  crashed_users: number
}
export interface CrashGroupRow {
  id: string
  error_name: string
  message: string
  occurrences: number
  users: number
  first_ms: number
  last_ms: number
}
export interface CrashesRow {
  label: string
  crashes: number
}
export interface SlownessRow {
  label: string
  count: number
  /** Milliseconds. */
  mean: number
}

const SINCE = `project_id = {project: UUID}
  AND timestamp >= fromUnixTimestamp64Milli({since: Int64}, 'UTC')`
const GROUP = "ifNull(payload.crashGroupId.:String, '')"
const FATAL = "(type = 'error' AND (level = 'fatal' OR ifNull(error_handled = false, false)))"
const CRASH = `type = 'error' AND (${FATAL} OR ${GROUP} != '')`

// A session that crashed stays crashed, whatever its end says later.
export const crashRate: Question<SinceParams, CrashRateRow> = {
  name: 'crash-rate',
  text: `
SELECT uniqIf(session_id, session_id != '') AS sessions,
  uniqIf(session_id, session_id != '' AND crashed) AS crashed_sessions,
  uniqIf(user_id, user_id != '') AS users, uniqIf(user_id, user_id != '' AND crashed) AS crashed_users
FROM (
  SELECT session_id, user_id,
    ${FATAL} OR ifNull(payload.crashed.:Bool, false) AS crashed
  FROM events
  WHERE ${SINCE} AND (type = 'session' OR ${FATAL})
)`,
}

export const crashGroups: Question<SinceParams, CrashGroupRow> = {
  name: 'crash-groups',
  text: `
SELECT if(${GROUP} = '', name, ${GROUP}) AS id, any(name) AS error_name,
  any(error_message) AS message,
  count() AS occurrences, uniqIf(user_id, user_id != '') AS users,
  toUnixTimestamp64Milli(min(timestamp)) AS first_ms, toUnixTimestamp64Milli(max(timestamp)) AS last_ms
FROM events
WHERE ${SINCE} AND ${CRASH}
GROUP BY id
ORDER BY occurrences DESC, id
LIMIT 10`,
}

/** @param limit the first client lists all versions, and ten devices */
export const crashesBy = (
  column: 'app_version' | 'device_model',
  limit: 10 | 1000,
): Question<SinceParams, CrashesRow> => ({
  name: `crashes-by-${column}`,
  text: `
SELECT if(${column} = '', 'unknown', ${column}) AS label, count() AS crashes
FROM events
WHERE ${SINCE} AND ${CRASH}
GROUP BY label
ORDER BY crashes DESC, label
LIMIT ${limit}`,
})

const slowest = (
  name: string,
  of: { type: 'metric' | 'event'; name: string; tag: string },
): Question<SinceParams, SlownessRow> => ({
  name,
  text: `
SELECT tags['${of.tag}'] AS label, count() AS count, round(ifNull(avg(value), 0)) AS mean
FROM events
WHERE ${SINCE} AND type = '${of.type}' AND name = '${of.name}' AND tags['${of.tag}'] != ''
GROUP BY label
ORDER BY mean DESC, label
LIMIT 10`,
})

export const slowestCalls = slowest('slowest-calls', {
  type: 'metric',
  name: 'api_call',
  tag: 'endpoint',
})
export const slowestScreens = slowest('slowest-screens', {
  type: 'event',
  name: 'screen_view',
  tag: 'screen',
})
