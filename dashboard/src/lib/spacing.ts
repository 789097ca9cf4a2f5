/**
 * Runs something at once when asked, and afterwards at most once per interval: pure but for its timer.
 * The last ask is never lost, and repeated asks never add up.
 */
export class Spacing {
  #last = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #intervalMs: number
  readonly #now: () => number
  readonly #run: () => void
  readonly #delayMs: number

  /** `delayMs`: how long even a lone ask waits, to let something more urgent go first. */
  constructor(intervalMs: number, now: () => number, run: () => void, delayMs = 0) {
    this.#delayMs = delayMs
    this.#intervalMs = intervalMs
    this.#now = now
    this.#run = run
  }

  ask(): void {
    if (this.#timer !== null) return
    const wait = Math.max(this.#delayMs, this.#last + this.#intervalMs - this.#now())
    if (wait <= 0) this.#go()
    else this.#timer = setTimeout(() => this.#go(), wait)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #go(): void {
    this.#timer = null
    this.#last = this.#now()
    this.#run()
  }
}
