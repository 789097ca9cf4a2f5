/**
 * Up to when is time complete? Every event that was received before the watermark is stored, is settled
 * otherwise, or was never accepted. Two ways lead to it, and the later one counts. Pure.
 *
 * 1. The word of the gateways. Each says about once a second up to when all of its requests have ended: what
 *    it accepted before is in Kafka, or in its spool, whose oldest event it names. So once the landing has
 *    passed the ends that Kafka had after that word was heard, everything before the word is stored. A
 *    partition in which nothing lies is passed at once: idle is not lagging, and nothing is ever guessed
 *    from silence in the data.
 * 2. Behind a backlog: the partition's own watermark (offsets/progress.ts), by the time that messages were
 *    sent. It lets evaluation follow a landing that catches up, in order, long before it is done.
 *
 * | a gateway            | holds the watermark                                                           |
 * | speaks               | at its word, and at the oldest event of its spool                             |
 * | is silent for 15 s   | not any more; three reports of an idle one are missing, so it is dead         |
 * | … with a spool       | at its oldest event, for two minutes; what comes later is late data           |
 * | ended in order       | at the oldest event it left in its spool, for two minutes                     |
 * | none speaks          | at now less SEND_BOUND_MS: programs of others may write to the topic          |
 */

/** The last word of one run of a gateway; times are epoch milliseconds. */
export interface GatewayWord {
  /** All of its requests before this have ended. */
  readonly through: number
  /** When it was heard. */
  readonly heardAt: number
  readonly ended: boolean
  /** Receipt of the oldest event in its spool; null: it is empty. */
  readonly spoolOldest: number | null
}

/** How far the landing of a partition is. */
export interface PartitionStanding {
  readonly partition: number
  /** Everything below is settled. */
  readonly committed: bigint
  /** Epoch milliseconds: what was received before lies before that offset, spools aside. */
  readonly watermark: number
}

type Ends = ReadonlyMap<number, bigint>

const SILENT_MS = 15_000
const SPOOL_SILENT_MS = 120_000
/** From receipt to the log, for programs of which nothing else is known. */
const SEND_BOUND_MS = 5_000
/** Words that wait for the landing; the oldest ones are followed by the partitions' own watermarks. */
const MOST_WAITING = 120

/** Before this, every request has ended and no spool holds anything. */
export const wordOf = (gateways: Iterable<GatewayWord>, now: number): number => {
  let speaks = false
  let word = now
  for (const { through, heardAt, ended, spoolOldest } of gateways) {
    const silence = now - heardAt
    const lives = !ended && silence <= SILENT_MS
    if (lives) word = Math.min(word, through)
    if (spoolOldest !== null && silence <= SPOOL_SILENT_MS) word = Math.min(word, spoolOldest)
    speaks ||= lives
  }
  return speaks ? word : Math.min(word, now - SEND_BOUND_MS)
}

const isPast = (ends: Ends, committed: ReadonlyMap<number, bigint>): boolean =>
  [...ends].every(([partition, end]) => (committed.get(partition) ?? 0n) >= end)

/** What partitions that lag say themselves, never beyond the word. */
const standingOf = (word: number, ends: Ends, partitions: readonly PartitionStanding[]): number => {
  const byPartition = new Map(partitions.map((standing) => [standing.partition, standing]))
  let complete = word
  for (const [partition, end] of ends) {
    const standing = byPartition.get(partition)
    if ((standing?.committed ?? 0n) >= end) continue
    complete = Math.min(complete, standing?.watermark ?? 0)
  }
  return complete
}

export interface WatermarkInput {
  readonly word: number
  /** Ends of the partitions, read after the word was heard. */
  readonly ends: Ends
  /** Read after that. */
  readonly partitions: readonly PartitionStanding[]
}

/** Remembers which words still wait for the landing. The same inputs give the same watermarks. */
export const createWatermark = () => {
  let waiting: { readonly word: number; readonly ends: Ends }[] = []
  let passed = 0
  return {
    /** @returns epoch milliseconds; goes back when a spool turns up that nobody knew of */
    at: ({ word, ends, partitions }: WatermarkInput): number => {
      const committed = new Map(
        partitions.map(({ partition, committed }) => [partition, committed]),
      )
      if (waiting.at(-1)?.word !== word) waiting.push({ word, ends })
      if (waiting.length > MOST_WAITING) waiting.shift()
      const reached = waiting.findLastIndex((entry) => isPast(entry.ends, committed))
      if (reached >= 0) {
        passed = waiting[reached]?.word ?? passed
        waiting = waiting.slice(reached + 1)
      }
      return Math.max(Math.min(passed, word), standingOf(word, ends, partitions))
    },
    /** The topic was made anew: offsets of before mean nothing. */
    reset: (): void => {
      waiting = []
      passed = 0
    },
  }
}
