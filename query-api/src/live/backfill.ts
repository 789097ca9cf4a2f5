/**
 * Reads messages from Kafka that are older than the recent ones and puts them in front of those: after a
 * restart everybody comes back at once, and one reading serves them all. One at a time; who comes while one is
 * under way shares the next. Bounded in number, bytes and time; what is out of reach stays unknown.
 */
import { LIVE_LIMITS } from '@pulseboard/contracts'
import type { Position } from '@pulseboard/runtime'
import { hasReached } from './cursor.ts'
import type { Recent } from './recent.ts'
import type { OpenTail, TailMessage } from './tail.ts'

const MAX_MESSAGES = 2 * LIVE_LIMITS.resumeEvents
const MAX_BYTES = 64 * 1024 * 1024
const TIMEOUT_MS = 15_000
/** The first may be a reading for others that began before. */
const READINGS = 2

/** Makes the recent messages reach back to a position. @returns false when they cannot */
export type Backfill = (from: Position) => Promise<boolean>

/** Collects what lies between two positions; `take` is true when that is all. */
const createCollector = (from: Position, to: Position) => {
  const position = new Map(from)
  const messages: TailMessage[] = []
  let bytes = 0
  return {
    messages,
    take: (message: TailMessage): boolean => {
      const { partition, offset, value } = message
      if (offset < (to.get(partition) ?? 0n)) {
        position.set(partition, offset + 1n)
        messages.push(message)
        bytes += value.length
      }
      if (messages.length > MAX_MESSAGES || bytes > MAX_BYTES)
        throw new Error('too many messages lie between')
      return hasReached(position, to)
    },
  }
}

/** @throws when it takes too long or is too much */
const readBetween = async (open: OpenTail, from: Position, recent: Recent): Promise<void> => {
  const to = new Map(recent.starts)
  const collector = createCollector(from, to)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const take = (message: TailMessage): void => {
    try {
      if (collector.take(message)) resolve()
    } catch (error) {
      reject(error)
    }
  }
  const tail = open(take)
  const timer = setTimeout(() => reject(new Error('reading back took too long')), TIMEOUT_MS)
  try {
    // Later than asked for, when the topic no longer has what is older.
    const start = await tail.start(from)
    if (!hasReached(start, to)) await promise
    // Otherwise a hole would be taken for silence.
    if ([...to].some(([partition, offset]) => recent.starts.get(partition) !== offset))
      throw new Error('the recent messages begin elsewhere by now')
    recent.prepend(collector.messages, start)
  } finally {
    clearTimeout(timer)
    await tail.close()
  }
}

/** The earlier of two positions, by partition. */
const earlier = (a: Position, b: Position): Position => {
  const merged = new Map(a)
  for (const [partition, offset] of b) {
    const other = merged.get(partition)
    if (other === undefined || offset < other) merged.set(partition, offset)
  }
  return merged
}

/** @param onFailed told why a reading failed */
export const createBackfill = (
  open: OpenTail,
  recent: Recent,
  onFailed: (error: unknown) => void,
): Backfill => {
  let wanted: Position | undefined
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    // Whoever asks in the same turn is served by the same reading.
    await Promise.resolve()
    const from = earlier(wanted ?? new Map(), recent.starts)
    wanted = undefined
    try {
      await readBetween(open, from, recent)
    } catch (error) {
      onFailed(error)
    } finally {
      running = undefined
    }
  }
  return async (from) => {
    for (let reading = 0; reading < READINGS && !recent.covers(from); reading++) {
      wanted = wanted === undefined ? from : earlier(wanted, from)
      await (running ??= run())
    }
    return recent.covers(from)
  }
}
