/**
 * The newest messages of the topic, of all projects, as the tail read them: from here a client that comes back
 * is brought up to date without a look at Kafka. Bounded in number and bytes; the oldest leave first. Says
 * where it begins, so that a reader is never told less than there was. Pure.
 */
import { LIVE_LIMITS } from '@pulseboard/contracts'
import type { Position } from '@pulseboard/runtime'
import type { TailMessage } from './tail.ts'

export interface RecentLimits {
  readonly messages: number
  readonly bytes: number
}

const RECENT_LIMITS: RecentLimits = {
  messages: LIVE_LIMITS.resumeEvents,
  bytes: 32 * 1024 * 1024,
}
// What left is cut off the list in one go, so that it costs nothing for each message.
const CUT_AFTER = 10_000

const STEP_MESSAGES = 1_000
const STEP_BYTES = 256 * 1024

/** Index after the messages that one step looks at: a few hundred, fewer when they are large. */
const endOfStep = (messages: readonly TailMessage[], first: number): number => {
  const most = Math.min(messages.length, first + STEP_MESSAGES)
  let bytes = 0
  let end = first
  while (end < most && bytes < STEP_BYTES) {
    bytes += messages[end]?.value.length ?? 0
    end += 1
  }
  return end
}

/** Where a reader stands: what it has seen of each partition, and how far it has walked. */
export interface Place {
  readonly position: Map<number, bigint>
  /** Number of the next message to look at. */
  next: number
}

export interface Recent {
  /** Where the held messages begin, by partition. */
  readonly starts: Position
  /** Nothing is held any more, and nothing before what comes is known. */
  clear(): void
  /** Partitions that had no message yet begin here. */
  beginAt(position: Position): void
  push(message: TailMessage): void
  /** Puts messages of before in front, from a position up to where the held ones begin. */
  prepend(messages: readonly TailMessage[], from: Position): void
  /** Whether every message from a position on is held. */
  covers(position: Position): boolean
  placeAt(position: Position): Place
  /** Moves a reader on by one step. @returns what it had not seen; nothing at the end */
  walk(place: Place): TailMessage[] | undefined
}

/** Messages in the order in which they came, numbered through, with the oldest taken off in front. */
const createQueue = () => {
  let messages: TailMessage[] = []
  /** Index of the oldest message that is still held. */
  let head = 0
  /** Number of the message at index 0. */
  let base = 0
  let bytes = 0
  return {
    get length() {
      return messages.length - head
    },
    get bytes() {
      return bytes
    },
    clear: (): void => {
      base += messages.length
      messages = []
      head = 0
      bytes = 0
    },
    push: (message: TailMessage): void => {
      messages.push(message)
      bytes += message.value.length
    },
    shift: (): TailMessage | undefined => {
      const oldest = messages[head]
      if (oldest === undefined) return undefined
      head += 1
      bytes -= oldest.value.length
      if (head < CUT_AFTER) return oldest
      messages = messages.slice(head)
      base += head
      head = 0
      return oldest
    },
    prepend: (older: readonly TailMessage[]): void => {
      messages = [...older, ...messages.slice(head)]
      base += head - older.length
      head = 0
      for (const { value } of older) bytes += value.length
    },
    /** The messages of one step from a number on, with the number after them; nothing at the end. */
    step: (from: number): { messages: readonly TailMessage[]; next: number } | undefined => {
      const first = Math.max(head, from - base)
      if (first >= messages.length) return undefined
      const end = endOfStep(messages, first)
      return { messages: messages.slice(first, end), next: base + end }
    },
  }
}

export const createRecent = (limits: RecentLimits = RECENT_LIMITS): Recent => {
  const starts = new Map<number, bigint>()
  const queue = createQueue()

  const dropOldest = (): void => {
    const oldest = queue.shift()
    if (oldest !== undefined) starts.set(oldest.partition, oldest.offset + 1n)
  }
  return {
    starts,
    clear: () => {
      starts.clear()
      queue.clear()
    },
    beginAt: (position) => {
      for (const [partition, offset] of position)
        if (!starts.has(partition)) starts.set(partition, offset)
    },
    push: (message) => {
      if (!starts.has(message.partition)) starts.set(message.partition, message.offset)
      queue.push(message)
      while (queue.length > limits.messages || queue.bytes > limits.bytes) dropOldest()
    },
    prepend: (older, from) => {
      const isOlder = ({ partition, offset }: TailMessage): boolean =>
        offset < (starts.get(partition) ?? offset)
      queue.prepend(older.filter(isOlder))
      for (const [partition, offset] of from) {
        const start = starts.get(partition)
        if (start === undefined || offset < start) starts.set(partition, offset)
      }
    },
    covers: (position) =>
      starts.size > 0 &&
      [...starts].every(([partition, start]) => (position.get(partition) ?? 0n) >= start),
    placeAt: (position) => ({ position: new Map(position), next: Number.NEGATIVE_INFINITY }),
    walk: (place) => {
      const step = queue.step(place.next)
      if (step === undefined) return undefined
      place.next = step.next
      return step.messages.filter(({ partition, offset }) => {
        if (offset < (place.position.get(partition) ?? 0n)) return false
        place.position.set(partition, offset + 1n)
        return true
      })
    },
  }
}
