/**
 * Looks for an event among the messages that are not landed yet: the id is the key and fixes the
 * partition, so only that partition is read, from the group's offset to the end, bounded in time and
 * size. It reads as a follower and moves nothing. Few searches run at once; others are told so.
 */
import type { Bus, BusMessage, Position } from '@pulseboard/runtime'
import { readOnItsWay, type OnItsWay } from './read-message.ts'

export interface SearchDeps {
  readonly bus: Pick<Bus, 'tail' | 'range' | 'committed'>
  readonly topic: string
  readonly group: string
}
export interface Wanted {
  readonly eventId: string
  /** Kafka's hash of the id. */
  readonly hash: number
}
/** `complete`: everything that waits was looked at. */
export interface Search {
  readonly complete: boolean
  /** Of every project: the caller picks its own. */
  readonly found: readonly OnItsWay[]
}
export type SearchLog = (wanted: Wanted, signal: AbortSignal) => Promise<Search>

const MOST_MS = 6_000
const MOST_BYTES = 32 * 1024 * 1024
const AT_ONCE = 2
const INCOMPLETE: Search = { complete: false, found: [] }

interface Stretch {
  readonly partition: number
  readonly from: bigint
  readonly end: bigint
  readonly next: Position
}

const unsettled = async ({ bus, topic, group }: SearchDeps, hash: number): Promise<Stretch> => {
  const { oldest, next } = await bus.range(topic)
  const committed = await bus.committed(group, topic)
  const partition = hash % Math.max(1, next.size)
  const end = next.get(partition) ?? 0n
  const from = committed.get(partition) ?? oldest.get(partition) ?? end
  return { partition, from, end, next }
}

/** Reads a stretch of one partition. */
const scan = async (
  { bus, topic }: SearchDeps,
  { partition, from, end, next }: Stretch,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Search> => {
  const { promise, resolve } = Promise.withResolvers<Search>()
  const found: OnItsWay[] = []
  let bytes = 0
  const take = (message: BusMessage): void => {
    bytes += message.value?.length ?? 0
    const event = message.offset < end ? readOnItsWay(message, wanted.eventId) : undefined
    if (event !== undefined) found.push(event)
  }
  const tail = bus.tail({
    topic,
    onState: () => undefined,
    onFetched: (fetched) => {
      if (fetched.partition !== partition) return
      for (const message of fetched.messages) take(message)
      const last = fetched.messages.at(-1)?.offset ?? 0n
      if (last >= end - 1n) resolve({ complete: true, found })
      else if (bytes > MOST_BYTES) resolve({ complete: false, found })
    },
  })
  const giveUp = (): void => resolve({ complete: false, found })
  const timer = setTimeout(giveUp, MOST_MS)
  signal.addEventListener('abort', giveUp)
  tail.start(new Map([...next, [partition, from]])).catch(giveUp)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    await tail.close().catch(() => undefined)
  }
}

export const createLogSearch = (deps: SearchDeps): SearchLog => {
  let running = 0
  return async (wanted, signal) => {
    if (running >= AT_ONCE) return INCOMPLETE
    running++
    try {
      // A broker that moves a leader answers the second time.
      const stretch = await unsettled(deps, wanted.hash).catch(() => unsettled(deps, wanted.hash))
      if (stretch.from >= stretch.end) return { complete: true, found: [] }
      return await scan(deps, stretch, wanted, signal)
    } catch {
      // Kafka does not answer: what is on its way is not known.
      return INCOMPLETE
    } finally {
      running--
    }
  }
}
