/**
 * Repeats work until it succeeds, with exponential back-off: for what must not be given up while a
 * server is away. Ends early only by its signal, with the signal's reason.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export interface RetryOptions {
  readonly signal: AbortSignal
  /** Called after each failure with the wait that follows. */
  readonly onFailure: (error: unknown, waitMs: number) => void
  /** Errors that another try cannot mend; thrown at once. */
  readonly isFinal?: (error: unknown) => boolean
  readonly firstWaitMs?: number
  readonly longestWaitMs?: number
}

/** @throws the signal's reason once it is aborted, or a final error. */
export const retryUntilDone = async <T>(
  work: () => Promise<T>,
  { signal, onFailure, isFinal, firstWaitMs = 100, longestWaitMs = 2_000 }: RetryOptions,
): Promise<T> => {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      if (isFinal?.(error) === true) throw error
      onFailure(error, waitMs)
    }
    // The reason of the signal is thrown above, not the timer's own error.
    await sleep(waitMs, undefined, { signal }).catch(() => undefined)
  }
}
