/**
 * The landing protocol of one partition during one membership: each message gets exactly one end, a row of
 * `events` or a row of `dispositions`, whatever is killed or paused at whatever instant. One batch at a time.
 *
 * | state     | what happens                               | next                                       |
 * | --------- | ------------------------------------------ | ------------------------------------------ |
 * | unclaimed | claim (claim.ts) succeeds, ids are filled  | claimed                                    |
 * |           | the group stands beyond our batch          | lost                                       |
 * |           | commit refused                             | lost                                       |
 * |           | no answer                                  | unclaimed, after a back-off                |
 * | claimed   | messages up to `highest`: what is settled  | claimed                                    |
 * |           | already keeps its end                      |                                            |
 * |           | ids seen lately: looked up, copies decided | claimed                                    |
 * |           | insert: landed                             | claimed, the next chunk, at last settle    |
 * |           | insert: fenced                             | lost                                       |
 * |           | insert: refused for its data               | unclaimed, half as many; a row: set aside  |
 * |           | insert: ambiguous                          | unclaimed, after a back-off                |
 * | lost      | `PartitionLost`                            | the caller goes back to the group's offset |
 *
 * An ambiguous end is settled by claiming again: the new fence stops an insert that has not begun, KILL
 * one that has, and then what is stored is a fact. `settle` follows the same table with dispositions in
 * the place of rows. The caller sets aside what `settle` names and commits after that.
 */
import { CommitRefused, type retryUntilDone } from '@pulseboard/runtime'
import { factsOf, missingOf } from './facts.ts'
import { Hold, type HoldDeps } from './hold.ts'
import { tryInsert } from './insert.ts'
import { Rounds } from './rounds.ts'
import { PartitionLost, type Settled, type Work } from './work.ts'

export interface LanderDeps extends HoldDeps {
  readonly retry: typeof retryUntilDone
  readonly signal: AbortSignal
  /** An end that must be settled, or a claim that did not succeed; nothing is lost by it. */
  readonly onUnclear: (error: unknown) => void
}

export interface Lander {
  /** Takes the partition when it is not held: what follows need not wait for it. @throws PartitionLost */
  claim(first: bigint): Promise<void>
  /** Resolves with what is left to settle when every row to be stored is. @throws PartitionLost */
  land(work: Work): Promise<Work>
  /** Resolves when everything that is not stored is in `dispositions`. @throws PartitionLost */
  settle(work: Work): Promise<Settled>
}

/** Commit refusals mean that the partition is not ours; everything else is worth another try. */
const isFinal = (error: unknown): boolean =>
  error instanceof CommitRefused || error instanceof PartitionLost

export const createLander = (deps: LanderDeps): Lander => {
  const hold = new Hold(deps)
  /** Behind the last batch that came. */
  let next = 0n

  const settleOnce = async (work: Work): Promise<Settled> => {
    const current = await hold.take(work.first)
    const facts = await factsOf(deps.store, work, current)
    const missing = missingOf(work.dispositions, facts)
    if (missing.length > 0) {
      const settling = await tryInsert(deps.insertDispositions, missing, current)
      const { refusal } = hold.judge(settling)
      if (refusal !== undefined) throw new Error(`ClickHouse refuses dispositions: ${refusal}`)
    }
    return { dispositions: missing, past: facts.past }
  }
  const persist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await deps.retry(attempt, { signal: deps.signal, onFailure: deps.onUnclear, isFinal })
    } catch (error) {
      hold.drop()
      if (error instanceof CommitRefused)
        throw new PartitionLost('The group did not accept our commit.', { cause: error })
      throw error
    }
  }
  return {
    claim: (first) => persist(async () => void (await hold.take(first))),
    land: (work) => {
      // Messages that come again: what was stored of them is above what the claim has asked for.
      if (work.first < next) hold.drop()
      next = work.last + 1n
      const rounds = new Rounds(deps, hold, work)
      return persist(() => rounds.run())
    },
    settle: (work) => persist(() => settleOnce(work)),
  }
}
