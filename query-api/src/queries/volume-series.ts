/** How many events of each type came in each bucket? Buckets without events are absent. */
import { bucketOf, inRange, type Grain, type SeriesParams } from './grain.ts'
import type { Question } from './run.ts'

export interface VolumeRow {
  t: number
  error: number
  event: number
  metric: number
  session: number
}

export const volumeSeries = (grain: Grain): Question<SeriesParams, VolumeRow> => ({
  name: 'volume-series',
  text: `
SELECT t,
  sumIf(events, type = 'error') AS error,
  sumIf(events, type = 'event') AS event,
  sumIf(events, type = 'metric') AS metric,
  sumIf(events, type = 'session') AS session
FROM (
  SELECT ${bucketOf(grain)} AS t, type, count() AS events
  FROM events
  WHERE ${inRange(grain)}
  GROUP BY t, type
)
GROUP BY t
ORDER BY t`,
})
