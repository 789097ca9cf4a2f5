/**
 * Silences: when and for which incidents nobody is told. One meaning for the API, which shows the next
 * times, and for whoever sends notices. Pure. Weekly times are those of a wall clock in a zone: where the
 * clock goes back the silence lasts through both hours, where it goes forward a time that there is not
 * moves on by the hour that is left out.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { object } from '../api/route.ts'
import { SEVERITIES } from './rule.ts'
import { instantOf, localDateOf } from './wall-clock.ts'

/** `maintenance` is a single time like `once`, named by what it is for. */
export const SILENCE_KINDS = ['once', 'weekly', 'maintenance'] as const
export type SilenceKind = (typeof SILENCE_KINDS)[number]

const clockTime = (description: string) =>
  Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description })

export const WeeklyTimes = object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      uniqueItems: true,
      description: 'On which days it begins; 1 is Monday.',
    }),
    from: clockTime('Begin, such as 22:00.'),
    to: clockTime('End; not after the begin: on the next day.'),
    time_zone: Type.String({ minLength: 1, maxLength: 64, description: 'Such as Europe/Berlin.' }),
  },
  'Every week, by a wall clock.',
)
export type WeeklyTimes = Static<typeof WeeklyTimes>

export const SilenceMatcher = object(
  {
    rule_id: Type.Optional(Uuid('Only incidents of this rule.')),
    group_key: Type.Optional(
      Type.String({ maxLength: 200, description: 'Only of this group of the rule.' }),
    ),
    severities: Type.Optional(
      Type.Array(Type.Enum(SEVERITIES), { minItems: 1, uniqueItems: true }),
    ),
  },
  'Which incidents; empty: all of the project.',
)
export type SilenceMatcher = Static<typeof SilenceMatcher>

/** When a silence holds, in epoch milliseconds. */
export interface SilenceTimes {
  readonly startsAt: number
  /** Null: weekly without an end. */
  readonly endsAt: number | null
  /** Ended by hand. */
  readonly endedAt: number | null
  /** Null: once, from the start to the end. */
  readonly weekly: WeeklyTimes | null
}

/** Start inclusive, end exclusive. */
export interface SilenceSpan {
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000
/** The longest that two times of one week lie apart, with a day to spare at both ends. */
const SEARCH_DAYS = 9

const endOf = ({ endsAt, endedAt }: SilenceTimes): number =>
  Math.min(endsAt ?? Number.POSITIVE_INFINITY, endedAt ?? Number.POSITIVE_INFINITY)

/** The time that begins on a day of the wall clock, if one does. */
const spanOfDay = (weekly: WeeklyTimes, dayMs: number): SilenceSpan | undefined => {
  const weekday = new Date(dayMs).getUTCDay() || 7
  if (!weekly.days.includes(weekday)) return undefined
  const lastDay = weekly.to <= weekly.from ? dayMs + DAY_MS : dayMs
  return {
    from: instantOf(weekly.time_zone, dayMs, weekly.from, 'earlier'),
    to: instantOf(weekly.time_zone, lastDay, weekly.to, 'later'),
  }
}

const cut = (span: SilenceSpan, times: SilenceTimes): SilenceSpan => ({
  from: Math.max(span.from, times.startsAt),
  to: Math.min(span.to, endOf(times)),
})

/** Times of a silence that end after an instant, in order: that of now, if any, and the next ones. */
export const nextSilences = (times: SilenceTimes, after: number, count: number): SilenceSpan[] => {
  const whole = { from: times.startsAt, to: endOf(times) }
  if (whole.to <= after || whole.to <= whole.from) return []
  if (times.weekly === null) return [whole]
  const first = localDateOf(times.weekly.time_zone, Math.max(after, times.startsAt)) - DAY_MS
  const spans: SilenceSpan[] = []
  for (let day = 0; day < SEARCH_DAYS * count && spans.length < count; day++) {
    const span = spanOfDay(times.weekly, first + day * DAY_MS)
    if (span === undefined) continue
    const within = cut(span, times)
    if (within.to > Math.max(after, within.from)) spans.push(within)
  }
  return spans
}

/** Whether nobody is told at an instant. */
export const isSilentAt = (times: SilenceTimes, at: number): boolean =>
  nextSilences(times, at, 2).some(({ from, to }) => from <= at && at < to)

/** Whether a silence is about an incident. */
export const isSilencedBy = (
  { rule_id: ruleId, group_key: group, severities }: SilenceMatcher,
  incident: {
    readonly ruleId: string
    readonly group: string
    readonly severity: (typeof SEVERITIES)[number]
  },
): boolean =>
  (ruleId === undefined || ruleId === incident.ruleId) &&
  (group === undefined || group === incident.group) &&
  (severities === undefined || severities.includes(incident.severity))
