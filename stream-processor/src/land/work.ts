/** What goes into the protocol and what comes out of it. */
import type { DispositionRow, EventRow, PastDisposition } from '@pulseboard/db'

/** Consecutive messages, each with what is to become of it: stored, or one of the dispositions. */
export interface Work {
  readonly first: bigint
  readonly last: bigint
  readonly rows: readonly EventRow[]
  readonly dispositions: readonly DispositionRow[]
}

export interface Settled {
  /** What was settled now. */
  readonly dispositions: readonly DispositionRow[]
  /** What an earlier run had settled. */
  readonly past: ReadonlyMap<bigint, PastDisposition>
}

/** The partition belongs to another processor, or did in between. */
export class PartitionLost extends Error {
  override readonly name = 'PartitionLost'
}
