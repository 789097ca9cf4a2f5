/**
 * One membership's hold on a partition: the claim, as long as nothing made it doubtful, and the recent
 * ids, which outlive a claim. It never works on after an unclear end: that one drops the claim.
 */
import type { DispositionRow, EventRow, SettledId } from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import { claimPartition, CLOCKS_DIFFER_MS, recallIds, type Claim, type ClaimDeps } from './claim.ts'
import type { Item } from './decide.ts'
import type { InsertOutcome, InsertRows } from './insert.ts'
import { hashOf, type RecentIds } from './recent-ids.ts'
import { NIL } from './to-disposition.ts'
import { PartitionLost } from './work.ts'

export interface HoldDeps extends ClaimDeps {
  readonly insertRows: InsertRows<EventRow>
  readonly insertDispositions: InsertRows<DispositionRow>
  /** An empty set of this partition. */
  readonly createIds: () => RecentIds
  readonly horizonMs: number
  readonly clock: Clock
  readonly onClaimed: (claim: Claim, ids: RecentIds) => void
}

/** What may be copies, and what is known of them. */
export interface Suspicion {
  readonly suspects: ReadonlySet<string>
  readonly settled: readonly SettledId[]
}

/** Suspects whose first copy in the batch was a hit: the others are copies within the batch alone. */
const suspectsFromBefore = (
  items: readonly Item[],
  suspects: ReadonlySet<string>,
  hits: ReadonlySet<Item>,
): string[] => {
  const firsts = new Map<string, Item>()
  for (const item of items)
    if (suspects.has(item.id) && !firsts.has(item.id)) firsts.set(item.id, item)
  return [...firsts].filter(([, first]) => hits.has(first)).map(([id]) => id)
}

export class Hold {
  readonly #deps: HoldDeps
  #claim: Claim | undefined
  #ids: RecentIds | undefined

  constructor(deps: HoldDeps) {
    this.#deps = deps
  }

  drop(): void {
    this.#claim = undefined
  }

  /** The claim, taken when there is none. @throws PartitionLost, CommitRefused, or no answer */
  async take(first: bigint): Promise<Claim> {
    if (this.#claim !== undefined) return this.#claim
    const taken = await claimPartition(this.#deps, first)
    if (taken.committed > first)
      throw new PartitionLost('Another processor has committed past these messages.')
    const ids = await this.#fillIds(taken)
    this.#deps.onClaimed(taken, ids)
    return (this.#claim = taken)
  }

  /** Ids that may have been settled before, or that the batch has twice; and what was settled of them. */
  async suspect(items: readonly Item[], { log, committed }: Claim): Promise<Suspicion> {
    const { clock, store, createIds } = this.#deps
    const held = (this.#ids ??= createIds())
    const now = clock.now()
    const hits = new Set(items.filter(({ id }) => id !== NIL && held.add(hashOf(id), now)))
    if (hits.size === 0) return { suspects: new Set(), settled: [] }
    const suspects = new Set([...hits].map(({ id }) => id))
    const asked = suspectsFromBefore(items, suspects, hits)
    if (asked.length === 0) return { suspects, settled: [] }
    const since = held.since - CLOCKS_DIFFER_MS
    return { suspects, settled: await store.findSettled(asked, { log, since, from: committed }) }
  }

  /** What an insert's end means. @throws PartitionLost when it was fenced, the error when it is unclear */
  judge(outcome: InsertOutcome): { readonly refusal: string | undefined } {
    if (outcome.kind === 'landed') return { refusal: undefined }
    this.drop()
    if (outcome.kind === 'fenced') throw new PartitionLost('The fence has a newer token.')
    if (outcome.kind === 'ambiguous') throw outcome.error
    return { refusal: outcome.detail }
  }

  async #fillIds(claim: Claim): Promise<RecentIds> {
    const { store, clock, createIds, horizonMs } = this.#deps
    const known = this.#ids
    const ids = known ?? createIds()
    await recallIds(store, ids, claim, known === undefined ? clock.now() - horizonMs : undefined)
    return (this.#ids = ids)
  }
}
