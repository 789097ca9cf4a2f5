/** What each row of the table in evaluate.ts does to the memory, and who is told of it. Pure. */
import type { AlertState, DecisionReason, Memory, TransitionKind } from './state.ts'
import { isCooling, type Move, type Turn } from './turn.ts'
import { thresholdOf, worseOf } from './verdict.ts'

const MINUTE_MS = 60_000

export interface Outcome {
  readonly memory: Memory
  readonly move?: Move
}

export const fire = (turn: Turn): Outcome => {
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

export const resolve = ({ rule, memory, window: { to } }: Turn): Outcome => {
  const told = memory.incident?.lastNoticeAt !== null
  const quietUntil = told ? to + rule.cooldown_minutes * MINUTE_MS : memory.quietUntil
  return {
    memory: { state: 'ok', since: to, incident: null, endedAt: to, quietUntil },
    move: { kind: 'resolved', reason: 'resolved', notify: told },
  }
}

export const become = (
  turn: Turn,
  state: AlertState,
  kind: TransitionKind,
  reason: DecisionReason,
): Outcome => ({
  memory: { ...turn.memory, state, since: turn.window.to },
  move: { kind, reason, notify: false },
})

const isNoticeDue = (turn: Turn, lastNoticeAt: number | null): boolean => {
  const every = turn.rule.reminder_minutes
  if (lastNoticeAt === null) return !isCooling(turn)
  return every !== null && turn.at - lastNoticeAt >= every * MINUTE_MS
}

/** Still firing: the worst value is kept, and people are told again when it is time. */
export const goOn = (turn: Turn): Outcome => {
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

export const fireAgain = (turn: Turn): Outcome => {
  const { memory, move } = become(turn, 'firing', 'refired', 'fired_again')
  const { incident } = memory
  if (incident === null || move === undefined) return { memory }
  return { memory: { ...memory, incident: { ...incident, flaps: incident.flaps + 1 } }, move }
}

/** It stayed good for as long as the rule asks. */
export const hasRecovered = ({ rule, memory, window }: Turn): boolean =>
  window.to - memory.since >= rule.recover_minutes * MINUTE_MS
