/**
 * Which turns go to the decision log: those that changed the state, and those that could have: over the
 * threshold without an incident, too small a sample, no data in an incident, late data. A quiet step, or one
 * that only repeats the step before, writes nothing. Pure.
 */
import type { AlertState, Decision, DecisionReason, Window } from './state.ts'
import { isCurrent, type Move, type Turn } from './turn.ts'
import { isEnough, isPast, thresholdOf } from './verdict.ts'
import { wordsFor } from './words.ts'

/** Over the threshold, of too few events. */
const isSmallButOver = ({ rule, verdict, window }: Turn): boolean =>
  verdict !== 'over' &&
  window.value !== null &&
  !isEnough(rule, window) &&
  isPast(rule, window.value, thresholdOf(rule))

const isSame = (a: Window, b: Window | undefined): boolean =>
  a.value === b?.value && a.sample === b?.sample

const whileCalm = (turn: Turn): DecisionReason | undefined => {
  const { window, previous, verdict, isLastLate } = turn
  // Of late windows that led to nothing, one line says enough.
  if (window.open || (window.late && !isLastLate)) return undefined
  if (verdict === 'over') return window.late ? 'late_data' : 'waiting_for_more_windows'
  if (!isSmallButOver(turn) || window.late || isSame(window, previous)) return undefined
  return 'sample_too_small'
}

/** The first of several windows that say nothing. */
const inIncident = ({ rule, window, previous, verdict }: Turn): DecisionReason | undefined => {
  if (verdict !== 'unsure' || !isCurrent(window)) return undefined
  if (previous !== undefined && !isEnough(rule, previous)) return undefined
  return window.value === null ? 'no_data' : 'sample_too_small'
}

const reasonOf = (turn: Turn): DecisionReason | undefined => {
  const { state } = turn.memory
  return state === 'ok' || state === 'pending' ? whileCalm(turn) : inIncident(turn)
}

/** The line of a turn, if it gets one. */
export const decisionFor = (
  turn: Turn,
  to: AlertState,
  move: Move | undefined,
): Decision | undefined => {
  const reason = move?.reason ?? reasonOf(turn)
  if (reason === undefined) return undefined
  const { rule, window, at } = turn
  return {
    at,
    from: turn.memory.state,
    to,
    reason,
    value: window.value,
    threshold: thresholdOf(rule),
    sample: window.sample,
    late: window.late,
    words: wordsFor(turn, reason),
  }
}
