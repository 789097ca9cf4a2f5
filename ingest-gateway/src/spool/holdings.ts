/** How much the spool holds, and whether it may take more: bounded by bytes and by the age of the oldest. */
import { LIMITS } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import type { Journal } from './journal.ts'
import type { Segment } from './segment-writer.ts'

/** How much waits. */
export interface SpoolStanding {
  readonly events: number
  readonly bytes: number
  /** When the oldest waiting event was received, ms; undefined when none waits. */
  readonly oldestAt: number | undefined
}

export interface SpoolBounds {
  readonly maxBytes: number
  readonly maxAgeMs: number
}

export interface Holdings {
  readonly standing: SpoolStanding
  /** Whether so many bytes may come. */
  hasRoom(bytes: number): boolean
  /** Why new events are refused; undefined while they are taken. */
  readonly refusing: string | undefined
}

export const createHoldings = (
  sealed: readonly Segment[],
  journal: Journal,
  { maxBytes, maxAgeMs }: SpoolBounds,
  clock: Clock,
): Holdings => {
  const held = (): readonly Segment[] => (journal.active ? [...sealed, journal.active] : sealed)
  const bytes = (): number => sealed.reduce((sum, segment) => sum + segment.bytes, journal.bytes)
  const oldestMs = (): number =>
    held().reduce((oldest, segment) => Math.min(oldest, segment.oldestMs), Infinity)
  const isFull = (more: number): boolean => bytes() + more > maxBytes
  const isOld = (): boolean => clock.now() - oldestMs() > maxAgeMs

  return {
    get standing() {
      const events = held().reduce((sum, segment) => sum + segment.events, 0)
      const oldest = oldestMs()
      return { events, bytes: bytes(), oldestAt: Number.isFinite(oldest) ? oldest : undefined }
    },
    hasRoom: (more) => !isFull(more) && !isOld(),
    get refusing() {
      if (isFull(LIMITS.eventBytes)) return 'the spool is full'
      if (isOld()) return 'the oldest event in the spool is over its age bound'
      return journal.problem
    },
  }
}
