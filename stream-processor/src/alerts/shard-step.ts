/**
 * One step of a shard: every rule to which the step could matter is judged, by the pure evaluator of
 * contracts. Gives what came of it and changes nothing but the windows; memories are taken over only when
 * the outcomes are written (`remember`), so a step that could not be written is simply taken again.
 */
import {
  evaluateStep,
  SLOT_MS,
  slotOf,
  type Increment,
  type Memory,
  type Window,
} from '@pulseboard/contracts'
import type { Outcome } from './incidents.ts'
import { isDue, unfinishedOf, type RuleEntry } from './load-rules.ts'
import type { Shard } from './rule-book.ts'
import { stableId } from './stable-id.ts'

/** What a step found: outcomes to write, and how many rules and groups were looked at. */
export interface Judged {
  readonly outcomes: readonly Outcome[]
  readonly evaluations: number
}

const hasChanged = (
  before: Memory | undefined,
  { memory, transitions, decisions }: ReturnType<typeof evaluateStep>,
): boolean => memory !== before || transitions.length > 0 || decisions.length > 0

const QUIET: Memory = { state: 'ok', since: 0, incident: null, endedAt: null, quietUntil: null }

const judgeGroups = (
  entry: RuleEntry,
  at: number,
  groups: ReadonlyMap<string, readonly Window[]>,
): Outcome[] => {
  const { rule, memories } = entry
  const outcomes: Outcome[] = []
  for (const [group, windows] of groups) {
    if (windows.length === 0) continue
    const before = memories.get(group)
    const step = evaluateStep(rule.settings, before, windows, at, (startedAt) =>
      stableId('incident', rule.id, group, startedAt),
    )
    if (!hasChanged(before, step)) continue
    outcomes.push({ ...step, memory: step.memory ?? QUIET, rule, group, window: windows.at(-1) })
  }
  return outcomes
}

/** The rows that are in no judged window yet. */
const keepLanded = (entry: RuleEntry, at: number): void => {
  entry.landed = entry.landed.filter(({ row }) => row.received >= slotOf(at))
}

/** The windows that end at `at`, and earlier ones that late rows changed. */
export const judgeStep = (shard: Shard, at: number): Judged => {
  const outcomes: Outcome[] = []
  let evaluations = 0
  for (const entry of shard.entries.values()) {
    if (!isDue(entry, at)) continue
    const groups = entry.windows.step(at, unfinishedOf(entry))
    evaluations += groups.size
    outcomes.push(...judgeGroups(entry, at, groups))
  }
  return { outcomes, evaluations }
}

/** Of eager rules with new rows: the windows that are still filling. */
export const judgeOpen = (shard: Shard, now: number): Judged => {
  const to = (slotOf(now) + 1) * SLOT_MS
  const outcomes: Outcome[] = []
  let evaluations = 0
  for (const entry of shard.entries.values()) {
    if (entry.landed.length > 0) keepLanded(entry, shard.evaluatedTo)
    if (entry.landed.length === 0) continue
    const landed = new Map<string, Increment[]>()
    for (const { group, row } of entry.landed)
      landed.set(group, [...(landed.get(group) ?? []), row])
    const groups = entry.windows.peek(to, landed)
    evaluations += groups.size
    outcomes.push(...judgeGroups(entry, to, groups))
  }
  return { outcomes, evaluations }
}

/** Takes over what was written. */
export const remember = (shard: Shard, outcomes: readonly Outcome[]): void => {
  for (const { rule, group, memory } of outcomes)
    shard.entries.get(rule.id)?.memories.set(group, memory)
}
