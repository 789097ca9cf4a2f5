/**
 * The windows of one rule and group as rows arrive: sums that slide, one slot in and one out. Rows that
 * arrived late change windows that were judged before; the sums slide back to the first of those and
 * forward again. A step costs as much as slots changed. What is kept is bounded: the slots of a window, of
 * the lateness and of N of M; anything older can change nothing any more.
 */
import { slotOf, type Increment } from './increment.ts'
import { measure } from './measure.ts'
import { SLOT_MS, type RuleSettings } from './rule.ts'
import type { Window } from './state.ts'
import { addIncrement, emptySlot, emptyTotals, moveSlot, type Slot, type Totals } from './totals.ts'

const SLOTS_A_MINUTE = 60_000 / SLOT_MS

/** Lengths of a rule in slots. */
export interface Spans {
  readonly window: number
  /** A row counts if it was received at most so many slots after the end of its own. */
  readonly lateness: number
  /** Windows that are judged together: those of N of M, and always the one before. */
  readonly together: number
  /** Slots before the end of a window that can still matter to it or to one that is judged again. */
  readonly kept: number
}

export const spansOf = (rule: RuleSettings): Spans => {
  const window = rule.window_minutes * SLOTS_A_MINUTE
  const lateness = rule.lateness_minutes * SLOTS_A_MINUTE
  const together = Math.max(2, rule.windows.of)
  return { window, lateness, together, kept: window + lateness + together + 1 }
}

export interface Track {
  /** Takes a row that is known from now on. */
  add(increment: Increment): void
  /**
   * The windows to judge at the slot `end`, oldest first, the last one ends there: those of N of M, and with
   * `late` slots (ascending) all from the first that they changed.
   */
  judge(end: number, late: readonly number[]): Window[]
  /**
   * The windows up to `end` with rows that landed before their time; nothing of them is kept.
   * @param after the last step: the windows behind it are the open ones, also of a track that it did not judge
   */
  peek(end: number, landed: readonly Increment[], after: number): Window[]
  /** What the value of the window that ends there is made of. */
  sampleAt(end: number): number
  /** Whether nothing that is kept matters at `end` or later. */
  isOver(end: number): boolean
}

/** Sums over the window that ends at a slot, moved from where they were last. */
const createSums = (slots: ReadonlyMap<number, Slot>, span: number) => {
  let totals: Totals = emptyTotals()
  let end = 0
  const move = (slot: number, sign: 1 | -1): void => {
    const found = slots.get(slot)
    if (found !== undefined) moveSlot(totals, found, sign)
  }
  const restart = (at: number): void => {
    totals = emptyTotals()
    end = at
    for (const [slot, found] of slots)
      if (slot < at && slot >= at - span) moveSlot(totals, found, 1)
  }
  return {
    restart,
    /** A row of a slot that may be summed already. */
    add: (slot: number, row: Slot): void => {
      if (slot < end && slot >= end - span) moveSlot(totals, row, 1)
    },
    at: (to: number): Totals => {
      if (Math.abs(to - end) > span) restart(to)
      for (; end < to; end++) {
        move(end, 1)
        move(end - span, -1)
      }
      for (; end > to; end--) {
        move(end - 1, -1)
        move(end - 1 - span, 1)
      }
      return totals
    },
  }
}

/** Marks the windows that hold a late slot; both lists ascend. The last window is no late one. */
const markLate = (windows: Window[], late: readonly number[], span: number): Window[] => {
  if (late.length === 0) return windows
  let next = 0
  return windows.map((window, index) => {
    const end = slotOf(window.to)
    while ((late[next] ?? Infinity) < end) next++
    const newest = late[next - 1]
    const isLate = newest !== undefined && end - newest <= span && index < windows.length - 1
    return isLate ? { ...window, late: true } : window
  })
}

const toSlot = (increment: Increment, into = emptySlot()): Slot => {
  addIncrement(into, increment)
  return into
}

/** Takes away what lies before; a map that was filled nearly in order is walked no further than needed. */
const forgetBefore = (kept: Map<number, unknown>, first: number): void => {
  for (const key of kept.keys()) {
    if (key >= first) return
    kept.delete(key)
  }
}

/** Smallest and largest value of the window of `span` slots before `end`. */
const extremesOf = (slots: ReadonlyMap<number, Slot>, end: number, span: number) => {
  let [min, max] = [Infinity, -Infinity]
  for (const [slot, found] of slots) {
    if (slot >= end || slot < end - span) continue
    min = Math.min(min, found.min)
    max = Math.max(max, found.max)
  }
  return { min, max }
}

export const createTrack = (rule: RuleSettings): Track => {
  const spans = spansOf(rule)
  const slots = new Map<number, Slot>()
  const sums = createSums(slots, spans.window)
  const judged = new Map<number, Window>()
  let last = -Infinity
  let newest = -Infinity

  const extremes = (end: number) => () => extremesOf(slots, end, spans.window)
  const windowAt = (end: number, open: boolean): Window => ({
    to: end * SLOT_MS,
    ...measure(rule, sums.at(end), extremes(end)),
    late: false,
    open,
  })
  const judgedFrom = (first: number, to: number): Window[] => {
    const windows: Window[] = []
    for (let end = first; end <= to; end++) {
      const window = judged.get(end)
      if (window !== undefined) windows.push(window)
    }
    return windows
  }
  const add = (increment: Increment): void => {
    const { slot } = increment
    sums.add(slot, toSlot(increment))
    slots.set(slot, toSlot(increment, slots.get(slot)))
    newest = Math.max(newest, slot)
  }
  return {
    add,
    sampleAt: (end) => measure(rule, sums.at(end), extremes(end)).sample,
    isOver: (end) => newest < end - spans.kept,
    judge: (end, late) => {
      const changed = (late[0] ?? end - 1) + 1
      const first = Math.max(Math.min(changed, last + 1), end - spans.lateness - spans.together)
      for (let to = first; to <= end; to++) judged.set(to, windowAt(to, false))
      last = end
      forgetBefore(slots, end - spans.kept)
      forgetBefore(judged, end - spans.lateness - spans.together)
      return markLate(judgedFrom(changed - spans.together + 1, end), late, spans.window)
    },
    peek: (end, landed, after) => {
      const before = new Map(landed.map(({ slot }) => [slot, slots.get(slot)]))
      for (const slot of before.keys())
        slots.set(slot, structuredClone(slots.get(slot) ?? emptySlot()))
      const known = newest
      landed.forEach(add)
      sums.restart(last)
      const open: Window[] = []
      for (let to = after + 1; to <= end; to++) open.push(windowAt(to, true))
      for (const [slot, found] of before)
        if (found === undefined) slots.delete(slot)
        else slots.set(slot, found)
      newest = known
      sums.restart(last)
      return [...judgedFrom(end - spans.together + 1, after), ...open]
    },
  }
}
