/**
 * Many requests, one produce: messages of all waiting requests go together, one send at a time.
 *
 * | state   | a request comes                     | the send ends well | it fails           | resume |
 * | idle    | linger, or send at `targetBytes`    |                    |                     |        |
 * | linger  | wait for the timer or `targetBytes` |                    |                     |        |
 * | sending | wait                                | answer, go on      | refuse all, broken  |        |
 * | broken  | refuse at once                      |                    |                     | idle   |
 *
 * A request is acknowledged when the last of its messages is. A refusal is ambiguous (some may be in
 * the log); the spool writes them again under the same id and request. Nothing is sent twice from here.
 */
import type { Clock } from '@pulseboard/runtime'
import { createCommitQueue, type Batch, type Outcome } from './commit-queue.ts'

/** Takes messages, says whether Kafka has all of them. */
export type Publish<M> = (messages: readonly M[]) => Promise<Outcome>

export interface GroupCommitSettings {
  /** Longest time that a message waits for company. */
  readonly lingerMs: number
  /** Goes without waiting once this much is there. */
  readonly targetBytes: number
  /** Never more than this in one send; larger requests take several. */
  readonly maxSendBytes: number
}

/** How a send ended. */
export interface Sent {
  readonly outcome: Outcome
  readonly messages: number
  readonly bytes: number
  readonly ms: number
  readonly error?: unknown
}

export interface GroupCommitDeps<M> {
  /** Must end in bounded time, rejected when it is not known that all messages are durable. */
  readonly send: (messages: M[]) => Promise<unknown>
  readonly sizeOf: (message: M) => number
  /** Owners take turns in what is sent. */
  readonly ownerOf: (message: M) => string
  readonly clock: Clock
  readonly onSent: (sent: Sent) => void
}

export interface GroupCommit<M> {
  readonly publish: Publish<M>
  /** Whether a send failed and nobody said `resume` since. */
  readonly isBroken: boolean
  /** Kafka acknowledges again. */
  resume(): void
  /** Resolves when everything that was published is settled. */
  readonly drained: () => Promise<void>
}

/** Sends one batch; resolves with how it ended. */
const attempt = async <M>(
  { send, clock }: GroupCommitDeps<M>,
  { messages, bytes }: Batch<M>,
): Promise<Sent> => {
  const startedMs = clock.now()
  const count = messages.length
  const ended = (outcome: Outcome) => ({
    outcome,
    messages: count,
    bytes,
    ms: clock.now() - startedMs,
  })
  try {
    await send(messages)
    return ended('acknowledged')
  } catch (error) {
    return { ...ended('unavailable'), error }
  }
}

export const createGroupCommit = <M>(
  deps: GroupCommitDeps<M>,
  { lingerMs, targetBytes, maxSendBytes }: GroupCommitSettings,
): GroupCommit<M> => {
  const queue = createCommitQueue(deps)
  let state: 'idle' | 'linger' | 'sending' | 'broken' = 'idle'
  let lingerTimer: NodeJS.Timeout | undefined
  const drainWaiters: (() => void)[] = []

  const rest = (next: 'idle' | 'broken'): void => {
    state = next
    for (const resolve of drainWaiters.splice(0)) resolve()
  }

  const goOn = (): void => {
    const { oldestMs } = queue
    if (oldestMs === undefined) return rest('idle')
    const waitMs = lingerMs - (deps.clock.now() - oldestMs)
    if (queue.bytes >= targetBytes || waitMs <= 0) return void sendNext()
    state = 'linger'
    lingerTimer = setTimeout(() => void sendNext(), waitMs)
  }

  const sendNext = async (): Promise<void> => {
    clearTimeout(lingerTimer)
    state = 'sending'
    const batch = queue.take(maxSendBytes)
    const sent = await attempt(deps, batch)
    deps.onSent(sent)
    if (sent.outcome === 'acknowledged') {
      batch.succeed()
      goOn()
    } else {
      batch.fail()
      queue.refuseAll()
      rest('broken')
    }
  }

  const publish: Publish<M> = (messages) => {
    if (messages.length === 0) return Promise.resolve('acknowledged')
    if (state === 'broken') return Promise.resolve('unavailable')
    const settled = queue.add(messages, deps.clock.now())
    if (state === 'idle') goOn()
    else if (state === 'linger' && queue.bytes >= targetBytes) void sendNext()
    return settled
  }

  const drained = (): Promise<void> => {
    if (state === 'idle' || state === 'broken') return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    drainWaiters.push(resolve)
    return promise
  }
  return {
    publish,
    get isBroken() {
      return state === 'broken'
    },
    resume: () => {
      if (state === 'broken') rest('idle')
    },
    drained,
  }
}
