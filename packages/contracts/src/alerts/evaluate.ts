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
import type { RuleSettings } from './rule.ts'
import type { AlertState, Decision, DecisionReason, Memory, Transition, TransitionKind, Window } from './state.ts'
import { countOver, isCooling, isCurrent, isNofM, isPastIncident, type IncidentId, type Move, type Turn } from './turn.ts'
import { isPast, thresholdOf, verdictOf, worseOf } from './verdict.ts'

const MINUTE_MS = 60_000

export interface Step {
  /** The very object that was given when nothing changed; undefined while there is nothing to remember. */
  readonly memory: Memory | undefined
  readonly transitions: readonly Transition[]
  readonly decisions: readonly Decision[]
}

interface Outcome {
  readonly memory: Memory
  readonly move?: Move
}

const START: Memory = { state: 'ok', since: 0, incident: null, endedAt: null, quietUntil: null }

const fire = (turn: Turn): Outcome => {
  const { rule, window, at } = turn
  const startedAt = window.to
  const cooling = isCooling(turn)
  const incident = {
    id: turn.incidentId(startedAt),
    startedAt,
    peak: window.value ?? thresholdOf(rule),
    flaps: 0,
    lastNoticeAt: cooling ? null : at,
  }
  return {
    memory: { ...turn.memory, state: 'firing', since: startedAt, incident },
    move: { kind: 'fired', reason: cooling ? 'cooldown' : 'fired', notify: !cooling },
  }
}

const resolve = ({ rule, memory, window: { to } }: Turn): Outcome => {
  const told = memory.incident?.lastNoticeAt !== null
  const quietUntil = told ? to + rule.cooldown_minutes * MINUTE_MS : memory.quietUntil
  return {
    memory: { state: 'ok', since: to, incident: null, endedAt: to, quietUntil },
    move: { kind: 'resolved', reason: 'resolved', notify: told },
  }
}

const become = (turn: Turn, state: AlertState, kind: TransitionKind, reason: DecisionReason): Outcome => ({
  memory: { ...turn.memory, state, since: turn.window.to },
  move: { kind, reason, notify: false },
})

const isNoticeDue = (turn: Turn, lastNoticeAt: number | null): boolean => {
  const every = turn.rule.reminder_minutes
  if (lastNoticeAt === null) return !isCooling(turn)
  return every !== null && turn.at - lastNoticeAt >= every * MINUTE_MS
}

/** Still firing: the worst value is kept, and people are told again when it is time. */
const goOn = (turn: Turn): Outcome => {
  const { rule, memory, window, at } = turn
  if (memory.incident === null) return { memory }
  const { peak, lastNoticeAt } = memory.incident
  const worst = window.value === null ? peak : worseOf(rule, peak, window.value)
  const due = isNoticeDue(turn, lastNoticeAt)
  if (worst === peak && !due) return { memory }
  const incident = { ...memory.incident, peak: worst, lastNoticeAt: due ? at : lastNoticeAt }
  const after = { memory: { ...memory, incident } }
  return due ? { ...after, move: { kind: 'reminder', reason: 'reminder', notify: true } } : after
}

const fireAgain = (turn: Turn): Outcome => {
  const { memory, move } = become(turn, 'firing', 'refired', 'fired_again')
  const { incident } = memory
  if (incident === null || move === undefined) return { memory }
  return { memory: { ...memory, incident: { ...incident, flaps: incident.flaps + 1 } }, move }
}

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
    return rule.recover_minutes === 0 ? resolve(turn) : become(turn, 'recovering', 'recovering', 'good_again')
  },
  recovering: (turn) => {
    const { window, memory, verdict, rule } = turn
    if (window.open || window.to <= memory.since || verdict === 'unsure') return undefined
    if (verdict !== 'good') return fireAgain(turn)
    const isOver = window.to - memory.since >= rule.recover_minutes * MINUTE_MS
    return isOver && isCurrent(window) ? resolve(turn) : undefined
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
const takeTurn = (turn: Turn, into: { transitions: Transition[]; decisions: Decision[] }): Memory => {
  const { memory, at, window } = turn
  const { memory: next, move } = NEXT[memory.state](turn) ?? { memory }
  const [from, to] = [memory.state, next.state]
  const incidentId = (next.incident ?? memory.incident)?.id ?? null
  if (move !== undefined)
    into.transitions.push({ kind: move.kind, at, from, to, window, notify: move.notify, incidentId })
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
  const step: { transitions: Transition[]; decisions: Decision[] } = { transitions: [], decisions: [] }
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
