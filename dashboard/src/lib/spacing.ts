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

  constructor(intervalMs: number, now: () => number, run: () => void) {
    this.#intervalMs = intervalMs
    this.#now = now
    this.#run = run
  }

  ask(): void {
    if (this.#timer !== null) return
    const wait = this.#last + this.#intervalMs - this.#now()
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
