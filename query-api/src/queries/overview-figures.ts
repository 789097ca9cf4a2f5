/**
 * How many events, errors and different users were there in a range? Whole hours are asked of the rollup by
 * hour, the minutes at both ends of that by minute; users of both are merged as states, so nobody counts twice
 * (`uniq`). What is read grows with the hours of the range and the users in them, not with the events.
 */
import { ofProject, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface OverviewFiguresRow {
  events: number
  errors: number
  users: number
}
export interface OverviewFiguresParams extends RangeParams {
  /** The whole hours of the range. */
  readonly hours_from: number
  readonly hours_to: number
}

const HOUR_MS = 3_600_000

/** The whole hours within a range; an empty stretch at its end when there is none. */
export const wholeHours = ({ from, to }: { from: number; to: number }) => {
  const [first, last] = [Math.ceil(from / HOUR_MS) * HOUR_MS, Math.floor(to / HOUR_MS) * HOUR_MS]
  return first < last ? { hours_from: first, hours_to: last } : { hours_from: to, hours_to: to }
}

const at = (parameter: string): string => `toDateTime(intDiv({${parameter}: Int64}, 1000), 'UTC')`
const between = (time: string, from: string, to: string): string =>
  `(${time} >= ${at(from)} AND ${time} < ${at(to)})`
const MINUTE = 'toStartOfMinute(timestamp)'

const part = (when: string): string => `
    SELECT type, count() AS counted, uniqState(nullIf(user_id, '')) AS met
    FROM events
    WHERE ${ofProject} AND ${when}
    GROUP BY type`

// ROLLUP adds the row over all types, whose type is empty: users of two types must not count twice.
export const overviewFigures: Question<OverviewFiguresParams, OverviewFiguresRow> = {
  name: 'overview-figures',
  text: `
SELECT sumIf(rows, type != '') AS events, sumIf(rows, type = 'error') AS errors,
  maxIf(people, type = '') AS users
FROM (
  SELECT type, sum(counted) AS rows, uniqMerge(met) AS people
  FROM (${part(between('toStartOfHour(timestamp)', 'hours_from', 'hours_to'))}
    UNION ALL${part(`(${between(MINUTE, 'from', 'hours_from')} OR ${between(MINUTE, 'hours_to', 'to')})`)}
  )
  GROUP BY type WITH ROLLUP
)`,
}
