/**
 * Up to when is everything settled? Remembers, at some moments, where the log ended and before which
 * time each run had sent all it acknowledged. Once the group has committed past such an end, everything
 * of before that time is a row: also what a spool sent late, out of order. Bounded; without I/O.
 */
export interface Sample {
  /** Taken before the ends were read, epoch milliseconds. */
  readonly at: number
  /** Partition → offset of the next message. */
  readonly ends: ReadonlyMap<number, bigint>
  /** Run → time before which all it acknowledged is in the log. */
  readonly sentBefore: ReadonlyMap<number, number>
}

const MOST = 64
// Two samples of one second say the same.
const APART_MS = 1_000
// Longer than a request that no gateway reports, from its stamp to the log.
const UNREPORTED_MS = 10_000

/** Everything before an end is committed, and the offsets belong to one log. */
const covers = (
  committed: ReadonlyMap<number, bigint>,
  sample: Sample,
  newest: ReadonlyMap<number, bigint>,
): boolean =>
  [...sample.ends].every(([partition, end]) => {
    const at = committed.get(partition)
    if (at === undefined) return end === 0n
    // Beyond the newest end: the topic was made anew, and the offsets are of the old one.
    return at >= end && at <= (newest.get(partition) ?? at)
  })

export interface Settled {
  /** Everything that came before is settled, by what is known; undefined: nothing is known. */
  readonly upTo: number | undefined
  /** The same for one run that the sample knew; 0 for others. */
  of(gateway: number): number
  /** The same for what no gateway reports. */
  readonly unreported: number
}

const settledBy = (sample: Sample | undefined): Settled => {
  const unreported = sample === undefined ? 0 : sample.at - UNREPORTED_MS
  return {
    upTo: sample && Math.max(0, Math.min(unreported, ...sample.sentBefore.values())),
    unreported,
    of: (gateway) => Math.min(sample?.sentBefore.get(gateway) ?? 0, sample?.at ?? 0),
  }
}

export const createSettlement = () => {
  let samples: Sample[] = []
  return {
    /** Adds a sample and says what is settled by now. */
    settle: (sample: Sample, committed: ReadonlyMap<number, bigint>): Settled => {
      const last = samples.at(-1)
      if (last === undefined || sample.at - last.at >= APART_MS)
        samples = [...samples, sample].slice(-MOST)
      const known = covers(committed, sample, sample.ends)
        ? sample
        : samples.findLast((older) => covers(committed, older, sample.ends))
      return settledBy(known)
    },
    /** What is known without Kafka: nothing. */
    unknown: (): Settled => settledBy(undefined),
  }
}
