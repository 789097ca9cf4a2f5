/** What goes together in one send from the spool. Shrinks to find the one message that Kafka refuses. */
import { recordBytes, type SpoolRecord } from './record.ts'

const MAX_EVENTS = 500
// A record batch may be 1 MiB by the broker's default, and all messages may meet one partition.
const MAX_BYTES = 900_000

export const createCut = () => {
  let limit = MAX_EVENTS
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
      limit = Math.min(MAX_EVENTS, limit * 2)
    },
  }
}
