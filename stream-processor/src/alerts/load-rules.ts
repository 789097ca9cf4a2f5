/**
 * The rules that this processor evaluates, with their windows and what is remembered of each group: read
 * when a shard is taken, and for one project again when its rules were changed. Windows are made anew from
 * what has landed, so it does not matter who evaluated before, or what was in memory then. A rule that was
 * not changed keeps its windows; a changed one keeps its memory, so its incident goes on.
 */
import {
  createRuleWindows,
  historyMs,
  SLOT_MS,
  type Memory,
  type RuleWindows,
} from '@pulseboard/contracts'
import {
  alertShardOf,
  type AlertIncrement,
  type AlertState,
  type EvaluatedRule,
} from '@pulseboard/db'
import { createMatcher, type Matcher } from './match.ts'

/** A rule at work. */
export interface RuleEntry {
  readonly rule: EvaluatedRule
  readonly shard: number
  readonly matcher: Matcher
  readonly windows: RuleWindows
  /** By group; none: ok, nothing seen. */
  readonly memories: Map<string, Memory>
  /** Rows that are not in a judged window yet, of an eager rule. */
  landed: { readonly group: string; readonly row: AlertIncrement }[]
}

/** A step is no use to it: windows that stay empty say the same each time. */
const saysNothingOfNothing = ({ settings }: EvaluatedRule): boolean =>
  settings.kind !== 'absence' && settings.on_no_data !== 'alert'

/** Groups whose story is not over: they are judged at each step. */
export const unfinishedOf = ({ memories }: RuleEntry): Set<string> => {
  const unfinished = new Set<string>()
  for (const [group, { state }] of memories) if (state !== 'ok') unfinished.add(group)
  return unfinished
}

/** Whether the step at `at` could change anything. */
export const isDue = (entry: RuleEntry, at: number): boolean => {
  const { windows, rule, memories } = entry
  if (!saysNothingOfNothing(rule) || !windows.isIdle()) return true
  if ((windows.nextChange() ?? Infinity) <= at) return true
  return memories.size > 0 && unfinishedOf(entry).size > 0
}

/** @param known up to here steps were taken. */
export const createEntry = (
  rule: EvaluatedRule,
  known: number,
  memories: ReadonlyMap<string, Memory>,
): RuleEntry => ({
  rule,
  shard: alertShardOf(rule.projectId),
  matcher: createMatcher(rule),
  windows: createRuleWindows(rule.settings, { from: rule.evaluateFrom.getTime(), known }),
  memories: new Map(memories),
  landed: [],
})

/**
 * Gives a row to a rule that it counts for. A row that should have been there at a step that was taken
 * (its gateway was given up before its spool was sent) is known from the next one on, as late data.
 */
export const addRow = (entry: RuleEntry, row: AlertIncrement, evaluatedTo: number): void => {
  if (!entry.matcher.fits(row)) return
  const next = evaluatedTo / SLOT_MS
  const group = entry.matcher.groupOf(row)
  const known = row.received < next ? { ...row, received: next } : row
  entry.windows.add(group, known)
  if (entry.rule.settings.eager) entry.landed.push({ group, row: known })
}

/** Gives it a row of the past, when its windows are made anew. */
export const addPastRow = (entry: RuleEntry, row: AlertIncrement): void => {
  if (entry.matcher.fits(row)) entry.windows.add(entry.matcher.groupOf(row), row)
}

/** From when rows can matter to these rules after a step. */
export const historyFrom = (entries: readonly RuleEntry[], evaluatedTo: number): number =>
  evaluatedTo - Math.max(0, ...entries.map(({ rule }) => historyMs(rule.settings)))

/** Rule → group → memory. */
export const memoriesOf = (states: readonly AlertState[]): Map<string, Map<string, Memory>> => {
  const byRule = new Map<string, Map<string, Memory>>()
  for (const { ruleId, group, memory } of states) {
    const groups = byRule.get(ruleId) ?? new Map<string, Memory>()
    byRule.set(ruleId, groups.set(group, memory))
  }
  return byRule
}
