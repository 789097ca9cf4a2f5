/**
 * The incidents that a stream of events must lead to, found the slow and plain way: at every step every
 * window is counted anew from all events. Written from docs/specs/alerts.md and not from the product's
 * evaluator, of which it shares nothing but the type of the settings.
 */
import type { RuleSettings } from '@pulseboard/contracts'

const SLOT = 10_000
const MINUTE = 60_000

/** One stored event; times in epoch milliseconds. */
export interface StreamEvent {
  readonly at: number
  readonly received: number
  readonly group: string
  readonly error: boolean
  /** Of a metric event. */
  readonly value: number
}

export interface OracleIncident {
  readonly group: string
  readonly startedAt: number
  /** The step that found it. */
  readonly firedAt: number
  resolvedAt: number | null
  flaps: number
  peak: number
  /** Steps in which people were told. */
  readonly notices: number[]
}

interface Standing {
  incident: OracleIncident | null
  goodSince: number | null
  lastEnd: number
  quietUntil: number
}

type Word = 'over' | 'between' | 'good' | 'nothing'

const floorTo = (ms: number): number => ms - (ms % SLOT)
const lowIsBad = (rule: RuleSettings): boolean =>
  rule.kind === 'absence' || (rule.kind === 'metric' && rule.direction === 'below')
const limitOf = (rule: RuleSettings): number => (rule.kind === 'ingestion' ? 1 : rule.threshold)
const wayBackOf = (rule: RuleSettings): number =>
  rule.kind === 'absence' || rule.kind === 'ingestion'
    ? limitOf(rule)
    : (rule.recover_threshold ?? rule.threshold)
const leastOf = (rule: RuleSettings): number =>
  rule.kind === 'error_rate' || rule.kind === 'metric' ? rule.min_sample : 0

/** It came at most the lateness after the end of the ten seconds in which it happened. */
const isOnTime = (rule: RuleSettings, { at, received }: StreamEvent): boolean =>
  floorTo(received) - (floorTo(Math.min(at, received)) + SLOT) <= rule.lateness_minutes * MINUTE

const rank = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}

const metricOf = (aggregate: string, values: readonly number[]): number => {
  const sum = values.reduce((a, b) => a + b, 0)
  switch (aggregate) {
    case 'sum':
      return sum
    case 'avg':
      return sum / values.length
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    default:
      return rank(values, Number(aggregate.slice(1)) / 100)
  }
}

const valueOf = (rule: RuleSettings, inside: readonly StreamEvent[]): number | null => {
  if (rule.kind === 'count' || rule.kind === 'absence') return inside.length
  if (inside.length === 0) return null
  if (rule.kind === 'metric')
    return metricOf(
      rule.aggregate,
      inside.map(({ value }) => value),
    )
  return (inside.filter(({ error }) => error).length / inside.length) * 100
}

/** What one group's windows say, as known at a step. */
const lookAt = (rule: RuleSettings, events: readonly StreamEvent[], step: number) => {
  const known = events.filter((event) => event.received < step && isOnTime(rule, event))
  const length = rule.window_minutes * MINUTE
  const isIn = (event: StreamEvent, end: number): boolean => {
    const at = Math.min(event.at, event.received)
    return at >= end - length && at < end
  }
  const value = (end: number): number | null =>
    valueOf(
      rule,
      known.filter((event) => isIn(event, end)),
    )
  const word = (end: number): Word => {
    const found = value(end)
    const size = known.filter((event) => isIn(event, end)).length
    if (found === null || size < leastOf(rule))
      return rule.on_no_data === 'alert' ? 'over' : rule.on_no_data === 'ok' ? 'good' : 'nothing'
    const sign = lowIsBad(rule) ? -1 : 1
    if (sign * found >= sign * limitOf(rule)) return 'over'
    return sign * found >= sign * wayBackOf(rule) ? 'between' : 'good'
  }
  /** Earlier windows that hold an event which is known only since the step before. */
  const changed = (): number[] => {
    const news = known.filter(({ received }) => received >= step - SLOT)
    const ends: number[] = []
    const first = step - rule.lateness_minutes * MINUTE - SLOT
    for (let end = first; end < step; end += SLOT)
      if (news.some((event) => isIn(event, end))) ends.push(end)
    return ends
  }
  const reach = length + rule.lateness_minutes * MINUTE + (Math.max(2, rule.windows.of) + 1) * SLOT
  const isSeen = known.some(({ at, received }) => floorTo(Math.min(at, received)) >= step - reach)
  return { value, word, changed, isSeen }
}
type Look = ReturnType<typeof lookAt>

const isManyOver = (rule: RuleSettings, look: Look, end: number, after: number): boolean => {
  let over = 0
  for (let back = 0; back < rule.windows.of; back++) {
    const earlier = end - back * SLOT
    if (earlier > after && look.word(earlier) === 'over') over += 1
  }
  return over >= rule.windows.breaching
}

const begin = (
  rule: RuleSettings,
  standing: Standing,
  group: string,
  value: number | null,
  end: number,
  step: number,
): OracleIncident => {
  const notices = step < standing.quietUntil ? [] : [step]
  const peak = value ?? limitOf(rule)
  const incident = {
    group,
    startedAt: end,
    firedAt: step,
    resolvedAt: null,
    flaps: 0,
    peak,
    notices,
  }
  standing.incident = incident
  standing.goodSince = null
  return incident
}

const finish = (rule: RuleSettings, standing: Standing, step: number): void => {
  const { incident } = standing
  if (incident === null) return
  incident.resolvedAt = step
  standing.incident = null
  standing.lastEnd = step
  if (incident.notices.length === 0) return
  incident.notices.push(step)
  standing.quietUntil = step + rule.cooldown_minutes * MINUTE
}

const remind = (
  rule: RuleSettings,
  standing: Standing,
  incident: OracleIncident,
  step: number,
): void => {
  const last = incident.notices.at(-1)
  const isDue =
    last === undefined
      ? step >= standing.quietUntil
      : rule.reminder_minutes !== null && step - last >= rule.reminder_minutes * MINUTE
  if (isDue) incident.notices.push(step)
}

const whileFiring = (
  rule: RuleSettings,
  standing: Standing,
  incident: OracleIncident,
  look: Look,
  step: number,
): void => {
  if (look.word(step) === 'good') {
    if (rule.recover_minutes === 0) finish(rule, standing, step)
    else standing.goodSince = step
    return
  }
  const value = look.value(step) ?? incident.peak
  incident.peak = lowIsBad(rule) ? Math.min(incident.peak, value) : Math.max(incident.peak, value)
  remind(rule, standing, incident, step)
}

const onTheWayBack = (
  rule: RuleSettings,
  standing: Standing,
  incident: OracleIncident,
  word: Word,
  end: number,
  step: number,
): void => {
  const since = standing.goodSince ?? end
  if (end <= since) return
  if (word === 'over' || word === 'between') {
    standing.goodSince = null
    incident.flaps += 1
  } else if (word === 'good' && end === step && step - since >= rule.recover_minutes * MINUTE)
    finish(rule, standing, step)
}

/** All incidents of steps after `from`, up to `to`, in the order in which they were found. */
export const findIncidents = (
  rule: RuleSettings,
  events: readonly StreamEvent[],
  from: number,
  to: number,
): OracleIncident[] => {
  const incidents: OracleIncident[] = []
  const standings = new Map<string, Standing>()
  const groups =
    rule.group_by === null ? [''] : [...new Set(events.map(({ group }) => group))].sort()
  for (let step = from + SLOT; step <= to; step += SLOT)
    for (const group of groups) {
      const standing = standings.get(group) ?? {
        incident: null,
        goodSince: null,
        lastEnd: from,
        quietUntil: 0,
      }
      standings.set(group, standing)
      const own = rule.group_by === null ? events : events.filter((event) => event.group === group)
      const look = lookAt(rule, own, step)
      if (rule.group_by !== null && !look.isSeen && standing.incident === null) continue
      for (const end of [...look.changed(), step]) {
        if (end <= from) continue
        const { incident } = standing
        const word = look.word(end)
        if (incident === null) {
          if (
            end > standing.lastEnd &&
            word === 'over' &&
            isManyOver(rule, look, end, standing.lastEnd)
          )
            incidents.push(begin(rule, standing, group, look.value(end), end, step))
        } else if (standing.goodSince !== null)
          onTheWayBack(rule, standing, incident, word, end, step)
        else if (end === step) whileFiring(rule, standing, incident, look, step)
      }
    }
  return incidents
}
