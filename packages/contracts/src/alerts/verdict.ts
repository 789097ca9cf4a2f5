/**
 * What one window says by itself. `over`: at or past the threshold; `good`: on the good side of the way
 * back; `between`: neither; `unsure`: too little data, and the rule keeps its state then. Pure.
 */
import type { RuleSettings } from './rule.ts'
import type { Window } from './state.ts'

export type Verdict = 'over' | 'good' | 'between' | 'unsure'

/** Of a rule about ingestion the value is 1 while there is trouble. */
const TROUBLE = 1

export const thresholdOf = (rule: RuleSettings): number =>
  rule.kind === 'ingestion' ? TROUBLE : rule.threshold

export const minSampleOf = (rule: RuleSettings): number =>
  'min_sample' in rule ? rule.min_sample : 0

/** Whether low values are the bad ones. */
export const isBelow = (rule: RuleSettings): boolean =>
  rule.kind === 'absence' || (rule.kind === 'metric' && rule.direction === 'below')

/** At the limit or on its bad side. */
export const isPast = (rule: RuleSettings, value: number, limit: number): boolean =>
  isBelow(rule) ? value <= limit : value >= limit

/** The worse of two values. */
export const worseOf = (rule: RuleSettings, a: number, b: number): number =>
  isBelow(rule) ? Math.min(a, b) : Math.max(a, b)

export const recoverThresholdOf = (rule: RuleSettings): number =>
  ('recover_threshold' in rule ? rule.recover_threshold : null) ?? thresholdOf(rule)

/** Whether the window has enough events to say anything. */
export const isEnough = (rule: RuleSettings, { value, sample }: Window): boolean =>
  value !== null && sample >= minSampleOf(rule)

const WITHOUT_DATA = { alert: 'over', ok: 'good', keep: 'unsure' } as const

export const verdictOf = (rule: RuleSettings, window: Window): Verdict => {
  const { value } = window
  if (value === null || !isEnough(rule, window)) return WITHOUT_DATA[rule.on_no_data]
  if (isPast(rule, value, thresholdOf(rule))) return 'over'
  return isPast(rule, value, recoverThresholdOf(rule)) ? 'between' : 'good'
}
