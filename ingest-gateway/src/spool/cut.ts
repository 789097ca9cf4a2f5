/** What goes together in one send from the spool. Shrinks to find the one message that Kafka refuses. */
import { recordBytes, type SpoolRecord } from './record.ts'

const MAX_EVENTS = 500
// A record batch may be 1 MiB by the broker's default, and all messages may meet one partition.
const MAX_BYTES = 900_000

/** @param eventsPerSecond the pace; one send takes no more than half a second of it, to be a quick probe. */
export const createCut = (eventsPerSecond: number) => {
  const maxEvents = Math.max(1, Math.min(MAX_EVENTS, Math.ceil(eventsPerSecond / 2)))
  let limit = maxEvents
  return {
    /** Records from a position on, at least one. */
    next: (records: readonly SpoolRecord[], from: number): readonly SpoolRecord[] => {
      let bytes = 0
      let to = from
      for (let record = records[to]; record !== undefined; record = records[to]) {
        bytes += recordBytes(record.event)
        if (to > from && (bytes > MAX_BYTES || to - from >= limit)) break
        to += 1
      }
      return records.slice(from, to)
    },
    shrink: (): void => {
      limit = Math.max(1, Math.floor(limit / 2))
    },
    grow: (): void => {
      limit = Math.min(maxEvents, limit * 2)
    },
  }
}
