/**
 * Cumulative counts by minute, project, key and SDK: the lines of the ledger. A line may be read and
 * published any number of times. Bounded: a key has so many SDKs a minute, what is above is booked under
 * `other`, so a client that makes up versions cannot crowd out anybody else's lines. Pure.
 */

export interface Line {
  /** Start of the minute, ms. */
  readonly minuteMs: number
  readonly projectId: string
  readonly keyId: string
  readonly sdkName: string
  readonly sdkVersion: string
  received: number
  accepted: number
  duplicate: number
  spooled: number
  rateLimited: number
  unavailable: number
  readonly rejected: Map<string, number>
  isChanged: boolean
}

export interface Whose {
  readonly minuteMs: number
  readonly projectId: string
  readonly keyId: string
}

export interface Lines {
  /** The line to add to; it counts as changed. Undefined when there is no room for another minute of a key. */
  of(whose: Whose, sdkName: string, sdkVersion: string): Line | undefined
  /** Lines that changed since they were last taken. */
  take(): Line[]
  /** Taken lines that could not be published. */
  putBack(lines: readonly Line[]): void
  /** Drops published lines of minutes that began before. */
  forget(beforeMs: number): void
  /** Changed lines that wait. */
  readonly unpublished: number
}

/** What one key did in one minute. */
interface Group extends Whose {
  readonly bySdk: Map<string, Line>
}

export const MINUTE_MS = 60_000
const OTHER = 'other'

export interface LineBounds {
  /** Lines of a key and minute by version; as many more with the version folded. */
  readonly sdks: number
  /** Minutes of keys in memory: an hour of 1,000 keys while Kafka is away. */
  readonly groups: number
}

const BOUNDS: LineBounds = { sdks: 64, groups: 60_000 }

const newLine = ({ minuteMs, projectId, keyId }: Whose, name: string, version: string): Line => ({
  minuteMs,
  projectId,
  keyId,
  sdkName: name,
  sdkVersion: version,
  received: 0,
  accepted: 0,
  duplicate: 0,
  spooled: 0,
  rateLimited: 0,
  unavailable: 0,
  rejected: new Map(),
  isChanged: false,
})

/** Finds the line of an SDK in a group, or the one that it is folded into. */
const lineIn = (group: Group, name: string, version: string, bound: number): Line => {
  const { bySdk } = group
  const folds: [string, string, number][] = [
    [name, version, bound],
    [name, OTHER, 2 * bound],
    [OTHER, OTHER, Infinity],
  ]
  for (const [foldedName, foldedVersion, most] of folds) {
    const id = `${foldedName}\0${foldedVersion}`
    const known = bySdk.get(id)
    if (known !== undefined) return known
    if (bySdk.size >= most) continue
    const line = newLine(group, foldedName, foldedVersion)
    bySdk.set(id, line)
    return line
  }
  throw new Error('the last fold has no bound')
}

export const createLines = (bounds: LineBounds = BOUNDS): Lines => {
  // In the order of first use, which is that of minutes.
  const groups = new Map<string, Group>()
  let changed: Line[] = []
  let last: Line | undefined

  const groupOf = ({ minuteMs, projectId, keyId }: Whose): Group | undefined => {
    const id = `${minuteMs}/${keyId}`
    const known = groups.get(id)
    if (known !== undefined || groups.size >= bounds.groups) return known
    const group = { minuteMs, projectId, keyId, bySdk: new Map<string, Line>() }
    groups.set(id, group)
    return group
  }
  const markChanged = (line: Line): Line => {
    if (line.isChanged) return line
    line.isChanged = true
    changed.push(line)
    return line
  }

  return {
    of: (whose, name, version) => {
      // Mostly the same client sends again: its line is found without a look-up.
      const isLast =
        last?.keyId === whose.keyId &&
        last.minuteMs === whose.minuteMs &&
        last.sdkVersion === version &&
        last.sdkName === name
      if (last !== undefined && isLast) return markChanged(last)
      const group = groupOf(whose)
      if (group === undefined) return undefined
      last = lineIn(group, name, version, bounds.sdks)
      return markChanged(last)
    },
    take: () => {
      const taken = changed
      for (const line of taken) line.isChanged = false
      changed = []
      return taken
    },
    putBack: (lines) => lines.forEach(markChanged),
    forget: (beforeMs) => {
      for (const [id, { minuteMs, bySdk }] of groups) {
        const isOpen = bySdk.values().some(({ isChanged }) => isChanged)
        if (minuteMs >= beforeMs || isOpen) return
        groups.delete(id)
        last = undefined
      }
    },
    get unpublished() {
      return changed.length
    },
  }
}
