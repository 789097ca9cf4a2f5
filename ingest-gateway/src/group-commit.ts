/**
 * Many requests, one produce: messages of all waiting requests go together, one send at a time.
 *
 * | state    | a request comes                      | the send ends well | it fails or takes too long |
 * | idle     | linger, or send at `targetBytes`     |                    |                            |
 * | linger   | wait for the timer or `targetBytes`  |                    |                            |
 * | sending  | wait                                 | answer, go on      | refuse all, back off       |
 * | back-off | refuse at once                       |                    |                            |
 *
 * A request is acknowledged when the last of its messages is. A refusal is ambiguous (some may be in
 * the log); event ids settle a repeat. Nothing is ever sent twice from here.
 */
import type { Clock } from '@pulseboard/runtime'
import { createCommitQueue, type Batch, type Outcome } from './commit-queue.ts'
import { within } from './within.ts'

/** Takes messages, says whether all of them are durable. The durable spool will stand behind this too. */
export type Publish<M> = (messages: readonly M[]) => Promise<Outcome>

export interface GroupCommitSettings {
  /** Longest time that a message waits for company. */
  readonly lingerMs: number
  /** Goes without waiting once this much is there. */
  readonly targetBytes: number
  /** Never more than this in one send; larger requests take several. */
  readonly maxSendBytes: number
  readonly timeoutMs: number
  readonly backoffMs: number
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
  readonly send: (messages: M[]) => Promise<unknown>
  readonly sizeOf: (message: M) => number
  readonly clock: Clock
  readonly onSent: (sent: Sent) => void
}

export interface GroupCommit<M> {
  readonly publish: Publish<M>
  /** Resolves when everything that was published is settled. */
  readonly drained: () => Promise<void>
}

/** Sends one batch; resolves with how it ended. */
const attempt = async <M>(
  { send, clock }: GroupCommitDeps<M>,
  { messages, bytes }: Batch<M>,
  timeoutMs: number,
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
    await within(send(messages), timeoutMs)
    return ended('acknowledged')
  } catch (error) {
    return { ...ended('unavailable'), error }
  }
}

export const createGroupCommit = <M>(
  deps: GroupCommitDeps<M>,
  { lingerMs, targetBytes, maxSendBytes, timeoutMs, backoffMs }: GroupCommitSettings,
): GroupCommit<M> => {
  const { clock, onSent } = deps
  const queue = createCommitQueue(deps.sizeOf)
  let state: 'idle' | 'linger' | 'sending' | 'back-off' = 'idle'
  let lingerTimer: NodeJS.Timeout | undefined
  const drainWaiters: (() => void)[] = []

  const becomeIdle = (): void => {
    state = 'idle'
    for (const resolve of drainWaiters.splice(0)) resolve()
  }

  const goOn = (): void => {
    const { oldestMs } = queue
    if (oldestMs === undefined) return becomeIdle()
    const waitMs = lingerMs - (clock.now() - oldestMs)
    if (queue.bytes >= targetBytes || waitMs <= 0) return void sendNext()
    state = 'linger'
    lingerTimer = setTimeout(() => void sendNext(), waitMs)
  }

  const sendNext = async (): Promise<void> => {
    clearTimeout(lingerTimer)
    state = 'sending'
    const batch = queue.take(maxSendBytes)
    const sent = await attempt(deps, batch, timeoutMs)
    onSent(sent)
    if (sent.outcome === 'acknowledged') {
      batch.succeed()
      goOn()
    } else {
      batch.fail()
      queue.refuseAll()
      state = 'back-off'
      setTimeout(goOn, backoffMs)
    }
  }

  const publish: Publish<M> = (messages) => {
    if (messages.length === 0) return Promise.resolve('acknowledged')
    if (state === 'back-off') return Promise.resolve('unavailable')
    const settled = queue.add(messages, clock.now())
    if (state === 'idle') goOn()
    else if (state === 'linger' && queue.bytes >= targetBytes) void sendNext()
    return settled
  }

  const drained = (): Promise<void> => {
    if (state === 'idle') return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    drainWaiters.push(resolve)
    return promise
  }
  return { publish, drained }
}
