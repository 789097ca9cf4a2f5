/**
 * The file at the end of the spool. Events count as written when their bytes are synced and the directory
 * is still ours. After a failed sync the kernel may have thrown the pages away and will call the next one
 * good: whoever sees an error must `end` the file, which cuts it to the last length that was synced, and
 * nothing is ever written behind it.
 */
import type { Clock } from '@pulseboard/runtime'
import type { OutgoingEvent } from '../produce.ts'
import type { AppendFile, SpoolFiles } from './files.ts'
import { encodeRecords, segmentHeader } from './segment.ts'

/** A file of the spool, and what of it still waits to be sent. */
export interface Segment {
  readonly name: string
  /** Bytes on disk that count: what is synced. */
  bytes: number
  /** Events that were not yet sent. */
  events: number
  /** When the oldest of its events was received; it stays when that one was sent. */
  oldestMs: number
  /** Where the next record to send begins; 0 is the start. */
  position: number
}

export interface WriterDeps {
  readonly files: SpoolFiles
  readonly clock: Clock
  /** Name for the next file; later ones sort after earlier ones. */
  readonly nextName: () => string
  /** A file is ended when it is as long as this. */
  readonly segmentBytes: number
  /** Whether the directory is still ours; asked between sync and answer. */
  readonly isOurs: () => Promise<boolean>
  /** A file takes no more events. */
  readonly onSealed: (segment: Segment) => void
}

export interface SegmentWriter {
  readonly active: Segment | undefined
  /** @throws when the events may not be durable */
  write(events: readonly OutgoingEvent[], bytes: number): Promise<void>
  /** Ends the file; the next write begins another. Never throws. */
  readonly end: () => Promise<void>
}

/** A file with its header; nothing is left of it when that cannot be written. */
const begin = async ({ files, clock, nextName }: WriterDeps) => {
  const name = nextName()
  const file = await files.create(name)
  const header = segmentHeader(new Date(clock.now()).toISOString())
  try {
    await file.write(header, 0)
    await files.syncDirectory()
  } catch (error) {
    await file.close()
    await files.remove(name).catch(() => undefined)
    throw error
  }
  const segment = { name, bytes: header.length, events: 0, oldestMs: Infinity, position: 0 }
  return { file, segment }
}

export const createSegmentWriter = (deps: WriterDeps): SegmentWriter => {
  let current: { file: AppendFile; segment: Segment } | undefined

  const end = async (): Promise<void> => {
    if (current === undefined) return
    const { file, segment } = current
    current = undefined
    await file.truncate(segment.bytes).catch(() => undefined)
    await file.close().catch(() => undefined)
    if (segment.events > 0) deps.onSealed(segment)
    else await deps.files.remove(segment.name).catch(() => undefined)
  }

  const write = async (events: readonly OutgoingEvent[], bytes: number): Promise<void> => {
    current ??= await begin(deps)
    const { file, segment } = current
    await file.write(encodeRecords(events, bytes), segment.bytes)
    await file.sync()
    if (!(await deps.isOurs())) throw new Error('another gateway has taken the directory over')
    segment.bytes += bytes
    segment.events += events.length
    for (const { receivedMs } of events) segment.oldestMs = Math.min(segment.oldestMs, receivedMs)
    if (segment.bytes >= deps.segmentBytes) await end()
  }

  return {
    get active() {
      return current?.segment
    },
    write,
    end,
  }
}
