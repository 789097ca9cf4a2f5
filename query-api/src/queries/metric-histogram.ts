/**
 * How are the values of one metric spread? Two questions: where the bars begin and end, and how many
 * values each has. The last percent is beside the bars: one outlier would else make a single bar of all.
 */
import type { FilterSql } from '@pulseboard/db'
import { inRange, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface MetricSpreadRow {
  count: number
  min: number | null
  max: number | null
  /** 99th percentile, by t-digest. */
  high: number | null
}
export interface MetricSpreadParams extends RangeParams {
  readonly name: string
}

const ofMetric = (filter: FilterSql): string =>
  `${inRange('minute')}
  AND type = 'metric' AND name = {name: String} AND value IS NOT NULL
  AND ${filter.text}`

export const metricSpread = (filter: FilterSql): Question<MetricSpreadParams, MetricSpreadRow> => ({
  name: 'metric-spread',
  text: `
SELECT count() AS count, min(value) AS min, max(value) AS max, quantileTDigest(0.99)(value) AS high
FROM events
WHERE ${ofMetric(filter)}`,
})

export interface HistogramBarRow {
  /** From 0; the number of bars is what lies above them. */
  bar: number
  count: number
}
export interface HistogramParams extends MetricSpreadParams {
  readonly low: number
  readonly high: number
  readonly width: number
  readonly bars: number
}

export const metricHistogram = (filter: FilterSql): Question<HistogramParams, HistogramBarRow> => ({
  name: 'metric-histogram',
  text: `
SELECT
  if(value > {high: Float64}, {bars: UInt32},
    toUInt32(least(toInt64(floor((assumeNotNull(value) - {low: Float64}) / {width: Float64})), {bars: UInt32} - 1))) AS bar,
  count() AS count
FROM events
WHERE ${ofMetric(filter)}
GROUP BY bar
ORDER BY bar`,
})
