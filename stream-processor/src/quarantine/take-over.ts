/**
 * Messages of the quarantine topic → PostgreSQL, in their order: of one key the last one counts. Safe to
 * repeat. An entry that PostgreSQL cannot hold is named and passed over; it stays in the topic.
 */
import { eraseQuarantine, isUnavailable, storeQuarantined, type Sql } from '@pulseboard/db'
import type { BusMessage } from '@pulseboard/runtime'
import { readEntry, type ReadEntry } from './read-entry.ts'

export interface TakeOverDeps {
  readonly sql: Sql
  readonly onUnreadable: (place: BusMessage, why: string) => void
}

type Read = ReadEntry & { readonly message: BusMessage }

const keyOf = (read: ReadEntry): string | undefined =>
  'store' in read ? read.store.messageKey : 'erase' in read ? read.erase : undefined

/** The last message of each key. */
const newest = (all: readonly Read[]): Read[] => [
  ...new Map(all.map((read) => [keyOf(read) ?? read.message.offset, read])).values(),
]

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const store = async (
  { sql, onUnreadable }: TakeOverDeps,
  reads: readonly Read[],
): Promise<void> => {
  const entries = reads.flatMap((read) => ('store' in read ? [read.store] : []))
  if (entries.length === 0) return
  try {
    await storeQuarantined(sql, entries)
  } catch (error) {
    if (isUnavailable(error)) throw error
    const [only] = reads
    if (reads.length === 1 && only !== undefined) onUnreadable(only.message, messageOf(error))
    else for (const read of reads) await store({ sql, onUnreadable }, [read])
  }
}

/** @throws when PostgreSQL cannot be reached; then all of it may be done again. */
export const takeOver = async (
  deps: TakeOverDeps,
  messages: readonly BusMessage[],
): Promise<void> => {
  const reads = newest(messages.map((message) => ({ ...readEntry(message), message })))
  for (const read of reads)
    if ('unreadable' in read) deps.onUnreadable(read.message, read.unreadable)
  await store(
    deps,
    reads.filter((read) => 'store' in read),
  )
  const erased = reads.flatMap((read) => ('erase' in read ? [read.erase] : []))
  if (erased.length > 0) await eraseQuarantine(deps.sql, erased)
}
