/**
 * Keeps `/readyz` true to life: asks a part again and again, at once while it is down and seldom while it
 * works. The one who asks marks the result; probes read the mark and never wait for a part.
 */
import { pause } from './pause.ts'

const DOWN_EVERY_MS = 500
const UP_EVERY_MS = 5_000

export interface Watch {
  close(): Promise<void>
}

/** @param check says what is wrong with the part; undefined when it works. Must not throw. */
export const watchPart = (check: () => Promise<string | undefined>): Watch => {
  const stop = new AbortController()
  const { signal } = stop

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const problem = await check()
      await pause(problem === undefined ? UP_EVERY_MS : DOWN_EVERY_MS, signal)
    }
  }
  const running = run()
  return {
    close: () => {
      stop.abort()
      return running
    },
  }
}
