/**
 * From rows to the windows of one rule, step by step. A row is known from the end of the slot in which it
 * was received; the step at W judges, of every group, the window that ends at W and the earlier ones that
 * rows known since the last step changed. What comes out at W depends on the rows received before W alone:
 * not on their order, on when they are added, or on whether this was built anew from them in between
 * (`known`). Use:
 *
 *   const windows = createRuleWindows(settings, { from, known })
 *   windows.add(group, increment)             rows received before a step must be added before it
 *   windows.step(at, unfinished)              every multiple of SLOT_MS after `known`, in order
 *   windows.peek(to, rows landed so far)      eager rules, between two steps
 *
 * Bounded: `historyMs` of rows, and at most TRACKED groups; of those the biggest are watched.
 */
import { slotOf, type Increment } from './increment.ts'
import { RULE_LIMITS, SLOT_MS, type RuleSettings } from './rule.ts'
import type { Window } from './state.ts'
import { createTrack, spansOf, type Track } from './track.ts'

/** Groups of which rows are kept; beyond that new ones are not seen until others are over. */
const TRACKED = 1_000
/** The group of a rule without grouping: always watched. */
export const NO_GROUP = ''
const NONE: ReadonlySet<string> = new Set()

export interface WindowsFrom {
  /** Windows that end here or earlier are not judged: when the rule was made or changed. */
  readonly from: number
  /** Steps up to here were taken before: rows received earlier are only remembered. */
  readonly known: number
}

export interface RuleWindows {
  add(group: string, increment: Increment): void
  /** Windows to judge by group; the groups in `unfinished` (state not ok) always are among them. */
  step(at: number, unfinished?: ReadonlySet<string>): ReadonlyMap<string, readonly Window[]>
  /** The same for a window that is still filling; `to` is the end of the slot that holds the present. */
  peek(
    to: number,
    landed: ReadonlyMap<string, readonly Increment[]>,
  ): ReadonlyMap<string, readonly Window[]>
  /** Earliest step at which a row becomes known that is not known yet. */
  nextChange(): number | undefined
  /** No row is left that matters to any window. */
  isIdle(): boolean
}

/** Rows with a timestamp so long before a step may matter to it: what to load to build the windows anew. */
export const historyMs = (rule: RuleSettings): number => spansOf(rule).kept * SLOT_MS

/** Whether a row may count: it was received within the lateness after its slot ended. */
export const isInTime = (rule: RuleSettings, { slot, received }: Increment): boolean =>
  received - slot - 1 <= spansOf(rule).lateness

/** The biggest groups, and the unfinished ones. */
const chooseGroups = (
  tracks: ReadonlyMap<string, Track>,
  end: number,
  unfinished: ReadonlySet<string>,
): Iterable<string> => {
  if (tracks.size <= RULE_LIMITS.groups) return tracks.keys()
  const bySize = [...tracks]
    .map(([group, track]) => ({ group, sample: track.sampleAt(end) }))
    .sort((a, b) => b.sample - a.sample || (a.group < b.group ? -1 : 1))
  const biggest = bySize.slice(0, RULE_LIMITS.groups).map(({ group }) => group)
  return new Set([...biggest, ...unfinished])
}

/** Rows by the slot in which they are received, until their step. */
const createPending = () => {
  const rows = new Map<number, [group: string, increment: Increment][]>()
  return {
    add: (group: string, increment: Increment): void => {
      const found = rows.get(increment.received)
      if (found === undefined) rows.set(increment.received, [[group, increment]])
      else found.push([group, increment])
    },
    take: (received: number): readonly [group: string, increment: Increment][] => {
      const found = rows.get(received) ?? []
      rows.delete(received)
      return found
    },
    first: (): number | undefined => {
      let first: number | undefined
      for (const received of rows.keys())
        if (first === undefined || received < first) first = received
      return first
    },
  }
}

/** The tracks of a rule's groups; a new group beyond the bound has none unless it must. */
const createTracks = (rule: RuleSettings) => {
  const tracks = new Map<string, Track>()
  const trackOf = (group: string, always = false): Track | undefined => {
    const found = tracks.get(group)
    if (found !== undefined || (tracks.size >= TRACKED && !always)) return found
    const track = createTrack(rule)
    tracks.set(group, track)
    return track
  }
  /** Forgets the groups of which nothing is left in any window, unless something of them is unfinished. */
  const dropFinished = (end: number, unfinished: ReadonlySet<string>): void => {
    for (const [group, track] of tracks)
      if (track.isOver(end) && !unfinished.has(group)) tracks.delete(group)
    for (const group of unfinished) trackOf(group, true)
    if (rule.group_by === null) trackOf(NO_GROUP)
  }
  return { tracks, trackOf, dropFinished }
}

export const createRuleWindows = (
  rule: RuleSettings,
  { from, known }: WindowsFrom,
): RuleWindows => {
  const { tracks, trackOf, dropFinished } = createTracks(rule)
  const pending = createPending()
  let end = slotOf(known)

  const judgeable = (windows: readonly Window[]): readonly Window[] =>
    windows.filter(({ to }) => to > from)
  /** Makes the rows of a slot known. Returns the earlier slots that they changed, by group. */
  const learn = (received: number): Map<string, Set<number>> => {
    const late = new Map<string, Set<number>>()
    for (const [group, increment] of pending.take(received)) {
      trackOf(group)?.add(increment)
      if (increment.slot < received)
        late.set(group, (late.get(group) ?? new Set()).add(increment.slot))
    }
    return late
  }
  return {
    add: (group, increment) => {
      if (!isInTime(rule, increment)) return
      if (increment.received < end) trackOf(group)?.add(increment)
      else pending.add(group, increment)
    },
    step: (at, unfinished = NONE) => {
      const to = slotOf(at)
      let late = new Map<string, Set<number>>()
      for (; end < to; end++) late = learn(end)
      dropFinished(end, unfinished)
      const judged = new Map<string, readonly Window[]>()
      for (const group of chooseGroups(tracks, end, unfinished)) {
        const slots = [...(late.get(group) ?? [])].sort((a, b) => a - b)
        judged.set(group, judgeable(tracks.get(group)?.judge(end, slots) ?? []))
      }
      return judged
    },
    peek: (to, landed) => {
      const open = new Map<string, readonly Window[]>()
      for (const [group, rows] of landed) {
        const track = tracks.get(group) ?? createTrack(rule)
        const counted = rows.filter((row) => isInTime(rule, row))
        open.set(group, judgeable(track.peek(slotOf(to), counted, end)))
      }
      return open
    },
    nextChange: () => {
      const first = pending.first()
      return first === undefined ? undefined : (first + 1) * SLOT_MS
    },
    isIdle: () => [...tracks.values()].every((track) => track.isOver(end)),
  }
}
