/**
 * Saves how far each partition is settled, a few times a second, beside the landing: PostgreSQL away
 * costs nothing but an old figure. A log that differs from the saved one means that the topic was made
 * anew: that is recorded before the old figure, the only memory of it, is overwritten.
 *
 * The watermark. Messages do not lie in order of receipt: several gateways write, and spools are replayed
 * late. A gateway has an event in the log, or in its spool, SEND_BOUND_MS after receipt. So when a message
 * that was sent at T is settled, every event received before T less that bound lies before it in its
 * partition, or in a spool, of which the gateways report separately. T is the time the producer sent
 * it (the record's own timestamp, there for broken messages too); of a batch the earliest counts, so one
 * wrong clock does not carry it ahead, and never more than our own clock. The bound is what a gateway needs
 * when Kafka is slow but answers: a send that is under way and its own, 1.8 s each, then the disk; and what
 * clocks may differ. It could not be lower. Nobody waits for it while the landing keeps up: then the word
 * of the gateways counts, who know to the millisecond what they still hold (alerts/watermark.ts).
 */
import type { PartitionProgress } from '@pulseboard/db'
import { retryUntilDone, type BusMessage, type Clock, type OffsetGap } from '@pulseboard/runtime'

const SEND_BOUND_MS = 5_000
// An alert waits for it: a statement of a few rows, and only when something moved.
const EVERY_MS = 250

export interface ProgressDeps {
  readonly clock: Clock
  readonly find: () => Promise<readonly PartitionProgress[]>
  readonly save: (rows: readonly PartitionProgress[]) => Promise<void>
  readonly record: (gap: OffsetGap, signal: AbortSignal) => Promise<void>
  readonly waiting: (what: string, error: unknown) => void
  readonly everyMs?: number
}

/** Consecutive messages that are committed now, at least one. */
export interface Settled {
  readonly partition: number
  readonly log: string
  readonly messages: readonly BusMessage[]
}

export interface Progress {
  /** Never waits. */
  settled(batch: Settled): void
  /** Saves what is left, if that works at once. */
  close(): Promise<void>
}

/** The progress that a committed batch makes; undefined for an empty one. Pure. */
export const progressOf = (
  { partition, log, messages }: Settled,
  now: number,
): PartitionProgress | undefined => {
  const last = messages.at(-1)
  if (last === undefined) return undefined
  const sent = messages.reduce(
    (earliest, { timestamp = now }) => Math.min(earliest, timestamp),
    now,
  )
  const watermark = new Date(Math.max(0, sent - SEND_BOUND_MS))
  return { partition, log, committed: last.offset + 1n, watermark }
}

/** The later watermark within one log. Pure. */
export const advance = (
  before: PartitionProgress | undefined,
  now: PartitionProgress,
): PartitionProgress =>
  before?.log === now.log && before.watermark > now.watermark
    ? { ...now, watermark: before.watermark }
    : now

/** Whether a log came before the one that is read now: what was saved of it is the only trace. */
const createPredecessors = ({ find, record }: ProgressDeps) => {
  /** Partition → log whose predecessor was looked for. */
  const checked = new Map<number, string>()
  return async (rows: readonly PartitionProgress[], signal: AbortSignal): Promise<void> => {
    const fresh = rows.filter(({ partition, log }) => checked.get(partition) !== log)
    if (fresh.length === 0) return
    const saved = new Map((await find()).map((row) => [row.partition, row]))
    for (const { partition, log } of fresh) {
      const old = saved.get(partition)
      if (old !== undefined && old.log !== log) {
        const at = old.committed
        const gap = { partition, log: old.log, first: at, last: at }
        await record({ kind: 'topic_recreated', ...gap }, signal)
      }
      checked.set(partition, log)
    }
  }
}

export const createProgress = (deps: ProgressDeps): Progress => {
  const latest = new Map<number, PartitionProgress>()
  const moved = new Set<number>()
  const stop = new AbortController()
  const recordGone = createPredecessors(deps)

  const saveMoved = async (): Promise<void> => {
    const rows = [...moved].flatMap((partition) => latest.get(partition) ?? [])
    if (rows.length === 0) return
    moved.clear()
    try {
      await recordGone(rows, stop.signal)
      await deps.save(rows)
    } catch (error) {
      for (const { partition } of rows) moved.add(partition)
      throw error
    }
  }
  // One save that takes long is not joined by another.
  let running: Promise<void> | undefined
  const turn = (): void => {
    if (moved.size === 0) return
    running ??= retryUntilDone(saveMoved, {
      signal: stop.signal,
      onFailure: (error) => deps.waiting('PostgreSQL to take the progress', error),
    })
      .catch(() => undefined)
      .finally(() => (running = undefined))
  }
  const timer = setInterval(turn, deps.everyMs ?? EVERY_MS)
  return {
    settled: (batch) => {
      const now = progressOf(batch, deps.clock.now())
      if (now === undefined) return
      latest.set(now.partition, advance(latest.get(now.partition), now))
      moved.add(now.partition)
    },
    close: async () => {
      clearInterval(timer)
      stop.abort(new Error('The processor stops.'))
      await running
      await saveMoved().catch(() => undefined)
    },
  }
}
