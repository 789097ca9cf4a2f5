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

const FIRST_BACKOFF_MS = 200
const LONGEST_BACKOFF_MS = 5_000
/** A part that served this long starts its back-off anew. */
const STABLE_MS = 20_000
const STOP_GRACE_MS = 10_000
const HEALTH_EVERY_MS = 5_000
/** Unanswered this many times in a row (30 s): it hangs and is killed, so that it is restarted. */
const HANGS_AFTER = 6

interface Run {
  /** How the process ended. */
  readonly how: string
  /** For how long it served; 0 when it never did. */
  readonly servedMs: number
}

const logTail = (file: string): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n')

const watchHealth = async (spec: PartSpec, running: PartProcess): Promise<void> => {
  for (let missed = 0; running.alive();) {
    await sleep(HEALTH_EVERY_MS, undefined, { ref: false })
    if (!running.alive()) return
    missed = (await spec.probe()) ? 0 : missed + 1
    if (missed >= HANGS_AFTER) running.signal('SIGKILL')
  }
}

/** A promise that may reject while nobody awaits it yet. */
const promised = (): PromiseWithResolvers<void> => {
  const made = Promise.withResolvers<void>()
  made.promise.catch(() => undefined)
  return made
}

/** One supervised part. Construct it to start it; await `whenServing()` for the first start. */
export class Part {
  readonly name: string
  readonly #spec: PartSpec
  readonly #guardian: Guardian
  readonly #report: (event: PartEvent) => void
  readonly #loop: Promise<void>
  #running: PartProcess | undefined
  #serving = promised()
  #wanted = true
  #restarting = false

  constructor(spec: PartSpec, guardian: Guardian, report: (event: PartEvent) => void) {
    this.name = spec.name
    this.#spec = spec
    this.#guardian = guardian
    this.#report = report
    this.#loop = this.#keepAlive()
  }

  /** Process id, 0 while there is none. */
  pid(): number {
    return this.#running?.pid ?? 0
  }

  /** Signals the process as a fault would; recovery is the supervisor's. */
  kill(signal: NodeJS.Signals): void {
    this.#running?.signal(signal)
  }

  /** Resolves when the part serves. @throws when its first start failed. */
  whenServing(): Promise<void> {
    return this.#serving.promise
  }

  /** Stops and starts again at once; resolves when the part serves. */
  async restart(): Promise<void> {
    this.#restarting = this.#running !== undefined
    await this.#end()
    // The loop notices the exit in its own turn and only then makes the promise of the next start.
    await sleep(0)
    await this.#serving.promise
  }

  async stop(): Promise<void> {
    this.#wanted = false
    await this.#end()
    await this.#loop
  }

  async #keepAlive(): Promise<void> {
    const first = await this.#runOnce()
    if (first.servedMs === 0) {
      const log = `Its log (${this.#spec.logFile}) ends:\n${logTail(this.#spec.logFile)}`
      this.#serving.reject(new Error(`${this.name} did not start (${first.how}). ${log}`))
      return
    }
    let backoffMs = await this.#backOff(first, FIRST_BACKOFF_MS)
    while (this.#wanted) backoffMs = await this.#backOff(await this.#runOnce(), backoffMs)
  }

  /** Runs one process to its end. */
  async #runOnce(): Promise<Run> {
    const from = performance.now()
    const process = startProcess(this.#spec, this.#guardian)
    this.#running = process
    let servingSince: number | undefined
    const serve = async (): Promise<void> => {
      if (!(await process.untilServing())) return process.signal('SIGKILL')
      servingSince = performance.now()
      this.#serving.resolve()
      this.#report({ type: 'serving', name: this.name, ms: Math.round(servingSince - from) })
      await watchHealth(this.#spec, process)
    }
    void serve()
    const how = await process.exited
    this.#running = undefined
    return { how, servedMs: servingSince === undefined ? 0 : performance.now() - servingSince }
  }

  /** Waits before the next start; gives the wait after the one that follows. */
  async #backOff({ how, servedMs }: Run, backoffMs: number): Promise<number> {
    if (servedMs > 0) this.#serving = promised()
    if (this.#restarting || !this.#wanted) {
      this.#restarting = false
      return FIRST_BACKOFF_MS
    }
    const waitMs = servedMs > STABLE_MS ? FIRST_BACKOFF_MS : backoffMs
    this.#report({ type: 'crashed', name: this.name, how, inMs: waitMs })
    await sleep(waitMs)
    return Math.min(waitMs * 2, LONGEST_BACKOFF_MS)
  }

  /** Asks the process to end, and makes sure. */
  async #end(): Promise<void> {
    const process = this.#running
    if (process === undefined) return
    process.signal(this.#spec.stopSignal)
    // A stopped process (SIGSTOP) must wake up to be able to end.
    process.signal('SIGCONT')
    const grace = setTimeout(() => process.signal('SIGKILL'), STOP_GRACE_MS)
    await process.exited
    clearTimeout(grace)
  }
}
