/** A decision as one or two sentences for people: what was measured, what it was held against, what follows. Pure. */
import type { RuleSettings } from './rule.ts'
import type { DecisionReason, Window } from './state.ts'
import { isPastIncident, neededOf, type Turn } from './turn.ts'
import { isBelow, minSampleOf, recoverThresholdOf, thresholdOf } from './verdict.ts'

const MINUTE_MS = 60_000

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const number = (value: number): string => String(Number(value.toPrecision(4)))
const clock = (ms: number): string => `${new Date(ms).toISOString().slice(11, 19)} UTC`
const duration = (ms: number): string => {
  const minutes = Math.round(ms / MINUTE_MS)
  return minutes < 120 ? plural(minutes, 'minute') : plural(Math.round(minutes / 60), 'hour')
}

/** A value in the unit of its rule. */
const amount = (rule: RuleSettings, value: number): string => {
  switch (rule.kind) {
    case 'error_rate':
      return `${number(value)} %`
    case 'metric':
      return number(value)
    default:
      return plural(Number(number(value)), 'event')
  }
}

/** What a window holds: "12 % of 340 events were errors in the 5 minutes up to 14:05:10 UTC". */
const measuredWords = (rule: RuleSettings, { to, value, sample }: Window): string => {
  const span = `in the ${duration(rule.window_minutes * MINUTE_MS)} up to ${clock(to)}`
  if (rule.kind === 'ingestion')
    return `${value === 0 ? 'All was well' : 'There was trouble'} with ingestion at ${clock(to)}`
  if (value === null) return `There was nothing to measure ${span}`
  switch (rule.kind) {
    case 'error_rate':
      return `${amount(rule, value)} of ${plural(sample, 'event')} were errors ${span}`
    case 'metric':
      return `${rule.aggregate} of ${rule.metric} was ${number(value)}, of ${plural(sample, 'value')}, ${span}`
    default:
      return `${amount(rule, value)} came ${span}`
  }
}

const side = (rule: RuleSettings): string => (isBelow(rule) ? 'at or below' : 'at or above')
const goodSide = (rule: RuleSettings): string =>
  `${isBelow(rule) ? 'above' : 'below'} ${amount(rule, recoverThresholdOf(rule))}`
const overWords = (rule: RuleSettings): string =>
  rule.kind === 'ingestion' ? '' : `, ${side(rule)} ${amount(rule, thresholdOf(rule))}`

const countWords = ({ rule, over }: Turn): string => {
  const { of } = rule.windows
  return of === 1 || rule.kind === 'ingestion' ? '' : `, as in ${over} of the last ${of} windows`
}

const fired = (turn: Turn): string => {
  const { rule, window } = turn
  const late = window.late ? ' Events that arrived late are among them.' : ''
  const open = window.open
    ? ' The window is not finished; the finished one decides how it goes on.'
    : ''
  return `${overWords(rule)}${countWords(turn)}: an incident began.${late}${open}`
}

const goodAgain = ({ rule, window, memory }: Turn): string => {
  // Only an eager look begins an incident at the end of a window that is not judged yet.
  if (window.to === memory.incident?.startedAt)
    return ': the finished window does not show what the early look saw. It is on the way back.'
  const wait = plural(rule.recover_minutes, 'minute')
  return `, ${goodSide(rule)}: over when it has stayed so for ${wait}.`
}

const resolved = ({ rule }: Turn): string =>
  rule.recover_minutes === 0
    ? `, ${goodSide(rule)}: the incident is over.`
    : `, and it stayed ${goodSide(rule)} for ${plural(rule.recover_minutes, 'minute')}: the incident is over.`

const reminder = ({ memory: { incident }, at }: Turn): string =>
  incident === null || incident.lastNoticeAt === null
    ? ': the cooldown is over and the incident is not, so people are told now.'
    : `: the incident has lasted for ${duration(at - incident.startedAt)}.`

const late = (turn: Turn): string =>
  isPastIncident(turn)
    ? `${overWords(turn.rule)}, with events that arrived late. It belongs to the incident that is over.`
    : `${overWords(turn.rule)}${countWords(turn)}, with events that arrived late. It takes ${neededOf(turn.rule)}.`

/** What follows the measurement. */
const FOLLOWS: Readonly<Partial<Record<DecisionReason, (turn: Turn) => string>>> = {
  fired,
  cooldown: (turn) =>
    `${fired(turn)} Nobody is told before ${clock(turn.memory.quietUntil ?? turn.at)}: it is the cooldown of the one before.`,
  waiting_for_more_windows: (turn) =>
    `${overWords(turn.rule)}${countWords(turn)}; it takes ${neededOf(turn.rule)}.`,
  below_threshold: ({ rule }) =>
    `: none of the last ${plural(rule.windows.of, 'window')} was ${side(rule)} ${amount(rule, thresholdOf(rule))} any more. No incident.`,
  sample_too_small: ({ rule }) =>
    `, of fewer than ${minSampleOf(rule)}: too few to decide anything.`,
  no_data: ({ memory }) => `: the state stays ${memory.state}.`,
  good_again: goodAgain,
  fired_again: ({ rule }) => `, not ${goodSide(rule)}: the incident goes on.`,
  resolved,
  reminder,
  late_data: late,
}

/** The sentence of a decision. */
export const wordsFor = (turn: Turn, reason: DecisionReason): string =>
  `${measuredWords(turn.rule, turn.window)}${FOLLOWS[reason]?.(turn) ?? '.'}`
