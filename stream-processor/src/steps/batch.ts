/**
 * When to cut a batch of one partition: at once when it is full, else when the first message has waited
 * for company and the last cut is long enough ago. So a lone event lands within the linger, a trickle
 * costs two inserts a second, a flood is cut by size. Pure: time comes from outside.
 *
 * | messages wait | last cut           | cut                                  |
 * | ------------- | ------------------ | ------------------------------------ |
 * | none          |                    | never                                |
 * | some          | long ago           | lingerMs after the first came        |
 * | some          | recently           | intervalMs after the last cut        |
 * | rows or bytes |                    | now; and the fetch of it is paused   |
 */
import type { BusMessage } from '@pulseboard/runtime'

export interface BatchLimits {
  readonly rows: number
  readonly bytes: number
  readonly lingerMs: number
  readonly intervalMs: number
}

/**
 * The limits of one partition of several: the bytes that wait in all of them together are bounded, and the
 * one fetch by which each may exceed its share. The rows are not shared: inserts of few rows cost several
 * times as much a row.
 */
export const shareLimits = (
  limits: BatchLimits,
  waitingBytes: number,
  partitions: number,
): BatchLimits => ({
  ...limits,
  bytes: Math.min(limits.bytes, Math.ceil(waitingBytes / Math.max(1, partitions))),
})

export interface Batcher {
  add(messages: readonly BusMessage[], now: number): void
  /** It has enough for a whole batch: fetch no more until one is taken. */
  readonly full: boolean
  /** Offset of the oldest message that waits. */
  readonly first: bigint | undefined
  /** Time of the next cut; undefined when nothing waits. */
  readonly dueAt: number | undefined
  /** The next batch, oldest first, within the limits. */
  take(now: number): BusMessage[]
  /** Forgets everything that waits. */
  clear(): void
}

const bytesOf = ({ value }: BusMessage): number => value?.length ?? 0

export const createBatcher = (limits: BatchLimits): Batcher => {
  let waiting: BusMessage[] = []
  let bytes = 0
  let oldestAt = 0
  let lastCutAt = Number.NEGATIVE_INFINITY
  const isFull = (): boolean => waiting.length >= limits.rows || bytes >= limits.bytes

  /** How many messages fit; at least one, however large it is. */
  const fitting = (): number => {
    let sum = 0
    for (const [index, message] of waiting.entries()) {
      sum += bytesOf(message)
      if (index === limits.rows || (sum > limits.bytes && index > 0)) return index
    }
    return waiting.length
  }
  return {
    add: (messages, now) => {
      if (waiting.length === 0) oldestAt = now
      for (const message of messages) {
        waiting.push(message)
        bytes += bytesOf(message)
      }
    },
    get full() {
      return isFull()
    },
    get first() {
      return waiting[0]?.offset
    },
    get dueAt() {
      if (waiting.length === 0) return undefined
      if (isFull()) return oldestAt
      return Math.max(oldestAt + limits.lingerMs, lastCutAt + limits.intervalMs)
    },
    take: (now) => {
      const batch = waiting.splice(0, fitting())
      for (const message of batch) bytes -= bytesOf(message)
      oldestAt = now
      lastCutAt = now
      return batch
    },
    clear: () => {
      waiting = []
      bytes = 0
    },
  }
}
