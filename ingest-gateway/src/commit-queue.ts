/**
 * Requests that wait for their messages to be sent, in the order in which they came. Cuts batches from
 * its head: a batch may hold many requests, a large request may need several batches. Pure.
 */

export type Outcome = 'acknowledged' | 'unavailable'

interface Request<M> {
  readonly messages: readonly M[]
  /** First message that was not yet taken. */
  next: number
  unsettled: number
  readonly sinceMs: number
  readonly settle: (outcome: Outcome) => void
}

/** Messages that are sent together, and whose they are. */
export interface Batch<M> {
  readonly messages: M[]
  readonly bytes: number
  /** Every message of the batch is durable: answers the requests that are complete with it. */
  succeed(): void
  /** It failed: answers its requests, whose other messages are given up. */
  fail(): void
}

export interface CommitQueue<M> {
  readonly bytes: number
  /** When the oldest request came; undefined when none waits. */
  readonly oldestMs: number | undefined
  /** Resolves when the request is settled. */
  add(messages: readonly M[], nowMs: number): Promise<Outcome>
  /** At least one message, and no more than `maxBytes` unless the first is larger. */
  take(maxBytes: number): Batch<M>
  /** Answers all that wait: unavailable. */
  refuseAll(): void
}

export const createCommitQueue = <M>(sizeOf: (message: M) => number): CommitQueue<M> => {
  const requests: Request<M>[] = []
  let queuedBytes = 0

  const batchOf = (messages: M[], bytes: number, shares: [Request<M>, number][]): Batch<M> => ({
    messages,
    bytes,
    succeed: () => {
      for (const [request, count] of shares) {
        request.unsettled -= count
        if (request.unsettled === 0) request.settle('acknowledged')
      }
    },
    fail: () => {
      for (const [request] of shares) request.settle('unavailable')
    },
  })

  const take = (maxBytes: number): Batch<M> => {
    const messages: M[] = []
    const shares: [Request<M>, number][] = []
    let bytes = 0
    for (let head = requests[0]; head !== undefined; head = requests[0]) {
      const first = head.next
      for (; head.next < head.messages.length; head.next++) {
        const message = head.messages[head.next] as M
        const size = sizeOf(message)
        if (messages.length > 0 && bytes + size > maxBytes) break
        messages.push(message)
        bytes += size
      }
      if (head.next > first) shares.push([head, head.next - first])
      if (head.next < head.messages.length) break
      requests.shift()
    }
    queuedBytes -= bytes
    return batchOf(messages, bytes, shares)
  }

  return {
    get bytes() {
      return queuedBytes
    },
    get oldestMs() {
      return requests[0]?.sinceMs
    },
    add: (messages, nowMs) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      const unsettled = messages.length
      requests.push({ messages, next: 0, unsettled, sinceMs: nowMs, settle: resolve })
      for (const message of messages) queuedBytes += sizeOf(message)
      return promise
    },
    take,
    refuseAll: () => {
      for (const request of requests.splice(0)) request.settle('unavailable')
      queuedBytes = 0
    },
  }
}
