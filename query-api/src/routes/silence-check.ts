/**
 * A silence as a client asks for it → as it is stored: times made whole, what does not go with its kind
 * refused by name. Pure.
 */
import {
  isTimeZone,
  type PartOf,
  type Routes,
  type SilenceMatcher,
  type Violation,
  type WeeklyTimes,
} from '@pulseboard/contracts'
import { refuseBody } from './rule-check.ts'

type Body = PartOf<Routes['createSilence'], 'body'>

export interface CheckedSilence {
  readonly matcher: SilenceMatcher
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly weekly: WeeklyTimes | null
}

const LONGEST_MS = 366 * 86_400_000

const found = (pointer: string, code: string, detail: string, fix: string): Violation => ({
  pointer,
  code,
  detail,
  fix,
})

const checkWeekly = ({ kind, weekly }: Body): Violation[] => {
  if (kind !== 'weekly')
    return weekly === undefined
      ? []
      : [found('/weekly', 'not_supported', `kind ${kind} has no weekly times`, 'Leave weekly out.')]
  if (weekly === undefined)
    return [found('/weekly', 'required', 'weekly is missing', 'Add days, from, to and time_zone.')]
  if (!isTimeZone(weekly.time_zone))
    return [
      found(
        '/weekly/time_zone',
        'time_zone',
        `${JSON.stringify(weekly.time_zone)} is no time zone`,
        'Use a name of the IANA database, such as Europe/Berlin, or UTC.',
      ),
    ]
  return []
}

const checkEnd = (
  { kind, ends_at: endsAt }: Body,
  startsMs: number,
  nowMs: number,
): Violation[] => {
  if (endsAt === undefined)
    return kind === 'weekly'
      ? []
      : [found('/ends_at', 'required', 'ends_at is missing', 'Say when it is over.')]
  const endMs = Date.parse(endsAt)
  if (endMs <= Math.max(startsMs, nowMs))
    return [
      found(
        '/ends_at',
        'range',
        `ends_at is ${endsAt}`,
        'Use a time to come that is after starts_at.',
      ),
    ]
  return kind !== 'weekly' && endMs - startsMs > LONGEST_MS
    ? [found('/ends_at', 'range', 'it would last over a year', 'Use a shorter time.')]
    : []
}

/** Its id as the store spells it: it is compared as text later. */
const plainMatcher = ({ rule_id: id, ...rest }: SilenceMatcher = {}): SilenceMatcher =>
  id === undefined ? rest : { ...rest, rule_id: id.toLowerCase() }

const checkMatcher = ({ matcher = {} }: Body): Violation[] =>
  matcher.group_key !== undefined && matcher.rule_id === undefined
    ? [
        found(
          '/matcher/group_key',
          'required',
          'group_key stands without rule_id',
          'Name the rule whose group it is.',
        ),
      ]
    : []

/** @throws AppError that names everything found */
export const checkSilence = (body: Body, nowMs: number): CheckedSilence => {
  const startsMs = body.starts_at === undefined ? nowMs : Date.parse(body.starts_at)
  const violations = [
    ...checkWeekly(body),
    ...checkEnd(body, startsMs, nowMs),
    ...checkMatcher(body),
  ]
  if (violations.length > 0) throw refuseBody(violations)
  return {
    matcher: plainMatcher(body.matcher),
    startsAt: new Date(startsMs),
    endsAt: body.ends_at === undefined ? null : new Date(body.ends_at),
    weekly: body.weekly ?? null,
  }
}
