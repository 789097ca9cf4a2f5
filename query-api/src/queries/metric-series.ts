/** How were the values of one metric distributed in each bucket? t-digest percentiles, merged. */
import { bucketOf, inRange, type SeriesParams } from './grain.ts'
import type { Question } from './run.ts'

export interface MetricRow {
  t: number
  count: number
  p50: number | null
  p75: number | null
  p95: number | null
  p99: number | null
}
export interface MetricParams extends SeriesParams {
  readonly name: string
}

export const metricSeries: Question<MetricParams, MetricRow> = {
  name: 'metric-series',
  text: `
SELECT t, count, digest[1] AS p50, digest[2] AS p75, digest[3] AS p95, digest[4] AS p99
FROM (
  SELECT ${bucketOf('minute')} AS t, count() AS count,
    quantilesTDigest(0.5, 0.75, 0.95, 0.99)(value) AS digest
  FROM events
  WHERE ${inRange('minute')} AND type = 'metric' AND name = {name: String}
  GROUP BY t
)
ORDER BY t`,
}
