/**
 * Which shards this processor evaluates. Every second it holds on to what it has, counts who else lives,
 * takes what is free up to its fair share and gives back what is above it. A processor that is killed
 * loses its shards LEASE_MS later; one that ends gives them back at once. Losing a shard is no error: the
 * epoch keeps it from writing (db: moveShards), and here it is simply not held any more.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  ALERT_SHARDS,
  announceEngine,
  forgetEngine,
  releaseShards,
  renewShards,
  takeShards,
  type HeldShard,
  type SqlPool,
} from '@pulseboard/db'
import type { Closable } from '@pulseboard/runtime'

const LEASE_MS = 5_000
const EVERY_MS = 1_000

export interface LeaseDeps {
  readonly pool: SqlPool
  /** Name of this processor, a UUID, new at each start. */
  readonly owner: string
  readonly onFailure: (error: unknown) => void
  readonly leaseMs?: number
  readonly everyMs?: number
}

export interface Leases extends Closable {
  /** Shard → what is known of it; ours as of the last second. */
  readonly held: ReadonlyMap<number, HeldShard>
  /** One turn, now. */
  turn(): Promise<void>
}

/** How many shards each of so many processors holds at most. Pure. */
const fairShare = (processors: number): number => Math.ceil(ALERT_SHARDS / Math.max(1, processors))

const findHeld = async (deps: LeaseDeps): Promise<Map<number, HeldShard>> => {
  const { pool, owner, leaseMs = LEASE_MS } = deps
  const share = fairShare(await announceEngine(pool, owner, leaseMs))
  const renewed = await renewShards(pool, owner, leaseMs)
  const surplus = renewed.slice(share).map(({ shard }) => shard)
  if (surplus.length > 0) await releaseShards(pool, owner, surplus)
  const most = share - renewed.length
  const taken = most > 0 ? await takeShards(pool, owner, { leaseMs, most }) : []
  return new Map([...renewed.slice(0, share), ...taken].map((held) => [held.shard, held]))
}

/** Starts taking turns; never throws. */
export const openLeases = (deps: LeaseDeps): Leases => {
  const { pool, owner, everyMs = EVERY_MS, onFailure } = deps
  const stop = new AbortController()
  const { signal } = stop
  let held: ReadonlyMap<number, HeldShard> = new Map()
  // One at a time, whoever asks.
  let last = Promise.resolve()
  const turn = (): Promise<void> => {
    last = last
      .then(async () => {
        held = await findHeld(deps)
      })
      .catch(onFailure)
    return last
  }
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await turn()
      await sleep(everyMs, undefined, { signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    get held() {
      return held
    },
    turn,
    close: async () => {
      stop.abort()
      await running
      const shards = [...held.keys()]
      held = new Map()
      await releaseShards(pool, owner, shards).catch(onFailure)
      await forgetEngine(pool, owner).catch(onFailure)
    },
  }
}
