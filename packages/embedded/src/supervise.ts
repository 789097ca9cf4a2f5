/**
 * Keeps one part alive: start, wait until it serves, restart it on the same ports and data when it
 * crashes or hangs, stop it in order. A part whose very first start fails is reported and not
 * retried (its configuration is wrong); after that it is restarted for ever, with exponential
 * back-off.
 *
 *   starting → serving → exited → backing off → starting …       first start failed → given up
 *                     any of them → stop() → stopped
 */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guardian } from './guardian.ts'
import { startProcess, type PartProcess, type PartSpec } from './part-process.ts'

export type PartEvent =
  | { readonly type: 'crashed'; readonly name: string; readonly how: string; readonly inMs: number }
  | { readonly type: 'serving'; readonly name: string; readonly ms: number }

export interface Part {
  readonly name: string
  /** Process id, 0 while there is none. */
  pid(): number
  /** Signals the process as a fault would; recovery is the supervisor's. */
  kill(signal: NodeJS.Signals): void
  /** Stops and starts again at once; resolves when the part serves. */
  restart(): Promise<void>
  /** Resolves when the part serves. @throws when its first start failed. */
  whenServing(): Promise<void>
  stop(): Promise<void>
}

const FIRST_BACKOFF_MS = 200
const LONGEST_BACKOFF_MS = 5_000
/** A part that served this long starts its back-off anew. */
const STABLE_MS = 20_000
const STOP_GRACE_MS = 10_000
const HEALTH_EVERY_MS = 5_000
/** Unanswered this many times in a row (30 s): it hangs and is killed, so that it is restarted. */
const HANGS_AFTER = 6

const logTail = (file: string): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n')

const watchHealth = async (spec: PartSpec, running: PartProcess): Promise<void> => {
  let over = false
  void running.exited.then(() => (over = true))
  for (let missed = 0; !over;) {
    await sleep(HEALTH_EVERY_MS, undefined, { ref: false })
    if (over) return
    missed = (await spec.probe()) ? 0 : missed + 1
    if (missed >= HANGS_AFTER) running.signal('SIGKILL')
  }
}

/** Starts supervising; await `whenServing()` for the first start. */
export const supervise = (
  spec: PartSpec,
  guardian: Guardian,
  report: (event: PartEvent) => void = () => undefined,
): Part => {
  let running: PartProcess | undefined
  let wanted = true
  let restarting = false
  let serving = Promise.withResolvers<void>()
  // A failed first start is told to whoever awaits whenServing(); nobody awaiting is no fault.
  serving.promise.catch(() => undefined)

  /** Runs one process to its end; says for how long it served (0: it never did). */
  const runOnce = async (): Promise<{ servedMs: number; how: string }> => {
    const from = performance.now()
    const current = startProcess(spec, guardian)
    running = current
    let servingSince: number | undefined
    void current.untilServing().then((yes) => {
      if (!yes) return current.signal('SIGKILL')
      servingSince = performance.now()
      serving.resolve()
      report({ type: 'serving', name: spec.name, ms: Math.round(servingSince - from) })
      return watchHealth(spec, current)
    })
    const how = await current.exited
    running = undefined
    return { servedMs: servingSince === undefined ? 0 : performance.now() - servingSince, how }
  }

  const keepAlive = async (): Promise<void> => {
    let backoffMs = FIRST_BACKOFF_MS
    for (let first = true; wanted; first = false) {
      const { servedMs, how } = await runOnce()
      if (first && servedMs === 0 && wanted) {
        serving.reject(
          new Error(`${spec.name} did not start (${how}). Its log ends:\n${logTail(spec.logFile)}`),
        )
        return
      }
      if (servedMs > 0) {
        serving = Promise.withResolvers<void>()
        serving.promise.catch(() => undefined)
      }
      if (!wanted) return
      if (restarting || servedMs > STABLE_MS) backoffMs = FIRST_BACKOFF_MS
      if (!restarting) {
        report({ type: 'crashed', name: spec.name, how, inMs: backoffMs })
        await sleep(backoffMs)
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)
      }
      restarting = false
    }
  }
  const loop = keepAlive()

  /** Asks the process to end, and makes sure. */
  const end = async (): Promise<void> => {
    const current = running
    if (current === undefined) return
    current.signal(spec.stopSignal)
    // A stopped process (SIGSTOP) must wake up to be able to end.
    current.signal('SIGCONT')
    const grace = new AbortController()
    const forced = sleep(STOP_GRACE_MS, undefined, { signal: grace.signal }).then(
      () => current.signal('SIGKILL'),
      () => undefined,
    )
    await current.exited
    grace.abort()
    await forced
  }

  return {
    name: spec.name,
    pid: () => running?.pid ?? 0,
    kill: (signal) => running?.signal(signal),
    restart: async () => {
      restarting = running !== undefined
      await end()
      await sleep(0)
      await serving.promise
    },
    whenServing: () => serving.promise,
    stop: async () => {
      wanted = false
      await end()
      await loop
    },
  }
}
