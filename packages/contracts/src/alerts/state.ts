/**
 * What the evaluator is given, remembers and answers: shapes only. See evaluate.ts for the machine and
 * windows.ts for how windows are made from landed rows.
 */

export const ALERT_STATES = ['ok', 'pending', 'firing', 'recovering'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** One window of one rule and group: [to - window, to). Those of a step are in order and ten seconds apart. */
export interface Window {
  /** End, epoch milliseconds, a multiple of SLOT_MS. */
  readonly to: number
  /** Null: there is nothing to compute it from. */
  readonly value: number | null
  /** Events that the value is made of. */
  readonly sample: number
  /** Judged again, because events arrived after the window was judged first. */
  readonly late: boolean
  /** Not finished: an eager rule looks at it as it fills. */
  readonly open: boolean
}

/** An incident as the evaluator knows it. */
export interface OpenIncident {
  readonly id: string
  readonly startedAt: number
  /** The worst value so far. */
  readonly peak: number
  /** firing → recovering → firing so often: one notice for all of it. */
  readonly flaps: number
  /** Null: nobody was told yet, because of the cooldown. */
  readonly lastNoticeAt: number | null
}

/**
 * What is kept of a rule and group between two evaluations; JSON. No memory: ok, nothing seen. It changes
 * only with the state, a new peak or a notice, so that quiet steps write nothing.
 */
export interface Memory {
  readonly state: AlertState
  /** Since when, epoch milliseconds of event time (end of the window that decided). */
  readonly since: number
  /** Present while firing or recovering. */
  readonly incident: OpenIncident | null
  /** End of the last incident: windows up to there begin no new one. */
  readonly endedAt: number | null
  /** Cooldown after the last incident that people were told of. */
  readonly quietUntil: number | null
}

export const TRANSITIONS = [
  'pending',
  'calmed',
  'fired',
  'recovering',
  'refired',
  'resolved',
  'reminder',
] as const
export type TransitionKind = (typeof TRANSITIONS)[number]

/** A change of state, or a reminder: becomes rows and, for `notify`, a notice, in one transaction. */
export interface Transition {
  readonly kind: TransitionKind
  readonly at: number
  readonly from: AlertState
  readonly to: AlertState
  readonly window: Window
  /** Whether people are told: false in a cooldown and for the steps in between. */
  readonly notify: boolean
  readonly incidentId: string | null
  /** As it is after this transition, or was when it ended: several transitions can come in one step. */
  readonly incident: OpenIncident | null
}

export const DECISION_REASONS = [
  'below_threshold',
  'over_threshold',
  'sample_too_small',
  'no_data',
  'waiting_for_more_windows',
  'fired',
  'still_firing',
  'good_again',
  'waiting_to_recover',
  'resolved',
  'fired_again',
  'cooldown',
  'late_data',
  'lagging',
  'reminder',
] as const
export type DecisionReason = (typeof DECISION_REASONS)[number]

/** One evaluation in the log: inputs, outcome and why. */
export interface Decision {
  readonly at: number
  readonly from: AlertState
  readonly to: AlertState
  readonly reason: DecisionReason
  readonly value: number | null
  readonly threshold: number
  readonly sample: number
  readonly late: boolean
  /** One sentence for people. */
  readonly words: string
}
