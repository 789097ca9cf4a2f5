/**
 * One tail of the events topic, open while anybody watches and closed otherwise: an idle feed has no
 * consumer (a paused one costs 5 % of a core in polls and heartbeats). Outages are the bus's business:
 * it goes on where it stopped, so a watcher misses nothing.
 *
 * closed → starting → reading → lingering (nobody left) → closed
 */
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import type { Bus, BusMessage, HeaderValue, Position, Tail } from '@pulseboard/runtime'

export interface TailMessage {
  readonly partition: number
  readonly offset: bigint
  /** Event id. */
  readonly id: string
  readonly project: string
  readonly value: Buffer
}
/** Opens a tail; it starts paused. */
export type OpenTail = (onMessage: (message: TailMessage) => void) => Tail

export interface SharedTail {
  /** Wants the tail; resolves when its position is fixed. @returns a function that stops wanting it. */
  acquire(): Promise<() => void>
  /** Next offsets to read. */
  readonly position: Position
  close(): Promise<void>
}

const LINGER_MS = 30_000

const text = (value: HeaderValue | HeaderValue[] | undefined): string =>
  value === undefined || Array.isArray(value) ? '' : value.toString()

const toTailMessage = ({ partition, offset, key, value, headers }: BusMessage): TailMessage => ({
  partition,
  offset,
  id: key?.toString() ?? '',
  project: text(headers?.['project']),
  value: value ?? Buffer.alloc(0),
})

/** Tails of the events topic, message by message. */
export const openTails =
  (bus: Pick<Bus, 'tail'>, onState: (problem: string | undefined) => void): OpenTail =>
  (onMessage) =>
    bus.tail({
      topic: EVENTS_TOPIC.name,
      onState,
      onFetched: ({ messages }) => {
        for (const message of messages) onMessage(toTailMessage(message))
      },
    })

interface SharedTailDeps {
  readonly open: OpenTail
  readonly onMessage: (message: TailMessage) => void
  /** It reads from here on; messages may have come before this is known. */
  readonly onStarted?: (position: Position) => void
  /** What was read before is not followed any more. */
  readonly onStopped?: () => void
  readonly lingerMs?: number
}

export const createSharedTail = (deps: SharedTailDeps): SharedTail => {
  const position = new Map<number, bigint>()
  let wanted = 0
  let tail: Tail | undefined
  let started: Promise<void> | undefined
  let linger: NodeJS.Timeout | undefined

  const stop = async (): Promise<void> => {
    const closing = tail
    tail = undefined
    started = undefined
    deps.onStopped?.()
    await closing?.close()
  }
  const open = (): Tail => {
    const opened = deps.open((message) => {
      // A tail that is being closed may still deliver; what it says is of the past.
      if (tail !== opened) return
      position.set(message.partition, message.offset + 1n)
      deps.onMessage(message)
    })
    return opened
  }
  const start = async (): Promise<void> => {
    position.clear()
    tail ??= open()
    // Messages may come before this answer; they must not be set back.
    for (const [partition, offset] of await tail.start())
      if ((position.get(partition) ?? -1n) < offset) position.set(partition, offset)
    deps.onStarted?.(position)
  }
  const release = (): void => {
    wanted -= 1
    // A reload of the page is back within the second.
    if (wanted === 0) linger = setTimeout(() => void stop(), deps.lingerMs ?? LINGER_MS).unref()
  }
  return {
    acquire: async () => {
      clearTimeout(linger)
      wanted += 1
      const starting = (started ??= start())
      try {
        await starting
      } catch (error) {
        if (started === starting) started = undefined
        release()
        throw error
      }
      let held = true
      return () => {
        if (held) release()
        held = false
      }
    },
    position,
    close: async () => {
      clearTimeout(linger)
      await stop()
    },
  }
}
