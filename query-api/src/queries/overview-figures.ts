/**
 * How many events, errors and different users were there in a range, and in the one of the same length before
 * it? Whole hours are asked of the rollup by hour, the minutes at their ends by minute; users of both are merged
 * as states, so nobody counts twice (`uniq`). What is read grows with the hours of the ranges and the users in
 * them, not with the events. One statement for both ranges: making a plan costs as much as reading one of them.
 */
import { ofProject, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface OverviewFiguresRow {
  /** 1: the range itself; 0: the one before. */
  present: 0 | 1
  events: number
  errors: number
  users: number
}
export interface OverviewFiguresParams extends RangeParams {
  readonly before_from: number
  /** The whole hours of the range. */
  readonly hours_from: number
  readonly hours_to: number
  /** Those of the range before. */
  readonly before_hours_from: number
  readonly before_hours_to: number
}

const HOUR_MS = 3_600_000

/** The whole hours within a range; an empty stretch at its end when there is none. */
const wholeHours = ({ from, to }: { from: number; to: number }) => {
  const [first, last] = [Math.ceil(from / HOUR_MS) * HOUR_MS, Math.floor(to / HOUR_MS) * HOUR_MS]
  return first < last ? [first, last] : [to, to]
}

/** The parameters of a range and of the one before it. */
export const withRangeBefore = <R extends RangeParams>(range: R): R & OverviewFiguresParams => {
  const before_from = range.from - (range.to - range.from)
  const [hours_from = 0, hours_to = 0] = wholeHours(range)
  const [before_hours_from = 0, before_hours_to = 0] = wholeHours({
    from: before_from,
    to: range.from,
  })
  return { ...range, before_from, hours_from, hours_to, before_hours_from, before_hours_to }
}

const at = (parameter: string): string => `toDateTime(intDiv({${parameter}: Int64}, 1000), 'UTC')`
const within = (time: string, ranges: readonly (readonly [string, string])[]): string =>
  ranges.map(([from, to]) => `(${time} >= ${at(from)} AND ${time} < ${at(to)})`).join(' OR ')

const HOUR = 'toStartOfHour(timestamp)'
const MINUTE = 'toStartOfMinute(timestamp)'

const part = (time: string, ranges: readonly (readonly [string, string])[]): string => `
    SELECT ${time} >= ${at('from')} AS present, type, count() AS counted,
      uniqState(nullIf(user_id, '')) AS met
    FROM events
    WHERE ${ofProject} AND (${within(time, ranges)})
    GROUP BY present, type`

const hours = part(HOUR, [
  ['hours_from', 'hours_to'],
  ['before_hours_from', 'before_hours_to'],
])
const minutes = part(MINUTE, [
  ['from', 'hours_from'],
  ['hours_to', 'to'],
  ['before_from', 'before_hours_from'],
  ['before_hours_to', 'from'],
])

// The sets without a type are rows over all types: users of two types must not count twice.
export const overviewFigures: Question<OverviewFiguresParams, OverviewFiguresRow> = {
  name: 'overview-figures',
  text: `
SELECT present, sumIf(rows, type != '') AS events, sumIf(rows, type = 'error') AS errors,
  maxIf(people, type = '') AS users
FROM (
  SELECT present, type, sum(counted) AS rows, uniqMerge(met) AS people
  FROM (${hours}
    UNION ALL${minutes}
  )
  GROUP BY GROUPING SETS ((present, type), (present))
)
GROUP BY present`,
}
