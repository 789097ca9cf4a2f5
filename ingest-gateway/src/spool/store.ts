/**
 * Events that wait for Kafka, on disk: a row of segments, written at the end and sent from the front. Beyond
 * its bounds new events are refused, so that nobody trusts a spool that does not drain. What is in it is
 * never thrown away: a segment goes when all of it was sent, what cannot be sent stays in a file beside.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '@pulseboard/runtime'
import type { OutgoingEvent } from '../produce.ts'
import type { SpoolFiles } from './files.ts'
import { createHoldings, type Holdings, type SpoolBounds } from './holdings.ts'
import { createJournal, type Journal, type Written } from './journal.ts'
import { recordBytes, type SpoolRecord } from './record.ts'
import {
  DAMAGED,
  examine,
  POSITION_FILE,
  recordsAfter,
  recover,
  segmentName,
  segmentNames,
  segmentNumber,
  type Report,
} from './recover.ts'
import { bytesOf, encodeRecords, segmentHeader } from './segment.ts'
import { createSegmentWriter, type Segment, type WriterDeps } from './segment-writer.ts'

export type AppendOutcome = 'spooled' | 'spool_full' | 'unavailable'

export interface StoreBounds extends SpoolBounds {
  readonly segmentBytes: number
}

export interface StoreDeps extends Pick<WriterDeps, 'isOurs'> {
  readonly files: SpoolFiles
  readonly clock: Clock
  readonly bounds: StoreBounds
  readonly report: Report
  readonly onWritten: (written: Written) => void
}

/** What replay needs. */
export interface Front {
  /** The oldest segment that holds events, complete. */
  front(): Promise<Segment | undefined>
  /** Its records that were not sent. */
  read(segment: Segment): Promise<readonly SpoolRecord[]>
  /** Notes that the next `events`, up to a position, are done. */
  sent(segment: Segment, events: number, position: number): Promise<void>
  /** Keeps an event that Kafka refuses for itself in a file of its own, beside the segments. */
  setAside(segment: Segment, record: SpoolRecord): Promise<void>
  /** Deletes a segment, all of which is done. */
  drop(segment: Segment): Promise<void>
  /** Gives up a segment that cannot be read; the file stays under another name. */
  giveUp(segment: Segment): Promise<void>
}

export interface Store extends Front {
  append(events: readonly OutgoingEvent[]): Promise<AppendOutcome>
  /** How much waits, and whether more may come. */
  readonly holdings: Holdings
  /** Takes over segments of another directory. @returns their events. */
  adopt(path: string, names: readonly string[]): Promise<number>
  /** Ends what is being written; all stays on disk. */
  close(): Promise<void>
}

const writeWhole = async (files: SpoolFiles, name: string, bytes: Buffer): Promise<void> => {
  const file = await files.create(name)
  try {
    await file.write(bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await files.syncDirectory()
}

const createFront = (
  { files, clock, report }: StoreDeps,
  sealed: Segment[],
  journal: Journal,
): Front => {
  const forget = (segment: Segment): void => void sealed.splice(sealed.indexOf(segment), 1)
  return {
    front: async () => {
      if (sealed.length === 0 && journal.active !== undefined) await journal.seal()
      return sealed[0]
    },
    read: async (segment) => {
      const bytes = (await files.read(segment.name)).subarray(0, segment.bytes)
      const content = await examine(files, segment.name, bytes, report)
      return content === undefined ? [] : recordsAfter(content, segment.position)
    },
    sent: async (segment, events, position) => {
      segment.events -= events
      segment.position = position
      // Losing the note costs a repeat of what was sent, nothing else.
      await files.note(POSITION_FILE, `${segment.name} ${position}\n`).catch(() => undefined)
    },
    setAside: async (segment, { event, end }) => {
      const name = `${segment.name}.refused-${end}`
      const header = segmentHeader(new Date(clock.now()).toISOString())
      const bytes = Buffer.concat([header, encodeRecords([event], recordBytes(event))])
      await writeWhole(files, name, bytes)
      report({ kind: 'refused', name, bytes: bytes.length })
    },
    drop: async (segment) => {
      forget(segment)
      // A file that stays is known by its position, or sent again as a copy: nothing is lost by it.
      await files.remove(segment.name).catch(() => undefined)
      await files.syncDirectory().catch(() => undefined)
    },
    giveUp: async (segment) => {
      forget(segment)
      report({ kind: 'damaged', name: segment.name, bytes: segment.bytes })
      await files.link(segment.name, segment.name + DAMAGED)
      await files.remove(segment.name).catch(() => undefined)
    },
  }
}

/** @throws Error when the directory cannot be read */
export const openStore = async (deps: StoreDeps): Promise<Store> => {
  const { files, clock, report, bounds, isOurs, onWritten } = deps
  const run = randomBytes(4).toString('hex')
  const names = segmentNames(await files.list())
  let lastNumber = Math.max(0, ...names.map(segmentNumber))
  const nextName = (): string => segmentName((lastNumber += 1), run)
  const sealed = await recover(files, names, report)
  const { segmentBytes } = bounds
  const onSealed = (segment: Segment): void => void sealed.push(segment)
  const writer = createSegmentWriter({ files, clock, nextName, segmentBytes, isOurs, onSealed })
  const journal = createJournal(writer, clock, onWritten)
  const holdings = createHoldings(sealed, journal, bounds, clock)

  return {
    ...createFront(deps, sealed, journal),
    holdings,
    append: async (events) => {
      const bytes = bytesOf(events)
      if (!holdings.hasRoom(bytes)) return 'spool_full'
      return (await journal.append(events, bytes)) ? 'spooled' : 'unavailable'
    },
    adopt: async (path, theirs) => {
      const moved: string[] = []
      for (const name of theirs) {
        const own = nextName()
        await files.moveIn(join(path, name), own)
        moved.push(own)
      }
      const found = await recover(files, moved, report)
      sealed.push(...found)
      return found.reduce((sum, { events }) => sum + events, 0)
    },
    close: () => journal.seal(),
  }
}
