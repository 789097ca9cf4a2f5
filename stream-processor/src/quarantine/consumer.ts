/**
 * The consumer of the quarantine topic: one fetch at a time is taken over and committed, at least once.
 * While one is under way its partition is paused; nothing is skipped, an outage is waited for.
 */
import {
  CommitRefused,
  retryUntilDone,
  type Bus,
  type BusMessage,
  type Closable,
  type Membership,
} from '@pulseboard/runtime'
import type { Source } from '../topology.ts'

export interface QuarantineConsumerDeps {
  readonly bus: Pick<Bus, 'join'>
  readonly source: Source
  readonly takeOver: (messages: readonly BusMessage[]) => Promise<void>
  readonly waiting: (what: string, error: unknown) => void
}

interface Stay {
  readonly membership: Membership
  readonly over: AbortController
  /** Ends when everything that was fetched under this membership is done or given up. */
  work: Promise<void>
}

/** One fetch; ends early and quietly when the membership does: another one reads it again. */
const handle = async (
  { takeOver, waiting }: QuarantineConsumerDeps,
  { membership, over }: Stay,
  messages: readonly BusMessage[],
): Promise<void> => {
  const last = messages.at(-1)
  if (last === undefined) return
  const until = (what: string) => ({
    signal: over.signal,
    onFailure: (error: unknown) => waiting(what, error),
    isFinal: (error: unknown) => error instanceof CommitRefused && !membership.current,
  })
  try {
    await retryUntilDone(() => takeOver(messages), until('PostgreSQL to take the quarantine'))
    await retryUntilDone(
      () => membership.commit(last.partition, last.offset + 1n),
      until('Kafka to take the offset of the quarantine'),
    )
    membership.resume(last.partition)
  } catch (error) {
    if (membership.current && !over.signal.aborted) throw error
  }
}

/** Joins the group; `close()` gives up what is under way, which is read again. */
export const startQuarantineConsumer = (deps: QuarantineConsumerDeps): Closable => {
  let stay: Stay | undefined
  const end = async (): Promise<void> => {
    const ended = stay
    stay = undefined
    ended?.over.abort(new Error('The membership is over.'))
    await ended?.work
  }
  const member = deps.bus.join({
    ...deps.source,
    handler: {
      joined: (membership) => {
        void end()
        stay = { membership, over: new AbortController(), work: Promise.resolve() }
      },
      fetched: (membership, { partition, messages }) => {
        const current = stay
        if (current?.membership !== membership) return
        membership.pause(partition)
        current.work = current.work.then(() => handle(deps, current, messages))
      },
    },
    onState: (problem) => {
      if (problem === undefined) return
      void end()
      deps.waiting('Kafka to read the quarantine', new Error(problem))
    },
  })
  return {
    close: async () => {
      await end()
      await member.close()
    },
  }
}
