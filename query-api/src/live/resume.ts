/**
 * Brings one returning client from its cursor to the present: the events between are read from Kafka
 * again and sent first, while what arrives meanwhile is held back, so that it sees each event once and
 * in order. A cursor that is too old or not ours gives a `gap` instead; so does a replay that fails.
 * The topic keeps erased events for some days: they are not shown again.
 */
import type { Position } from '@pulseboard/runtime'
import { distance, hasReached } from './cursor.ts'
import { isAfterErasure, type Watched } from './erased.ts'
import { eventsFrame, gapFrame, isObjectBytes, readyFrame } from './frames.ts'
import type { LiveClient } from './hub.ts'
import type { OpenTail, TailMessage } from './tail.ts'

// About a second of reading on one core; a client that missed more reloads the list of events instead.
const MAX_DISTANCE = 50_000n
const CHUNK_BYTES = 256 * 1024
const TIMEOUT_MS = 15_000

export interface HeldClient extends LiveClient {
  /** Sends what was held back and holds nothing from now on. */
  release(): void
}

/** A client whose frames wait until it is released; waiting bytes count as its buffer. */
export const holdBack = (client: LiveClient): HeldClient => {
  let held: Buffer[] | undefined = []
  let heldBytes = 0
  return {
    get bufferedBytes() {
      return client.bufferedBytes + heldBytes
    },
    send: (frame) => {
      if (held === undefined) return client.send(frame)
      held.push(frame)
      heldBytes += frame.length
    },
    close: (code, reason) => client.close(code, reason),
    release: () => {
      const frames = held ?? []
      held = undefined
      heldBytes = 0
      for (const frame of frames) client.send(frame)
    },
  }
}

interface Replay {
  readonly project: Watched
  readonly client: LiveClient
  readonly from: Position
  readonly to: Position
  readonly encode: (position: Position) => string
}

/** Collects a project's events between two positions and sends them in chunks. */
const createCollector = ({ project: watched, client, from, to, encode }: Replay) => {
  const position = new Map(from)
  let chunk: Buffer[] = []
  let bytes = 0
  const flush = (): void => {
    if (chunk.length > 0) client.send(eventsFrame(encode(position), chunk))
    chunk = []
    bytes = 0
  }
  return {
    flush,
    /** Takes one message; true when the end is reached. */
    take: ({ partition, offset, project, value }: TailMessage): boolean => {
      const end = to.get(partition)
      if (end !== undefined && offset < end) {
        position.set(partition, offset + 1n)
        const isTheirs = project === watched.id && isObjectBytes(value)
        if (isTheirs && isAfterErasure(value, watched.events_erased_before)) {
          chunk.push(value)
          bytes += value.length
        }
        if (bytes >= CHUNK_BYTES) flush()
      }
      return hasReached(position, to)
    },
  }
}

const readBetween = async (open: OpenTail, replay: Replay): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const collector = createCollector(replay)
  let done = false
  const finish = (): void => {
    done = true
    resolve()
  }
  const tail = open((message) => {
    if (!done && collector.take(message)) finish()
  })
  const timer = setTimeout(() => reject(new Error('the replay took too long')), TIMEOUT_MS)
  try {
    const start = await tail.start(replay.from)
    // Older messages than it starts with are gone from the topic.
    if (distance(replay.from, start) > 0n) throw new Error('the cursor is older than the topic')
    await promise
    collector.flush()
  } finally {
    clearTimeout(timer)
    done = true
    await tail.close()
  }
}

/**
 * Sends `ready`, then what lies between the cursor and `to`, then what was held back.
 * @param from the position of the client's cursor; undefined when it has none that we can use
 */
export const resume = async (
  open: OpenTail,
  replay: Omit<Replay, 'from'> & { from: Position | undefined; held: HeldClient },
): Promise<void> => {
  const { client, held, from, to, encode } = replay
  const missed = from === undefined ? undefined : distance(from, to)
  try {
    if (from === undefined || missed === undefined || missed > MAX_DISTANCE)
      throw new Error('the cursor cannot be resumed')
    client.send(readyFrame(encode(from)))
    if (missed > 0n) await readBetween(open, { ...replay, from })
  } catch {
    client.send(gapFrame(1, 'restarted'))
    client.send(readyFrame(encode(to)))
  } finally {
    held.release()
  }
}
