/** What a checker says: kept or broken, in one sentence with the figures and a few examples. */
export interface Verdict {
  /** I1 to I8 of the design, or the name of a lane's own check. */
  readonly invariant: string
  readonly ok: boolean
  readonly says: string
  readonly figures: Readonly<Record<string, number>>
  /** A few of what is wrong, such as ids. */
  readonly examples: readonly string[]
}

const MOST_EXAMPLES = 5

/** Counts all, remembers a few. */
export class Tally {
  count = 0
  readonly examples: string[] = []

  add(example: string): void {
    this.count++
    if (this.examples.length < MOST_EXAMPLES) this.examples.push(example)
  }
}
