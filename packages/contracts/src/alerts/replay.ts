/**
 * A rule over rows of the past: the steps that the live engine takes, one after the other. The back-test,
 * "why did it not fire at 14:05?" and the tests of both use it. Pure; stretches without any row are jumped
 * over where nothing could happen in them.
 */
import { evaluateStep, type Step } from './evaluate.ts'
import type { Increment } from './increment.ts'
import { SLOT_MS, type RuleSettings } from './rule.ts'
import type { Memory, Window } from './state.ts'
import type { IncidentId } from './turn.ts'
import { createRuleWindows } from './windows.ts'

/** One step of one group, as it was taken. */
export interface ReplayedStep extends Step {
  readonly at: number
  readonly group: string
  readonly windows: readonly Window[]
}

export interface Replay {
  readonly rows: Iterable<readonly [group: string, increment: Increment]>
  /** Windows that end after `from` are judged, up to those that end at `to`; both multiples of SLOT_MS. */
  readonly from: number
  readonly to: number
  readonly incidentId: (group: string) => IncidentId
}

const isAtRest = ({ memory, decisions }: Step): boolean =>
  (memory === undefined || memory.state === 'ok') && decisions.length === 0

/**
 * Takes every step of a range. `rows` are those received before `to`, from `historyMs` before `from` on.
 * @param onStep is given each step of each group
 */
export const replay = (
  rule: RuleSettings,
  { rows, from, to, incidentId }: Replay,
  onStep: (step: ReplayedStep) => void,
): void => {
  const windows = createRuleWindows(rule, { from, known: from })
  for (const [group, row] of rows) windows.add(group, row)
  const memories = new Map<string, Memory>()
  const unfinished = new Set<string>()

  const remember = (group: string, memory: Memory | undefined): void => {
    if (memory === undefined) return
    memories.set(group, memory)
    if (memory.state === 'ok') unfinished.delete(group)
    else unfinished.add(group)
  }
  /** Takes a step; whether all groups are at rest after it. */
  const step = (at: number): boolean => {
    let rest = true
    for (const [group, judged] of windows.step(at, unfinished)) {
      const taken = evaluateStep(rule, memories.get(group), judged, at, incidentId(group))
      remember(group, taken.memory)
      onStep({ ...taken, at, group, windows: judged })
      rest &&= isAtRest(taken)
    }
    return rest
  }
  for (let at = from + SLOT_MS; at <= to; at += SLOT_MS) {
    const rest = step(at)
    if (!rest || !windows.isIdle()) continue
    // Without rows every window is like the last one until the next row is known.
    const next = windows.nextChange() ?? to + SLOT_MS
    at = Math.max(at, next - SLOT_MS)
  }
}
