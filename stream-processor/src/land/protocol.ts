/**
 * The landing protocol of one partition during one membership: each message's row is stored once,
 * whatever is killed or paused at whatever instant. One batch at a time.
 *
 * | state     | what happens                            | next                                       |
 * | --------- | --------------------------------------- | ------------------------------------------ |
 * | unclaimed | claim (claim.ts) succeeds               | claimed                                    |
 * |           | the group stands beyond our batch       | lost                                       |
 * |           | commit refused                          | lost                                       |
 * |           | no answer                               | unclaimed, after a back-off                |
 * | claimed   | rows up to `highest`: drop those stored | claimed                                    |
 * |           | insert: landed                          | claimed, done                              |
 * |           | insert: fenced                          | lost                                       |
 * |           | insert: refused for its data            | unclaimed, each half alone; a row: refused |
 * |           | insert: ambiguous                       | unclaimed, after a back-off                |
 * | lost      | `PartitionLost`                         | the caller goes back to the group's offset |
 *
 * An ambiguous end is settled by claiming again: the new fence stops an insert that has not begun, KILL
 * one that has, and then the stored offsets are a fact. The caller commits after `land` has returned.
 */
import type { EventRow } from '@pulseboard/db'
import { CommitRefused, retryUntilDone } from '@pulseboard/runtime'
import { claimPartition, type Claim, type ClaimDeps } from './claim.ts'
import { tryInsert, type InsertRows } from './insert.ts'

/** The partition belongs to another processor, or did in between. */
export class PartitionLost extends Error {
  override readonly name = 'PartitionLost'
}

export interface RefusedRow {
  readonly row: EventRow
  readonly detail: string
}

export interface LanderDeps extends ClaimDeps {
  readonly insert: InsertRows
  readonly signal: AbortSignal
  readonly onClaimed: (claim: Claim) => void
  /** An end that must be settled, or a claim that did not succeed; nothing is lost by it. */
  readonly onUnclear: (error: unknown) => void
}

export interface Lander {
  /** Resolves when every row is stored or named as refused. @throws PartitionLost */
  land(rows: readonly EventRow[], first: bigint): Promise<readonly RefusedRow[]>
}

/** Commit refusals mean that the partition is not ours; everything else is worth another try. */
const isFinal = (error: unknown): boolean =>
  error instanceof CommitRefused || error instanceof PartitionLost

export const createLander = (deps: LanderDeps): Lander => {
  let claim: Claim | undefined

  const takeClaim = async (first: bigint): Promise<Claim> => {
    const taken = await claimPartition(deps, first)
    if (taken.committed > first)
      throw new PartitionLost('Another processor has committed past these messages.')
    deps.onClaimed(taken)
    return taken
  }
  const missingOf = async (rows: readonly EventRow[], { highest }: Claim) => {
    const [first, last] = [rows[0]?._offset, rows.at(-1)?._offset]
    if (first === undefined || last === undefined || highest === undefined || first > highest)
      return rows
    const landed = await deps.store.landedOffsets(first, last)
    return rows.filter((row) => !landed.has(row._offset))
  }
  const halves = async (rows: readonly EventRow[], first: bigint): Promise<RefusedRow[]> => {
    const middle = Math.ceil(rows.length / 2)
    const refused = await landAll(rows.slice(0, middle), first)
    return [...refused, ...(await landAll(rows.slice(middle), first))]
  }
  /** One round of the table above; throws when the round has to be repeated. */
  const attempt = async (rows: readonly EventRow[], first: bigint): Promise<RefusedRow[]> => {
    const current = (claim ??= await takeClaim(first))
    const missing = await missingOf(rows, current)
    if (missing.length === 0) return []
    const outcome = await tryInsert(deps.insert, missing, current.token)
    if (outcome.kind === 'landed') return []
    claim = undefined
    if (outcome.kind === 'fenced') throw new PartitionLost('The fence has a newer token.')
    if (outcome.kind === 'ambiguous') throw outcome.error
    const [only] = missing
    return missing.length === 1 && only !== undefined
      ? [{ row: only, detail: outcome.detail }]
      : halves(missing, first)
  }
  const landAll = (rows: readonly EventRow[], first: bigint): Promise<RefusedRow[]> =>
    retryUntilDone(() => attempt(rows, first), {
      signal: deps.signal,
      onFailure: deps.onUnclear,
      isFinal,
    })
  return {
    land: async (rows, first) => {
      try {
        return await landAll(rows, first)
      } catch (error) {
        claim = undefined
        if (error instanceof CommitRefused)
          throw new PartitionLost('The group did not accept our commit.', { cause: error })
        throw error
      }
    },
  }
}
