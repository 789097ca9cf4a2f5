/**
 * Storing the rows of one batch, round by round, until each is stored or decided otherwise. What the store
 * refuses is halved down to the row that it refuses; that one is set aside, and if the batch has its id
 * again, the next one of that id is tried.
 */
import type { DispositionRow, EventRow } from '@pulseboard/db'
import type { Claim } from './claim.ts'
import { decide, type Item } from './decide.ts'
import { factsOf, missingOf, type Facts } from './facts.ts'
import type { Hold, HoldDeps } from './hold.ts'
import { tryInsert } from './insert.ts'
import { toRefused } from './to-disposition.ts'
import type { Work } from './work.ts'

const ascending = (a: Item, b: Item): number => (a._offset < b._offset ? -1 : 1)

export class Rounds {
  readonly #deps: HoldDeps
  readonly #hold: Hold
  readonly #work: Work
  readonly #refused = new Map<bigint, DispositionRow>()
  /** Stored since the claim was taken: the facts do not know of it. */
  readonly #done = new Set<bigint>()
  #most = Number.POSITIVE_INFINITY

  constructor(deps: HoldDeps, hold: Hold, work: Work) {
    this.#deps = deps
    this.#hold = hold
    this.#work = work
  }

  /** All rounds. @returns what is left to settle. @throws when the claim has to be taken again */
  async run(): Promise<Work> {
    for (;;) {
      const current = await this.#hold.take(this.#work.first)
      const items = this.#openItems(await factsOf(this.#deps.store, this.#work, current))
      const { suspects, settled } = await this.#hold.suspect(items, current)
      const { inserts, dispositions } = decide(items, suspects, settled, current.log)
      if (inserts.length === 0 || (await this.#insert(inserts, current)))
        return { ...this.#work, rows: [], dispositions }
    }
  }

  /** What has no end yet, ascending. */
  #openItems(facts: Facts): readonly Item[] {
    const rows = missingOf(this.#work.rows, facts)
    const others = missingOf(this.#work.dispositions, facts)
    if (others.length + this.#refused.size + this.#done.size === 0) return rows
    const left = rows.filter(({ _offset }) => !this.#done.has(_offset))
    const items = left.map((row) => this.#refused.get(row._offset) ?? row)
    return [...items, ...others].toSorted(ascending)
  }

  /** @returns whether all of the rows are stored. */
  async #insert(rows: readonly EventRow[], current: Claim): Promise<boolean> {
    const missing = rows.slice(0, this.#most)
    const outcome = await tryInsert(this.#deps.insertRows, missing, current)
    const { refusal } = this.#hold.judge(outcome)
    if (refusal === undefined) {
      if (missing.length === rows.length) return true
      for (const { _offset } of missing) this.#done.add(_offset)
      return false
    }
    const [only] = missing
    if (missing.length === 1 && only !== undefined) {
      this.#refused.set(only._offset, toRefused(only, refusal))
      this.#most = Number.POSITIVE_INFINITY
    } else this.#most = Math.ceil(missing.length / 2)
    return false
  }
}
