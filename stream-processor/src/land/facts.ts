/** What stands of a batch already. What is settled keeps its end: nothing is decided anew. */
import type { PastDisposition } from '@pulseboard/db'
import type { Claim, LandingStore } from './claim.ts'
import type { Item } from './decide.ts'
import type { Work } from './work.ts'

export interface Facts {
  readonly stored: ReadonlySet<bigint>
  readonly past: ReadonlyMap<bigint, PastDisposition>
  /** Nothing above it is settled. */
  readonly highest: bigint
}

const NOTHING: Facts = { stored: new Set(), past: new Map(), highest: -1n }

export const factsOf = async (
  store: LandingStore,
  { first, last }: Work,
  { log, highest }: Claim,
): Promise<Facts> => {
  if (highest === undefined || first > highest) return NOTHING
  const range = { log, first, last }
  const stored = await store.storedOffsets(range)
  return { stored, past: await store.disposedOffsets(range), highest }
}

/** Those that are not settled. */
export const missingOf = <T extends Item>(
  rows: readonly T[],
  { stored, past, highest }: Facts,
): readonly T[] => {
  if (highest < 0n) return rows
  const open = rows.filter((row) => !past.has(row._offset))
  return open.filter((row) => !stored.has(row._offset))
}
