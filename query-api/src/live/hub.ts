/**
 * Who hears what. Events wait per project until the next tick; then each audience (a project seen through one
 * filter) gets one frame, made once for all its clients: a thousand clients cost a thousand writes a tick,
 * not one for each event.
 *
 * Holds no more than one tick of events; never waits for a client. Pure: time and clients come from outside.
 */
import { LIVE_LIMITS } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { createReceiver, type ClientLimits, type LiveClient, type Receiver } from './client.ts'
import { choose, createSampler, type LiveEvent, type Sampler, type View } from './event-choice.ts'
import { eventsFrame, positionFrame, storedFrame } from './frames.ts'

export interface HubFacts {
  /** Left out: by sampling. Dropped: the client read too slowly. */
  liveEvents(outcome: 'sent' | 'dropped' | 'left_out', count: number): void
}

export interface HubLimits extends ClientLimits {
  /** More waiting bytes than this ask for a flush before the tick. */
  readonly tickBytes: number
  /** Events a second above which an audience is shown a sample. */
  readonly eventsPerSecond: number
}

const HUB_LIMITS: HubLimits = { ...LIVE_LIMITS, tickBytes: 512 * 1024 }

interface Audience {
  readonly view: View
  readonly receivers: Set<Receiver>
  readonly sampler: Sampler
  /** A frame with a cursor went out since the last look. */
  isUpToDate: boolean
}
interface Room {
  readonly audiences: Map<string, Audience>
  waiting: LiveEvent[]
}

export interface Hub {
  /** Adds a client to an audience; the returned function removes it again. */
  join(projectId: string, view: View, client: LiveClient): () => void
  watches(projectId: string): boolean
  /** One in so many is shown to an audience at present. */
  rateOf(projectId: string, view: View): number
  /** Takes one event; returns false when the waiting events should be flushed now. */
  publish(projectId: string, event: LiveEvent): boolean
  /** Whether anything waits for a flush. */
  readonly waiting: boolean
  /** Sends what waits; the cursor is the position after it. */
  flush(cursor: string): void
  /** Tells a cursor to those who have heard none since the last time, so that theirs does not grow old. */
  tellPosition(cursor: string): void
  /** Tells the clients of a project which events are in ClickHouse. */
  stored(projectId: string, ids: readonly string[]): void
}

interface HubDeps {
  readonly clock: Clock
  readonly facts: HubFacts
  readonly limits?: HubLimits
}

/** Sends an audience what it is shown of one tick. */
const tell = (
  audience: Audience,
  events: readonly LiveEvent[],
  cursor: string,
  facts: HubFacts,
): void => {
  const chosen = choose(events, audience.view, (matching) => audience.sampler.count(matching))
  if (chosen === undefined) return
  const frame = eventsFrame(cursor, chosen)
  const shown = chosen.events.length
  let sent = 0
  // Who loses the frame also loses its word of what the sample leaves out: the gap counts both.
  for (const receiver of audience.receivers)
    if (receiver.give(frame, shown + chosen.leftOut)) sent += 1
  audience.isUpToDate = true
  facts.liveEvents('sent', sent * shown)
  facts.liveEvents('left_out', sent * chosen.leftOut)
  facts.liveEvents('dropped', (audience.receivers.size - sent) * (shown + chosen.leftOut))
}

/** Every room with its audiences; both exist as long as somebody is in them. */
const createRooms = ({ clock, limits = HUB_LIMITS }: HubDeps) => {
  const rooms = new Map<string, Room>()
  return {
    rooms,
    audienceOf: (projectId: string, view: View): Audience => {
      const room = rooms.get(projectId) ?? { audiences: new Map<string, Audience>(), waiting: [] }
      rooms.set(projectId, room)
      const audience = room.audiences.get(view.filter) ?? {
        view,
        receivers: new Set<Receiver>(),
        sampler: createSampler(clock, limits.eventsPerSecond),
        isUpToDate: true,
      }
      room.audiences.set(view.filter, audience)
      return audience
    },
    /** @returns what waited and is sent to nobody any more */
    leave: (projectId: string, audience: Audience, receiver: Receiver): readonly LiveEvent[] => {
      const room = rooms.get(projectId)
      const isLast = audience.receivers.delete(receiver) && audience.receivers.size === 0
      if (room === undefined || !isLast) return []
      room.audiences.delete(audience.view.filter)
      if (room.audiences.size > 0) return []
      rooms.delete(projectId)
      return room.waiting
    },
  }
}

export const createHub = (deps: HubDeps): Hub => {
  const { clock, facts, limits = HUB_LIMITS } = deps
  const { rooms, audienceOf, leave } = createRooms(deps)
  let waitingBytes = 0
  return {
    join: (projectId, view, client) => {
      const audience = audienceOf(projectId, view)
      const receiver = createReceiver(client, clock, limits)
      audience.receivers.add(receiver)
      return () => {
        for (const { value } of leave(projectId, audience, receiver)) waitingBytes -= value.length
      }
    },
    watches: (projectId) => rooms.has(projectId),
    rateOf: (projectId, view) =>
      rooms.get(projectId)?.audiences.get(view.filter)?.sampler.oneIn ?? 1,
    publish: (projectId, event) => {
      const room = rooms.get(projectId)
      room?.waiting.push(event)
      if (room !== undefined) waitingBytes += event.value.length
      return waitingBytes < limits.tickBytes
    },
    get waiting() {
      return waitingBytes > 0
    },
    flush: (cursor) => {
      for (const room of rooms.values()) {
        const events = room.waiting
        if (events.length === 0) continue
        room.waiting = []
        for (const audience of room.audiences.values()) tell(audience, events, cursor, facts)
      }
      waitingBytes = 0
    },
    tellPosition: (cursor) => {
      const frame = positionFrame(cursor)
      for (const { audiences } of rooms.values())
        for (const audience of audiences.values()) {
          if (!audience.isUpToDate) for (const each of audience.receivers) each.give(frame, 0)
          audience.isUpToDate = false
        }
    },
    // A client that is behind learns it later from the list of events; no gap is counted for it.
    stored: (projectId, ids) => {
      const frame = storedFrame(ids)
      for (const { receivers } of rooms.get(projectId)?.audiences.values() ?? [])
        for (const receiver of receivers) receiver.give(frame, 0)
    },
  }
}
