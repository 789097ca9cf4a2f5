/**
 * Writes down which messages were gone before they could be read, exactly, before landing goes on behind
 * them. Written again after a crash in between, which changes nothing. Never gives up but with its signal.
 */
import type { OffsetGapRow } from '@pulseboard/db'
import { retryUntilDone, type Clock, type OffsetGap } from '@pulseboard/runtime'

export interface GapDeps {
  readonly topic: string
  readonly clock: Clock
  readonly insert: (gap: OffsetGapRow) => Promise<void>
  /** The highest offset of a partition that is stored or disposed of. */
  readonly highestSettled: (log: string, partition: number) => Promise<bigint | undefined>
  readonly found: (gap: OffsetGapRow) => void
  readonly waiting: (what: string, error: unknown) => void
}

export interface GapRecorder {
  /** Resolves when the gap stands in the store. @throws the signal's reason. */
  record(gap: OffsetGap, signal: AbortSignal): Promise<void>
}

export const createGapRecorder = (deps: GapDeps): GapRecorder => {
  const { topic, clock } = deps
  /** Logs that are known to be gone: the commit and the saved progress may both tell of it. */
  const gone = new Set<string>()

  const firstOf = async ({ first, log, partition }: OffsetGap): Promise<bigint> => {
    if (first !== undefined) return first
    const highest = await deps.highestSettled(log, partition)
    return highest === undefined ? 0n : highest + 1n
  }
  const write = async (gap: OffsetGap): Promise<OffsetGapRow | undefined> => {
    const { kind, log, partition, last } = gap
    const first = await firstOf(gap)
    // The client had reset an offset to which everything was stored already.
    if (first > last) return undefined
    const range = { firstOffset: first, lastOffset: last }
    const row = { topic, log, partition, kind, ...range, foundAt: clock.now() }
    await deps.insert(row)
    return row
  }
  return {
    record: async (gap, signal) => {
      const name = `${gap.log}/${gap.partition}`
      if (gap.kind === 'topic_recreated' && gone.has(name)) return
      const row = await retryUntilDone(() => write(gap), {
        signal,
        onFailure: (error) => deps.waiting('ClickHouse to take a gap in the offsets', error),
      })
      if (gap.kind === 'topic_recreated') gone.add(name)
      if (row !== undefined) deps.found(row)
    },
  }
}
