/**
 * Requests that wait for their messages to be sent. Cuts batches: a batch may hold many requests, a large
 * request may need several batches. The requests of one owner are sent in the order in which they came;
 * owners take turns, so a flood of one is a queue of its own and not a queue for all. Pure.
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

export interface QueueRules<M> {
  readonly sizeOf: (message: M) => number
  /** Who takes turns with others; all messages of a request have the same. */
  readonly ownerOf: (message: M) => string
}

// What an owner may send before the next one's turn.
const TURN_BYTES = 64 * 1024

/** A batch that is being filled. */
const createFilling = <M>(sizeOf: (message: M) => number, maxBytes: number) => {
  const messages: M[] = []
  const shares = new Map<Request<M>, number>()
  let bytes = 0

  /** Takes from a request. @returns false when the batch is full. */
  const takeFrom = (request: Request<M>, untilBytes: number): boolean => {
    const first = request.next
    let hasRoom = true
    for (; request.next < request.messages.length && bytes < untilBytes; request.next++) {
      const message = request.messages[request.next] as M
      const size = sizeOf(message)
      hasRoom = messages.length === 0 || bytes + size <= maxBytes
      if (!hasRoom) break
      messages.push(message)
      bytes += size
    }
    const taken = request.next - first
    if (taken > 0) shares.set(request, (shares.get(request) ?? 0) + taken)
    return hasRoom
  }

  return {
    messages,
    shares,
    takeFrom,
    get bytes() {
      return bytes
    },
  }
}
type Filling<M> = ReturnType<typeof createFilling<M>>

const batchOf = <M>({ messages, bytes, shares }: Filling<M>): Batch<M> => ({
  messages,
  bytes,
  succeed: () => {
    for (const [request, count] of shares) {
      request.unsettled -= count
      if (request.unsettled === 0) request.settle('acknowledged')
    }
  },
  fail: () => {
    for (const request of shares.keys()) request.settle('unavailable')
  },
})

export const createCommitQueue = <M>({ sizeOf, ownerOf }: QueueRules<M>): CommitQueue<M> => {
  // In the order of turns.
  const byOwner = new Map<string, Request<M>[]>()
  let queuedBytes = 0

  /** One turn of the first owner. @returns false when the batch is full. */
  const takeTurn = (owner: string, requests: Request<M>[], filling: Filling<M>): boolean => {
    const untilBytes = filling.bytes + TURN_BYTES
    let hasRoom = true
    for (let head = requests[0]; head !== undefined && hasRoom; head = requests[0]) {
      hasRoom = filling.takeFrom(head, untilBytes)
      if (head.next < head.messages.length) break
      requests.shift()
    }
    // Whoever found the batch full keeps the turn.
    if (requests.length > 0 && !hasRoom) return false
    byOwner.delete(owner)
    if (requests.length > 0) byOwner.set(owner, requests)
    return hasRoom
  }

  return {
    get bytes() {
      return queuedBytes
    },
    get oldestMs() {
      let oldestMs: number | undefined
      for (const [head] of byOwner.values())
        if (head !== undefined) oldestMs = Math.min(oldestMs ?? Infinity, head.sinceMs)
      return oldestMs
    },
    add: (messages, nowMs) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      const unsettled = messages.length
      const request = { messages, next: 0, unsettled, sinceMs: nowMs, settle: resolve }
      const owner = messages[0] === undefined ? '' : ownerOf(messages[0])
      const requests = byOwner.get(owner)
      if (requests === undefined) byOwner.set(owner, [request])
      else requests.push(request)
      for (const message of messages) queuedBytes += sizeOf(message)
      return promise
    },
    take: (maxBytes) => {
      const filling = createFilling<M>(sizeOf, maxBytes)
      let hasRoom = true
      while (hasRoom) {
        const [turn] = byOwner
        if (turn === undefined) break
        hasRoom = takeTurn(turn[0], turn[1], filling)
      }
      queuedBytes -= filling.bytes
      return batchOf(filling)
    },
    refuseAll: () => {
      for (const requests of byOwner.values())
        for (const request of requests) request.settle('unavailable')
      byOwner.clear()
      queuedBytes = 0
    },
  }
}
