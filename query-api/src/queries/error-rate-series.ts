/** How many of the events in each bucket are errors? Buckets without events are absent. */
import { bucketOf, inRange, type Grain, type SeriesParams } from './grain.ts'
import type { Question } from './run.ts'

export interface ErrorRateRow {
  t: number
  total: number
  errors: number
}

export const errorRateSeries = (grain: Grain): Question<SeriesParams, ErrorRateRow> => ({
  name: 'error-rate-series',
  text: `
SELECT t, sum(events) AS total, sumIf(events, type = 'error') AS errors
FROM (
  SELECT ${bucketOf(grain)} AS t, type, count() AS events
  FROM events
  WHERE ${inRange(grain)}
  GROUP BY t, type
)
GROUP BY t
ORDER BY t`,
})
