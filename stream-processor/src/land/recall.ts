/**
 * What was settled before a membership began, remembered for all of its partitions in one pass over the
 * tables: asked for by each partition, a restart would read the whole horizon as many times. What is
 * settled later is not in it: a claim adds what stands at or above the membership's starts.
 */
import type { Clock, Membership } from '@pulseboard/runtime'
import { RecentIds, type RecentIdsOptions } from './recent-ids.ts'

/** What a recall asks ClickHouse. */
export interface RecallStore {
  /** Ids settled in each span of so many seconds, newest first. */
  count(
    question: RecallQuestion,
    bucketSeconds: number,
  ): Promise<readonly { readonly second: number; readonly ids: number }[]>
  stream(
    question: RecallQuestion,
    take: (hash: number, standing: number, keyed: number) => void,
  ): Promise<void>
}

export interface RecallQuestion {
  readonly mine: readonly number[]
  readonly log: bigint
  /** Milliseconds since 1970. */
  readonly since: number
  readonly signal: AbortSignal
}

export interface RecallDeps extends Omit<RecentIdsOptions, 'most'> {
  readonly store: RecallStore
  /** Most ids held by all partitions of a membership together. */
  readonly most: number
  readonly clock: Clock
}

export type Recall = (
  membership: Membership,
  partition: number,
  signal: AbortSignal,
) => Promise<RecentIds>

/** The store's clock and ours may differ by this much. */
export const CLOCKS_DIFFER_MS = 10 * 60_000
const BUCKET_SECONDS = 10

/** The identity of a log as the number that the columns `_log` have. */
export const logOf = ({ log }: Membership): bigint => BigInt(`0x${log}`)

/**
 * Since when no more ids than `most` were settled, in seconds; undefined when all of them fit. The newest
 * span is always taken.
 */
const cutoffOf = (
  spans: readonly { readonly second: number; readonly ids: number }[],
  most: number,
): number | undefined => {
  let sum = 0
  let cutoff: number | undefined
  for (const { second, ids } of spans) {
    sum += ids
    if (sum > most && cutoff !== undefined) return cutoff
    cutoff = second
  }
  return undefined
}

const recallAll = async (
  { store, most, horizonMs, seed, clock }: RecallDeps,
  membership: Membership,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, RecentIds>> => {
  const { partitions } = membership
  const now = clock.now()
  const options = { most: Math.ceil(most / partitions.length), horizonMs, seed }
  const sets = new Map(partitions.map((partition) => [partition, new RecentIds(options, now)]))
  const horizonStart = now - horizonMs
  const question = {
    mine: partitions,
    log: logOf(membership),
    since: horizonStart - CLOCKS_DIFFER_MS,
    signal,
  }
  const cutoff = cutoffOf(await store.count(question, BUCKET_SECONDS), most / 2)
  const since = cutoff === undefined ? question.since : cutoff * 1000
  await store.stream({ ...question, since }, (hash, standing, keyed) => {
    sets.get(standing)?.recall(hash)
    if (keyed !== standing) sets.get(keyed)?.recall(hash)
  })
  for (const ids of sets.values()) ids.covers(cutoff === undefined ? horizonStart : since)
  return sets
}

/** Asks once a membership, when its first partition needs it, and again after a failure. */
export const createRecall = (deps: RecallDeps): Recall => {
  const recalled = new WeakMap<Membership, Promise<ReadonlyMap<number, RecentIds>>>()
  return async (membership, partition, signal) => {
    const known = recalled.get(membership)
    const all = known ?? recallAll(deps, membership, signal)
    if (known === undefined) recalled.set(membership, all)
    try {
      const ids = (await all).get(partition)
      if (ids === undefined) throw new Error(`Partition ${partition} is not of this membership.`)
      return ids
    } catch (error) {
      if (recalled.get(membership) === all) recalled.delete(membership)
      throw error
    }
  }
}
