/**
 * Keeps one kafkajs consumer running for as long as it is wanted. kafkajs restarts itself after some
 * errors and gives up after others; here every crash has the same cure: the consumer is thrown away and
 * a new one is built after a short back-off, for ever. Never ends the process, never stops trying.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer } from 'kafkajs'
import type { Logger } from '../logger.ts'
import type { Closable } from './port.ts'

const FIRST_BACKOFF_MS = 100
// A broker that starts again serves within seconds; one attempt a second costs it nothing.
const LONGEST_BACKOFF_MS = 1_000
/** A consumer that ran this long starts its back-off anew. */
const STABLE_MS = 10_000

/** Timings of a consumer; they bound how long a group waits for a member that is gone. */
export const CONSUMER_TIMINGS = {
  // The smallest session that a broker accepts by default: a killed member is replaced after it.
  sessionTimeout: 6_000,
  // A new member waits this long for one that was killed. Living ones rejoin within a heartbeat: they
  // hand over what they fetch at once, so no batch in work holds them up.
  // After a crash of the broker this is what a group waits for: our own former member ids.
  rebalanceTimeout: 2_000,
  heartbeatInterval: 700,
  // The long poll ends when data is there; this is only how long an idle one lasts.
  maxWaitTimeInMs: 250,
  minBytes: 1,
  // A partition that was added is read within this time.
  metadataMaxAge: 5_000,
  allowAutoTopicCreation: false,
  retry: {
    retries: 2,
    initialRetryTime: 100,
    maxRetryTime: 500,
    restartOnFailure: async () => false,
  },
} as const

export interface KeepOptions {
  readonly build: () => Consumer
  /** Connects, subscribes and starts; resolves when it runs. `fail` has it thrown away. */
  readonly start: (consumer: Consumer, fail: (problem: string) => void) => Promise<void>
  /** The consumer is gone; a new one comes. */
  readonly lost: (problem: string) => void
  readonly log: Logger
}

/** The reason of the first crash: kafkajs's own, or one that we call for. */
const watchCrash = (consumer: Consumer) => {
  const { promise, resolve } = Promise.withResolvers<string>()
  consumer.on('consumer.crash', ({ payload }) => resolve(payload.error.message))
  return { crashed: promise, fail: resolve }
}

const disconnect = async (consumer: Consumer): Promise<void> => {
  try {
    await consumer.disconnect()
  } catch {
    // The broker is gone already; there is nothing left to close.
  }
}

const ended = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** Starts the loop; `close()` leaves the group in order. */
export const keepConsuming = (options: KeepOptions): Closable => {
  const stop = new AbortController()
  const closing = ended(stop.signal)

  /** Runs one consumer to its end; gives the reason, or nothing when it was closed. */
  const runOnce = async (): Promise<string | undefined> => {
    const consumer = options.build()
    try {
      const { crashed, fail } = watchCrash(consumer)
      await options.start(consumer, fail)
      return await Promise.race([crashed, closing])
    } catch (error) {
      return reasonOf(error)
    } finally {
      await disconnect(consumer)
    }
  }
  const loop = async (): Promise<void> => {
    let backoffMs = FIRST_BACKOFF_MS
    while (!stop.signal.aborted) {
      const startedAt = performance.now()
      const problem = await runOnce()
      if (problem === undefined) return
      options.lost(problem)
      options.log.warn({ problem, backoffMs }, 'the bus is not readable, trying again')
      if (performance.now() - startedAt > STABLE_MS) backoffMs = FIRST_BACKOFF_MS
      await sleep(backoffMs, undefined, { signal: stop.signal }).catch(() => undefined)
      backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)
    }
  }
  const running = loop()
  return {
    close: () => {
      stop.abort()
      return running
    },
  }
}
