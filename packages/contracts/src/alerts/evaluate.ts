/**
 * The state machine of an alert: what a rule makes of the windows of one step. Pure: the same memory and
 * windows give the same answer, live, after a restart and in the back-test. Nothing is written or sent here.
 *
 *   over: the window is at or past the threshold. N of M: it is, and so are so many of the last so many.
 *   good: on the good side of the recover threshold. unsure (too little data, `keep`): as if not there.
 *
 *   state       window                                      → state       transition, who is told
 *   ok          N of M                                      → firing      fired: people, but in a cooldown
 *   ok          over, not yet N of M                        → pending     pending: nobody
 *   pending     N of M                                      → firing      fired: people, but in a cooldown
 *   pending     none of the last M is over                  → ok          calmed: nobody
 *   firing      good                                        → recovering  recovering: nobody
 *   firing      good, no time asked for                     → ok          resolved: whom `fired` told
 *   firing      long enough since a notice, or never told   → firing      reminder: people
 *   recovering  over, or between the two thresholds         → firing      refired, a flap: nobody
 *   recovering  good, and was for as long as asked          → ok          resolved: whom `fired` told
 *
 * Windows judged again (late) can begin an incident, by N of M up to their own end, and can end a way back;
 * good news that came late changes no state by itself. Unfinished ones (open) can only begin an incident.
 * Windows up to the end of the last incident begin none, so nothing is told twice.
 */
import { decisionFor } from './decide.ts'
import { become, fire, fireAgain, goOn, hasRecovered, resolve, type Outcome } from './outcomes.ts'
import type { RuleSettings } from './rule.ts'
import type { AlertState, Decision, Memory, Transition, Window } from './state.ts'
import { countOver, isCurrent, isNofM, isPastIncident, type IncidentId, type Turn } from './turn.ts'
import { isPast, thresholdOf, verdictOf } from './verdict.ts'

export interface Step {
  /** The very object that was given when nothing changed; undefined while there is nothing to remember. */
  readonly memory: Memory | undefined
  readonly transitions: readonly Transition[]
  readonly decisions: readonly Decision[]
}

const START: Memory = { state: 'ok', since: 0, incident: null, endedAt: null, quietUntil: null }

/** The table above. */
const NEXT: Readonly<Record<AlertState, (turn: Turn) => Outcome | undefined>> = {
  ok: (turn) => {
    if (isPastIncident(turn)) return undefined
    if (isNofM(turn)) return fire(turn)
    if (turn.verdict !== 'over' || !isCurrent(turn.window)) return undefined
    return become(turn, 'pending', 'pending', 'waiting_for_more_windows')
  },
  pending: (turn) => {
    if (isPastIncident(turn)) return undefined
    if (isNofM(turn)) return fire(turn)
    if (turn.over > 0 || !isCurrent(turn.window)) return undefined
    return become(turn, 'ok', 'calmed', 'below_threshold')
  },
  firing: (turn) => {
    const { window, memory, verdict, rule } = turn
    // An eager start runs ahead of the finished windows: those before it say nothing about it.
    if (!isCurrent(window) || window.to < memory.since) return undefined
    if (verdict !== 'good') return goOn(turn)
    return rule.recover_minutes === 0
      ? resolve(turn)
      : become(turn, 'recovering', 'recovering', 'good_again')
  },
  recovering: (turn) => {
    const { window, memory, verdict } = turn
    if (window.open || window.to <= memory.since || verdict === 'unsure') return undefined
    if (verdict !== 'good') return fireAgain(turn)
    return isCurrent(window) && hasRecovered(turn) ? resolve(turn) : undefined
  },
}

/** Nothing is going on, and nothing in these windows could begin anything. */
const isQuiet = (
  rule: RuleSettings,
  memory: Memory | undefined,
  windows: readonly Window[],
): boolean =>
  (memory === undefined || memory.state === 'ok') &&
  windows.every(
    (window) =>
      verdictOf(rule, window) !== 'over' &&
      (window.value === null || !isPast(rule, window.value, thresholdOf(rule))),
  )

/** What one turn led to. */
const takeTurn = (
  turn: Turn,
  into: { transitions: Transition[]; decisions: Decision[] },
): Memory => {
  const { memory, at, window } = turn
  const { memory: next, move } = NEXT[memory.state](turn) ?? { memory }
  const [from, to] = [memory.state, next.state]
  const incident = next.incident ?? memory.incident
  if (move !== undefined) {
    const { kind, notify } = move
    const incidentId = incident?.id ?? null
    into.transitions.push({ kind, at, from, to, window, notify, incidentId, incident })
  }
  const decision = decisionFor(turn, to, move)
  if (decision !== undefined) into.decisions.push(decision)
  return next
}

/**
 * One step of a rule and group.
 * @param windows as windows.ts gives them: in order, ten seconds apart, the last one ends at `at`; those
 * judged again are marked late, the others before the last are there to be counted
 */
export const evaluateStep = (
  rule: RuleSettings,
  memory: Memory | undefined,
  windows: readonly Window[],
  at: number,
  incidentId: IncidentId,
): Step => {
  const step: { transitions: Transition[]; decisions: Decision[] } = {
    transitions: [],
    decisions: [],
  }
  if (isQuiet(rule, memory, windows)) return { memory, ...step }
  const lastLate = windows.findLastIndex(({ late }) => late)
  let known = memory ?? START
  for (const [index, window] of windows.entries()) {
    if (!window.late && index < windows.length - 1) continue
    const turn: Turn = {
      rule,
      at,
      incidentId,
      memory: known,
      window,
      previous: windows[index - 1],
      verdict: verdictOf(rule, window),
      over: countOver(rule, windows, index, known.endedAt),
      isLastLate: index === lastLate,
    }
    known = takeTurn(turn, step)
  }
  return { memory: known === START ? memory : known, ...step }
}
