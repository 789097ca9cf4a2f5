/**
 * Takes a partition. After it, no insert of an earlier owner, also none of ours whose answer was lost,
 * can store anything any more, and what they did store can be asked for. Order matters:
 *
 * 1. raise the fence: inserts that start from now on with another token are refused;
 * 2. commit the group's own offset: refused unless we are a living member (a woken owner is not);
 * 3. read the offset again: another owner may have moved it between the two;
 * 4. kill inserts that passed the fence before, and wait until none is left;
 * 5. ask how far the partition is settled: what lies above needs no look-up;
 * 6. fill the memory of recent ids: what was settled before the membership, and by others since (hold.ts).
 */
import type { PastDisposition, SettledId } from '@pulseboard/db'
import type { Membership } from '@pulseboard/runtime'

/** What the protocol needs of ClickHouse, for one partition. */
export interface LandingStore {
  raiseFence(token: string): Promise<void>
  killInserts(): Promise<void>
  countInserts(): Promise<number>
  highestSettled(log: bigint, from: bigint): Promise<bigint | undefined>
  storedOffsets(range: OffsetRange): Promise<ReadonlySet<bigint>>
  disposedOffsets(range: OffsetRange): Promise<ReadonlyMap<bigint, PastDisposition>>
  /** What was settled of these ids. */
  findSettled(ids: readonly string[], since: Since): Promise<readonly SettledId[]>
  /** Hashes of the ids that stand at or above an offset. */
  idHashesFrom(log: bigint, from: bigint): Promise<readonly number[]>
}

/** What was settled at or after a time, and of this partition also what stands at or above an offset. */
export interface Since {
  readonly log: bigint
  readonly since: number
  readonly from: bigint
}

export interface OffsetRange {
  readonly log: bigint
  readonly first: bigint
  readonly last: bigint
}

export interface Claim {
  readonly token: string
  readonly log: bigint
  /** The group's offset at the time of the claim: everything below is done. */
  readonly committed: bigint
  /** Offsets up to here may be settled already; undefined when none can be. */
  readonly highest: bigint | undefined
}

export interface ClaimDeps {
  readonly store: LandingStore
  readonly membership: Membership
  readonly partition: number
  /** Incarnation of the topic that the membership reads. */
  readonly log: bigint
  readonly newToken: () => string
  readonly sleep: (ms: number) => Promise<void>
}

const POLL_MS = 25
const MOST_POLLS = 400

const endInserts = async ({ store, sleep }: Pick<ClaimDeps, 'store' | 'sleep'>): Promise<void> => {
  for (let poll = 0; poll < MOST_POLLS; poll++) {
    // Asked again each time: one that was still being parsed is not in the list at first.
    await store.killInserts()
    if ((await store.countInserts()) === 0) return
    await sleep(POLL_MS)
  }
  throw new Error(`Inserts of the partition still run after ${MOST_POLLS * POLL_MS} ms.`)
}

/**
 * @param first the oldest offset that the caller holds.
 * @throws CommitRefused when the partition is not ours.
 */
export const claimPartition = async (deps: ClaimDeps, first: bigint): Promise<Claim> => {
  const { store, membership, partition, newToken, log } = deps
  const token = newToken()
  await store.raiseFence(token)
  await membership.commit(partition, (await membership.committed(partition)) ?? first)
  const committed = (await membership.committed(partition)) ?? first
  await endInserts(deps)
  const from = committed < first ? committed : first
  return { token, log, committed, highest: await store.highestSettled(log, from) }
}
