/**
 * One measure over time, for each of some values of a dimension and for all others together. Three
 * questions: which values are the most frequent, the series of those, and the same for the range before.
 *
 * Counts, users and error rates by type, environment, release (and name) and percentiles by those are
 * answered from a rollup, as far as the filter names no other field; a test asks the server. Everything
 * else reads the events themselves, within the limits of every question.
 */
import type { Measure } from '@pulseboard/contracts'
import type { FilterSql } from '@pulseboard/db'
import { bucketOf, inRange, type Grain, type RangeParams, type SeriesParams } from './grain.ts'
import type { Question } from './run.ts'

/** The dimension as an expression; undefined for one series over everything. */
type KeySql = string | undefined

export interface TopRow {
  key: string
}
export interface SeriesRow {
  /** Position in `keys`, from 1; 0 for all others. */
  slot: number
  /** Start of the bucket in epoch milliseconds. */
  t: number
  /** 1 on the rows over the whole range. */
  whole: number
  /** 1 on the row over all groups, which nobody asked for. */
  together: number
  measured: number | null
}
export interface GroupedParams extends SeriesParams {
  readonly keys: readonly string[]
}
export interface TopParams extends RangeParams {
  readonly top: number
}

// The list of levels is that of the rollup: with another one it would not be read.
const digest = (position: number): string =>
  `quantilesTDigest(0.5, 0.75, 0.95, 0.99)(value)[${position}]`

/** A measure over the rows of a group; the error rate is over groups of types, see below. */
const MEASURE: Readonly<Record<Exclude<Measure, 'error_rate'>, string>> = {
  count: 'count()',
  // The rollups keep states: only such a question is answered from them.
  users: "finalizeAggregation(uniqState(nullIf(user_id, '')))",
  sum: 'ifNull(sum(value), 0)',
  avg: 'avg(value)',
  p50: digest(1),
  p75: digest(2),
  p95: digest(3),
  p99: digest(4),
}

/** What makes a group big: the measure itself where it adds up, else the number of events. */
const weightOf = (measure: Measure): string =>
  measure === 'users' || measure === 'sum' ? MEASURE[measure] : MEASURE.count

const inFilter = (grain: Grain, filter: FilterSql): string =>
  `${inRange(grain)}\n  AND ${filter.text}`

/** Which values of the dimension are the biggest in the range? */
export const topGroups = (
  measure: Measure,
  key: string,
  filter: FilterSql,
  grain: Grain,
): Question<TopParams, TopRow> => ({
  name: 'series-groups',
  text: `
SELECT ${key} AS key, ${weightOf(measure)} AS weight
FROM events
WHERE ${inFilter(grain, filter)}
GROUP BY key
ORDER BY weight DESC, key
LIMIT {top: UInt32}`,
})

/** How rows are grouped, with and without a dimension. */
const groupingOf = (key: KeySql, grain: Grain) => {
  const bucket = `${bucketOf(grain)} AS t`
  return key === undefined
    ? { inner: bucket, outer: '0 AS slot, t', by: 't', together: '0' }
    : {
        inner: `indexOf({keys: Array(String)}, ${key}) AS slot, ${bucket}`,
        outer: 'slot, t',
        by: 'slot, t',
        together: 'grouping(slot)',
      }
}

/** The measure in each bucket of each group, and over the whole range of each group. */
export const groupedSeries = (
  measure: Measure,
  key: KeySql,
  filter: FilterSql,
  grain: Grain,
): Question<GroupedParams, SeriesRow> => {
  const { inner, outer, by, together } = groupingOf(key, grain)
  const marks = `grouping(t) AS whole, ${together} AS together`
  const where = inFilter(grain, filter)
  // A share of events by type is counted by type first: the rollup holds counts and no shares.
  const rate = `
SELECT ${outer}, ${marks}, sumIf(found, kind = 'error') / sum(found) AS measured
FROM (
  SELECT ${inner}, type AS kind, count() AS found
  FROM events
  WHERE ${where}
  GROUP BY ${by}, kind
)
GROUP BY ${by} WITH ROLLUP`
  const plain = (what: string): string => `
SELECT ${key === undefined ? '0 AS slot, ' : ''}${inner}, ${marks}, ${what} AS measured
FROM events
WHERE ${where}
GROUP BY ${by} WITH ROLLUP`
  return {
    name: 'series',
    text: measure === 'error_rate' ? rate : plain(MEASURE[measure]),
  }
}
