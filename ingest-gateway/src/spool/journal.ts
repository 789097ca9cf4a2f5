/**
 * The writing side of the spool: all who wait share one write and one fdatasync, and only then learn
 * that their events are durable.
 *
 * | state   | events come                  | they are synced | an error                          |
 * | ready   | write with all who wait      | answer, ready   | refuse them, end the file, paused |
 * | paused  | refuse, until the pause ends |                 |                                   |
 */
import type { Clock } from '@pulseboard/runtime'
import type { OutgoingEvent } from '../produce.ts'
import type { Segment, SegmentWriter } from './segment-writer.ts'

/** How a write ended. */
export interface Written {
  readonly events: number
  readonly ms: number
  readonly error?: unknown
}

export interface Journal {
  /** Resolves with whether the events are durable. */
  append(events: readonly OutgoingEvent[], bytes: number): Promise<boolean>
  /** Ends the file that is being written, so that it can be read. */
  seal(): Promise<void>
  /** Bytes that are not in an ended file: written last, and on their way to disk. */
  readonly bytes: number
  readonly active: Segment | undefined
  /** What went wrong last; undefined when the last write went well. */
  readonly problem: string | undefined
}

interface Waiting {
  readonly events: readonly OutgoingEvent[]
  readonly bytes: number
  readonly settle: (isDurable: boolean) => void
}

const PAUSE_MS = 100
// What one write may take, so that the copy of a flood does not double its memory.
const MAX_WRITE_BYTES = 8 * 1024 * 1024

/** One after the other: an action begins when the one before it has ended. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return (action: () => Promise<void>): Promise<void> => {
    const turn = last.then(action)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** The next who wait, as many as fit into one write. */
const takeSome = (waiting: Waiting[]): { batch: Waiting[]; bytes: number } => {
  let bytes = 0
  let count = 0
  for (const request of waiting) {
    if (count > 0 && bytes + request.bytes > MAX_WRITE_BYTES) break
    bytes += request.bytes
    count += 1
  }
  return { batch: waiting.splice(0, count), bytes }
}

export const createJournal = (
  writer: SegmentWriter,
  clock: Clock,
  onWritten: (written: Written) => void,
): Journal => {
  const inTurn = createTurns()
  const waiting: Waiting[] = []
  let waitingBytes = 0
  let pausedUntilMs = 0
  let problem: string | undefined

  const attempt = async (events: readonly OutgoingEvent[], bytes: number): Promise<Written> => {
    const startedMs = clock.now()
    const ended = () => ({ events: events.length, ms: clock.now() - startedMs })
    if (startedMs < pausedUntilMs) return { ...ended(), error: problem }
    try {
      await writer.write(events, bytes)
      problem = undefined
      return ended()
    } catch (error) {
      await writer.end()
      pausedUntilMs = clock.now() + PAUSE_MS
      problem = `the spool cannot be written: ${String(error)}`
      return { ...ended(), error }
    }
  }

  const commit = async (): Promise<void> => {
    const { batch, bytes } = takeSome(waiting)
    if (waiting.length > 0) void inTurn(commit)
    const events = batch.flatMap((request) => request.events)
    const written = await attempt(events, bytes)
    waitingBytes -= bytes
    for (const { settle } of batch) settle(written.error === undefined)
    onWritten(written)
  }

  return {
    append: (events, bytes) => {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      waiting.push({ events, bytes, settle: resolve })
      waitingBytes += bytes
      if (waiting.length === 1) void inTurn(commit)
      return promise
    },
    seal: () => inTurn(writer.end),
    get bytes() {
      return (writer.active?.bytes ?? 0) + waitingBytes
    },
    get active() {
      return writer.active
    },
    get problem() {
      return problem
    },
  }
}
