/**
 * One process of the world under test: started, started again at once when it dies, held down or let go
 * as a lane wants. It waits only a blink between two starts: what is measured is the product's own
 * recovery and not a supervisor's patience.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guardian } from '../../../packages/embedded/src/guardian.ts'
import {
  startProcess,
  type PartProcess,
  type PartSpec,
} from '../../../packages/embedded/src/part-process.ts'

const RESTART_MS = 100
const STOP_GRACE_MS = 15_000
const SERVE_MS = 60_000

export class ChaosPart {
  readonly name: string
  readonly #spec: () => PartSpec
  readonly #guardian: Guardian
  #process: PartProcess | undefined
  #wanted = false
  #loop: Promise<void> | undefined
  #starts = 0

  /** @param spec asked at each start, so that a lane can change what is started next. */
  constructor(name: string, spec: () => PartSpec, guardian: Guardian) {
    this.name = name
    this.#spec = spec
    this.#guardian = guardian
  }

  /** Process id of now; 0 while there is none. */
  get pid(): number {
    return this.#process?.alive() === true ? this.#process.pid : 0
  }

  get starts(): number {
    return this.#starts
  }

  get wanted(): boolean {
    return this.#wanted
  }

  /** Starts it, and again whenever it dies, until `rest`. */
  wake(): void {
    if (this.#wanted) return
    this.#wanted = true
    this.#loop = this.#keepAlive(this.#loop)
  }

  /** Signals the process as a fault does; the loop starts the next one. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#process?.signal(signal)
  }

  /** Ends it and keeps it down. */
  async rest(signal: NodeJS.Signals = this.#spec().stopSignal): Promise<void> {
    this.#wanted = false
    const process = this.#process
    process?.signal(signal)
    // A stopped process must wake up to be able to end.
    process?.signal('SIGCONT')
    const grace = setTimeout(() => process?.signal('SIGKILL'), STOP_GRACE_MS)
    await this.#loop
    clearTimeout(grace)
  }

  /** Also ends when it is held down meanwhile. @throws when it does not serve within a minute */
  async whenServing(): Promise<void> {
    const deadline = performance.now() + SERVE_MS
    while (this.#wanted && !(this.pid !== 0 && (await this.#spec().probe()))) {
      if (performance.now() > deadline)
        throw new Error(`${this.name} does not serve: see ${this.#spec().logFile}.`)
      await sleep(50)
    }
  }

  async #keepAlive(before: Promise<void> | undefined): Promise<void> {
    await before
    while (this.#wanted) {
      this.#process = startProcess(this.#spec(), this.#guardian)
      this.#starts++
      await this.#process.exited
      if (this.#wanted) await sleep(RESTART_MS)
    }
  }
}
