/** Which metrics came in a range, the most frequent first? */
import { inRange, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface MetricNameRow {
  name: string
  unit: string
  count: number
}

export const metricNames: Question<RangeParams, MetricNameRow> = {
  name: 'metric-names',
  text: `
SELECT name, any(unit) AS unit, count() AS count
FROM events
WHERE ${inRange('minute')} AND type = 'metric'
GROUP BY name
ORDER BY count DESC, name
LIMIT 500`,
}
