/**
 * Which messages of a batch are copies, and of what. Pure: the facts come from outside. A copy is the
 * same id of the same project; one of the same request as well is our own copy (`replayed`), whatever
 * became of the first; another request's is the client's retry (`duplicate`), when the first is stored.
 * The order is that of the offsets, so a later run that knows the same facts decides the same.
 */
import type { DispositionRow, EventRow, SettledId } from '@pulseboard/db'
import { toDuplicate, toReplayed, type Original } from './to-disposition.ts'

export type Item = EventRow | DispositionRow

export interface Decisions {
  readonly inserts: readonly EventRow[]
  readonly dispositions: readonly DispositionRow[]
}

interface Known extends Original {
  readonly gateway: number
  readonly request: number
  readonly stored: boolean
}

/** One id of one project; another project's event with the same id is another event. */
const keyOf = (project: string, id: string): string => `${project}/${id}`

const isDisposition = (item: Item): item is DispositionRow => 'outcome' in item

/** Request 0/0 is no request: two messages without one are never our own copies. */
const isSameRequest = (item: Item, known: Known): boolean =>
  item._gateway !== 0 && item._gateway === known.gateway && item._request === known.request

/** What the item is when these were before it. */
const decideOne = (item: Item, before: readonly Known[]): Item => {
  const own = before.find((known) => isSameRequest(item, known))
  if (own !== undefined) return toReplayed(item, own)
  if (isDisposition(item)) return item
  const original = before.find(({ stored }) => stored)
  return original === undefined ? item : toDuplicate(item, original)
}

const knownFrom = (item: Item, log: bigint): Known => ({
  gateway: item._gateway,
  request: item._request,
  log,
  partition: item._partition,
  offset: item._offset,
  stored: !isDisposition(item),
})

/**
 * @param items what is not settled yet, ascending.
 * @param suspects ids that may be copies of each other or of `settled`; all others are new.
 */
export const decide = (
  items: readonly Item[],
  suspects: ReadonlySet<string>,
  settled: readonly SettledId[],
  log: bigint,
): Decisions => {
  const known = new Map<string, Known[]>()
  for (const { project, id, ...place } of settled) {
    const key = keyOf(project, id)
    known.set(key, [...(known.get(key) ?? []), place])
  }
  const inserts: EventRow[] = []
  const dispositions: DispositionRow[] = []
  for (const item of items) {
    let decided = item
    if (suspects.has(item.id)) {
      const key = keyOf(item.project_id, item.id)
      const before = known.get(key) ?? []
      decided = decideOne(item, before)
      known.set(key, [...before, knownFrom(decided, log)])
    }
    if (isDisposition(decided)) dispositions.push(decided)
    else inserts.push(decided)
  }
  return { inserts, dispositions }
}
