/** Which errors were the most frequent in a range? */
import { inRange, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface TopErrorRow {
  name: string
  count: number
  users: number
  last_ms: number
}

export const topErrors: Question<RangeParams, TopErrorRow> = {
  name: 'top-errors',
  text: `
SELECT name, count() AS count, finalizeAggregation(uniqState(nullIf(user_id, ''))) AS users,
  toUnixTimestamp64Milli(max(timestamp)) AS last_ms
FROM events
WHERE ${inRange('minute')} AND type = 'error'
GROUP BY name
ORDER BY count DESC, name
LIMIT 5`,
}
