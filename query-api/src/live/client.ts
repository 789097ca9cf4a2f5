/**
 * One client of the feed and what it is given, whatever carries it. Never waited for: what it does not take is
 * dropped for this client alone, counted, and told.
 *
 * | client              | then                                                                  |
 * | ------------------- | --------------------------------------------------------------------- |
 * | keeps up            | gets each frame                                                       |
 * | buffer over limit   | the frame is dropped for this client alone and its events are counted |
 * | buffer drained      | gets `gap` with that count, then goes on                              |
 * | 30 s without drain  | is closed (4408)                                                      |
 *
 * Pure: time and connection come from outside.
 */
import { LIVE_CLOSE, LIVE_LIMITS } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { gapFrame, type Frame } from './frames.ts'

/** What the feed needs of a connection. */
export interface LiveClient {
  /** Bytes handed over that the network has not taken yet. */
  readonly bufferedBytes: number
  send(frame: Frame): void
  close(code: number, reason: string): void
}

export interface ClientLimits {
  /** Above this many unsent bytes a client loses frames. */
  readonly clientBytes: number
  /** A client that does not drain for this long is closed. */
  readonly drainMs: number
}

export interface Receiver {
  /** Whether the client has taken enough to be given more; closes it when it has not for too long. */
  takes(): boolean
  /** Hands over a frame of `count` events, or counts them as dropped. @returns whether it was handed over */
  give(frame: Frame, count: number): boolean
}

export const createReceiver = (
  client: LiveClient,
  clock: Clock,
  limits: ClientLimits = LIVE_LIMITS,
): Receiver => {
  let dropped = 0
  let behindSince: number | undefined
  const takes = (): boolean => {
    if (client.bufferedBytes <= limits.clientBytes) {
      behindSince = undefined
      return true
    }
    behindSince ??= clock.now()
    if (clock.now() - behindSince >= limits.drainMs) client.close(...LIVE_CLOSE.slow)
    return false
  }
  return {
    takes,
    give: (frame, count) => {
      if (!takes()) {
        dropped += count
        return false
      }
      if (dropped > 0) client.send(gapFrame(dropped, 'slow_client'))
      dropped = 0
      client.send(frame)
      return true
    },
  }
}
