/** One window in its turn, as the state machine sees it: with what is around it. Pure. */
import { SLOT_MS, type RuleSettings } from './rule.ts'
import type { DecisionReason, Memory, TransitionKind, Window } from './state.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/** Names the incident of this rule and group that began then; the same time always gives the same name. */
export type IncidentId = (startedAt: number) => string

export interface Turn {
  readonly rule: RuleSettings
  readonly at: number
  readonly incidentId: IncidentId
  readonly memory: Memory
  readonly window: Window
  readonly previous: Window | undefined
  readonly verdict: Verdict
  /** Windows over the threshold among the last M, this one included. */
  readonly over: number
  /** The last of the windows that are judged again in this step. */
  readonly isLastLate: boolean
}

/** What a turn led to. */
export interface Move {
  readonly kind: TransitionKind
  readonly reason: DecisionReason
  readonly notify: boolean
}

/** Finished, and judged in its time. */
export const isCurrent = ({ late, open }: Window): boolean => !late && !open

/** Trouble with ingestion is looked at each minute, and once is enough. */
export const neededOf = (rule: RuleSettings): number =>
  rule.kind === 'ingestion' ? 1 : rule.windows.breaching

export const isNofM = ({ rule, verdict, over }: Turn): boolean =>
  verdict === 'over' && over >= neededOf(rule)

export const isCooling = ({ memory: { quietUntil }, at }: Turn): boolean =>
  quietUntil !== null && at < quietUntil

/** Windows up to the end of the last incident were part of it. */
export const isPastIncident = ({ memory: { endedAt }, window: { to } }: Turn): boolean =>
  endedAt !== null && to <= endedAt

/** How many of the last M windows, up to the one at `index`, are over; those of a past incident are not. */
export const countOver = (
  rule: RuleSettings,
  windows: readonly Window[],
  index: number,
  endedAt: number | null,
): number => {
  const last = windows[index]?.to ?? 0
  const first = Math.max(last - rule.windows.of * SLOT_MS, endedAt ?? 0)
  let over = 0
  for (let at = index; at >= 0; at--) {
    const window = windows[at]
    if (window === undefined || window.to <= first) break
    if (verdictOf(rule, window) === 'over') over += 1
  }
  return over
}
