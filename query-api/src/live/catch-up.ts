/**
 * Brings one returning client from its cursor to the present: it walks through the recent messages at its own
 * pace and hears the frames of all from the moment it has seen everything before them. So it sees each event
 * once and in the order of each partition, and never has more in its buffer than any other client.
 *
 * A cursor that is too old or not ours gives a `gap` instead, and the present.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { LIVE_LIMITS } from '@pulseboard/contracts'
import type { Clock, Position } from '@pulseboard/runtime'
import type { Backfill } from './backfill.ts'
import { createReceiver, type LiveClient } from './client.ts'
import { distance, hasReached } from './cursor.ts'
import { choose, liveEvent, type View } from './event-choice.ts'
import { eventsFrame, gapFrame, readyFrame, type Frame } from './frames.ts'
import type { Place, Recent } from './recent.ts'
import type { TailMessage } from './tail.ts'

const PAUSE_MS = 20
/** Another replica may be ahead of us: its cursor is waited for so long. */
const PATIENCE_MS = 15_000

export interface CatchUpDeps {
  readonly recent: Recent
  readonly backfill: Backfill
  readonly clock: Clock
  /** Of the tail, now. */
  readonly position: Position
  readonly encode: (position: Position) => string
  /** Does something in the first moment in which nothing waits to be sent to all. */
  readonly between: (act: () => void) => void
  /** Whether a message may be shown, and that it was. */
  readonly show: (message: TailMessage) => boolean
  readonly rateOf: (projectId: string, view: View) => number
}

export interface Returning {
  readonly projectId: string
  readonly view: View
  readonly client: LiveClient
  /** Undefined: a cursor that is none of ours. */
  readonly from: Position | undefined
  /** Ends it when the client goes. */
  readonly signal: AbortSignal
  /** Called in the very moment in which the client has seen everything. */
  readonly join: () => void
}

/** Sends what of these messages the client asked for. */
const send = (deps: CatchUpDeps, to: Returning, place: Place, messages: TailMessage[]): void => {
  const events = messages
    .filter((message) => message.project === to.projectId && deps.show(message))
    .map(({ id, value }) => liveEvent(id, value))
  const chosen = choose(events, to.view, () => deps.rateOf(to.projectId, to.view))
  if (chosen !== undefined) to.client.send(eventsFrame(deps.encode(place.position), chosen))
}

/** Between two ticks: sends what is left, which all others have, and joins them. */
const finish = (deps: CatchUpDeps, to: Returning, place: Place): Promise<void> =>
  new Promise((resolve) => {
    deps.between(() => {
      for (let rest = deps.recent.walk(place); rest !== undefined; rest = deps.recent.walk(place))
        send(deps, to, place, rest)
      if (!to.signal.aborted) to.join()
      resolve()
    })
  })

/** @returns whether it caught up, and joined; if not, messages are missing */
const walk = async (deps: CatchUpDeps, to: Returning, place: Place): Promise<boolean> => {
  const receiver = createReceiver(to.client, deps.clock)
  let movedAt = deps.clock.now()
  while (!to.signal.aborted) {
    if (!deps.recent.covers(place.position) && !(await deps.backfill(place.position))) return false
    // One that does not take them is closed after a while, like any other.
    const isRoom = receiver.takes()
    const messages = isRoom ? deps.recent.walk(place) : []
    if (messages === undefined && hasReached(deps.position, place.position)) {
      await finish(deps, to, place)
      return true
    }
    if (messages === undefined && deps.clock.now() - movedAt > PATIENCE_MS) return false
    if (messages !== undefined) {
      send(deps, to, place, messages)
      movedAt = deps.clock.now()
    }
    await sleep(isRoom && messages !== undefined ? 0 : PAUSE_MS)
  }
  return true
}

/** Lets a client in that is told everything from now on; `gap` when it was here before. */
export const welcome = (
  deps: Pick<CatchUpDeps, 'between' | 'encode' | 'position'>,
  { client, signal, join }: Pick<Returning, 'client' | 'signal' | 'join'>,
  gap: Frame | undefined,
): void =>
  deps.between(() => {
    if (signal.aborted) return
    if (gap !== undefined) client.send(gap)
    client.send(readyFrame(deps.encode(deps.position)))
    join()
  })

/** Sends `ready`, then what lies between the cursor and the present. Never throws. */
export const catchUp = async (deps: CatchUpDeps, to: Returning): Promise<void> => {
  const { client, from } = to
  const isNear =
    from !== undefined && distance(from, deps.position) <= BigInt(LIVE_LIMITS.resumeEvents)
  if (isNear) {
    client.send(readyFrame(deps.encode(from)))
    if (await walk(deps, to, deps.recent.placeAt(from))) return
  }
  welcome(deps, to, gapFrame(1, 'restarted'))
}
