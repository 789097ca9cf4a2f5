/**
 * One membership's hold on a partition: the claim, as long as nothing made it doubtful, and the recent
 * ids, which outlive a claim. It never works on after an unclear end: that one drops the claim.
 */
import type { DispositionRow, EventRow, SettledId } from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import { claimPartition, type Claim, type ClaimDeps } from './claim.ts'
import type { Item } from './decide.ts'
import type { InsertOutcome, InsertRows } from './insert.ts'
import { CLOCKS_DIFFER_MS } from './recall.ts'
import { hashOf, type RecentIds } from './recent-ids.ts'
import { NIL } from './to-disposition.ts'
import { PartitionLost } from './work.ts'

export interface HoldDeps extends ClaimDeps {
  readonly insertRows: InsertRows<EventRow>
  readonly insertDispositions: InsertRows<DispositionRow>
  /** What of this partition was settled before the membership began. */
  readonly recall: () => Promise<RecentIds>
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
    const { clock, store } = this.#deps
    const held = this.#ids
    if (held === undefined) throw new Error('There is no claim: take it first.')
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

  /** What is known, and what others have settled since: at or above where we were the last owner. */
  async #fillIds({ log, committed }: Claim): Promise<RecentIds> {
    const { store, membership, partition, recall } = this.#deps
    const known = this.#ids
    const ids = known ?? (await recall())
    const start = known === undefined ? membership.starts.get(partition) : undefined
    const from = start === undefined || committed < start ? committed : start
    for (const hash of await store.idHashesFrom(log, from)) ids.recall(hash)
    return (this.#ids = ids)
  }
}
