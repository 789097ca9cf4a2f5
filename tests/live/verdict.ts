/** Whether a client that was cut saw each event once: what it saw against what was acknowledged. Pure. */
import type { Account } from './reconnecting-client.ts'

export interface Verdict {
  readonly expected: number
  readonly missing: number
  readonly repeated: number
  /** Seen, but never acknowledged to the sender. */
  readonly unknown: number
  readonly cuts: number
  readonly awaySeconds: number
  readonly complaints: readonly string[]
}

export const judge = (expected: ReadonlySet<string>, account: Account): Verdict => ({
  expected: expected.size,
  missing: [...expected].filter((id) => !account.seen.has(id)).length,
  repeated: [...account.seen.values()].filter((times) => times > 1).length,
  unknown: [...account.seen.keys()].filter((id) => !expected.has(id)).length,
  cuts: account.cuts,
  awaySeconds: Math.round(account.awayMs / 1000),
  complaints: account.complaints,
})

export const isGood = ({ missing, repeated, unknown, complaints }: Verdict): boolean =>
  missing === 0 && repeated === 0 && unknown === 0 && complaints.length === 0
