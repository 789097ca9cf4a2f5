/**
 * What is new in a period: names of errors that the thirty days before did not have, and the releases and
 * device models whose errors changed most. Names are read from the rollup.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'
import { DIGEST_BOTH, DIGEST_NOW, digestParams, type DigestRange } from './digest-figures.ts'

export interface NewError {
  readonly name: string
  readonly events: number
  /** How many new ones there are in all. */
  readonly of: number
}

export interface Mover {
  readonly field: 'release' | 'device'
  readonly value: string
  readonly now: number
  readonly before: number
}

const KNOWN_DAYS = 30
const MOST = 5
/** A change by fewer errors moves nothing. */
const LEAST_CHANGE = 10

const NEW_ERRORS = `
SELECT name, toFloat64(counted) AS events, toFloat64(count() OVER ()) AS of FROM (
  SELECT name, count() AS counted FROM events
  WHERE ${DIGEST_BOTH} AND ${DIGEST_NOW} AND type = 'error' GROUP BY name
)
WHERE name NOT IN (
  SELECT name FROM events
  WHERE project_id = {project:UUID} AND type = 'error'
    AND toStartOfMinute(timestamp) >= toDateTime({from:UInt32}, 'UTC') - INTERVAL ${KNOWN_DAYS} DAY
    AND toStartOfMinute(timestamp) < toDateTime({from:UInt32}, 'UTC')
  GROUP BY name
)
ORDER BY counted DESC, name LIMIT ${MOST}`

const errorsBy = (field: Mover['field'], column: string): string => `
  SELECT '${field}' AS field, toString(${column}) AS value, sumIf(counted, present) AS now,
    sumIf(counted, NOT present) AS before
  FROM (
    SELECT ${DIGEST_NOW} AS present, ${column}, count() AS counted FROM events
    WHERE ${DIGEST_BOTH} AND type = 'error' AND ${column} != '' GROUP BY present, ${column}
  )
  GROUP BY value`

const MOVERS = `
SELECT field, value, toFloat64(now) AS now, toFloat64(before) AS before
FROM (${errorsBy('release', 'release')} UNION ALL ${errorsBy('device', 'device_model')})
WHERE abs(toInt64(now) - toInt64(before)) >= greatest(${LEAST_CHANGE}, before / 10)
ORDER BY abs(toInt64(now) - toInt64(before)) DESC, field, value
LIMIT 3 BY field`

/** The most frequent first. */
export const findNewErrors = (client: ClickHouseClient, range: DigestRange): Promise<NewError[]> =>
  askRows<NewError>(client, NEW_ERRORS, digestParams(range))

/** Those that changed most first, three of a kind. */
export const findMovers = (client: ClickHouseClient, range: DigestRange): Promise<Mover[]> =>
  askRows<Mover>(client, MOVERS, digestParams(range))
