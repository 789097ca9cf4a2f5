/**
 * Rows for the windows: what landed since the last time, and what had landed before, for windows that are
 * made anew. Both meet at the same offsets, so no row is missed and none counts twice. Never asks for more
 * than some hundred projects or filters at once.
 */
import {
  findAlertIncrements,
  findFilteredIncrements,
  type AlertIncrement,
  type AlertRows,
  type connectClickhouse,
  type FilteredRule,
} from '@pulseboard/db'

type Client = ReturnType<typeof connectClickhouse>
export type Ends = ReadonlyMap<number, bigint>

/** What of the past is wanted: all that these projects' windows need. */
export interface Wanted {
  readonly project: string
  /** Epoch milliseconds. */
  readonly since: number
  readonly filtered: readonly FilteredRule[]
}

const MOST_PROJECTS = 200
const MOST_FILTERS = 100

const chunksOf = <T>(list: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )

export interface RowReader {
  readonly log: string | undefined
  /** Another incarnation of the topic, or the first one: what lies below the ends is past. */
  start(log: string, ends: Ends): void
  /** Rows between the last ends and these; only when it succeeds they count as read. */
  next(ends: Ends, filtered: readonly FilteredRule[]): Promise<AlertIncrement[]>
  /** The same for rows that matter to nobody. */
  skip(ends: Ends): void
  past(wanted: readonly Wanted[]): AsyncIterable<readonly AlertIncrement[]>
}

export const createRowReader = (client: Client): RowReader => {
  let log: string | undefined
  let at = new Map<number, bigint>()
  const logNumber = (): bigint => BigInt(`0x${log ?? '0'}`)

  const find = async (
    rows: AlertRows,
    filtered: readonly FilteredRule[],
  ): Promise<AlertIncrement[]> => {
    const found = [await findAlertIncrements(client, rows)]
    for (const some of chunksOf(filtered, MOST_FILTERS))
      found.push(await findFilteredIncrements(client, rows, some))
    return found.flat()
  }
  return {
    get log() {
      return log
    },
    start: (newLog, ends) => {
      // A topic that was made anew counts from 0 again, and nothing in it was read yet.
      at = log === undefined ? new Map(ends) : new Map()
      log = newLog
    },
    next: async (ends, filtered) => {
      const ranges = [...ends].flatMap(([partition, to]) => {
        const from = at.get(partition) ?? 0n
        return to > from ? [{ partition, from, to }] : []
      })
      if (ranges.length === 0) return []
      const rows = await find({ log: logNumber(), ranges }, filtered)
      for (const { partition, to } of ranges) at.set(partition, to)
      return rows
    },
    skip: (ends) => {
      at = new Map([...at, ...ends])
    },
    past: async function* (wanted) {
      // Long windows together: a project with short ones is not read for as far back.
      const sorted = wanted.toSorted((a, b) => a.since - b.since)
      for (const some of chunksOf(sorted, MOST_PROJECTS)) {
        const projects = some.map(({ project }) => project)
        const since = Math.min(...some.map((one) => one.since))
        const filtered = some.flatMap((one) => one.filtered)
        yield await find({ log: logNumber(), ends: at, projects, since }, filtered)
      }
    },
  }
}
