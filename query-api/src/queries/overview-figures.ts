/** How many events, errors and different users were there in a range? Users are counted by `uniq`. */
import { inRange, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface OverviewFiguresRow {
  events: number
  errors: number
  users: number
}

// ROLLUP adds the row over all types, whose type is empty: users of two types must not count twice.
export const overviewFigures: Question<RangeParams, OverviewFiguresRow> = {
  name: 'overview-figures',
  text: `
SELECT sumIf(rows, type != '') AS events, sumIf(rows, type = 'error') AS errors,
  maxIf(people, type = '') AS users
FROM (
  SELECT type, count() AS rows, uniq(nullIf(user_id, '')) AS people
  FROM events
  WHERE ${inRange('minute')}
  GROUP BY type WITH ROLLUP
)`,
}
