/**
 * Who hears what. Events wait per project until the next tick, then one frame goes to all its clients.
 *
 * | client              | then                                                                  |
 * | ------------------- | --------------------------------------------------------------------- |
 * | keeps up            | gets each frame                                                       |
 * | buffer over limit   | the frame is dropped for this client alone and its events are counted |
 * | buffer drained      | gets `gap` with that count, then goes on                              |
 * | 30 s without drain  | is closed (4408)                                                      |
 *
 * Holds no more than one tick of events; never waits for a client. Pure: time and clients come from outside.
 */
import { LIVE_CLOSE } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { eventsFrame, gapFrame, storedFrame } from './frames.ts'

/** What the hub needs of a connection. */
export interface LiveClient {
  /** Bytes handed over that the network has not taken yet. */
  readonly bufferedBytes: number
  send(frame: Buffer): void
  close(code: number, reason: string): void
}

export interface HubFacts {
  liveEvents(outcome: 'sent' | 'dropped', count: number): void
}

export interface HubLimits {
  /** Above this many unsent bytes a client loses frames. */
  readonly clientBytes: number
  /** A client that does not drain for this long is closed. */
  readonly hopelessMs: number
  /** More waiting bytes than this ask for a flush before the tick. */
  readonly tickBytes: number
}

const HUB_LIMITS: HubLimits = {
  clientBytes: 1024 * 1024,
  hopelessMs: 30_000,
  tickBytes: 512 * 1024,
}

interface Member {
  readonly client: LiveClient
  dropped: number
  behindSince: number | undefined
}
interface Room {
  readonly members: Set<Member>
  waiting: Buffer[]
}

export interface Hub {
  /** Adds a client to a project; the returned function removes it again. */
  join(projectId: string, client: LiveClient): () => void
  watches(projectId: string): boolean
  readonly clients: number
  /** Takes one event; returns false when the waiting events should be flushed now. */
  publish(projectId: string, event: Buffer): boolean
  /** Whether anything waits for a flush. */
  readonly waiting: boolean
  /** Sends what waits; the cursor is the position after it. */
  flush(cursor: string): void
  /** Tells the clients of a project which events are in ClickHouse. */
  stored(projectId: string, ids: readonly string[]): void
}

const isBehind = (member: Member, clock: Clock, limits: HubLimits): boolean => {
  const { client } = member
  if (client.bufferedBytes <= limits.clientBytes) {
    member.behindSince = undefined
    return false
  }
  member.behindSince ??= clock.now()
  if (clock.now() - member.behindSince >= limits.hopelessMs) client.close(...LIVE_CLOSE.slow)
  return true
}

export const createHub = (deps: { clock: Clock; facts: HubFacts; limits?: HubLimits }): Hub => {
  const { clock, facts, limits = HUB_LIMITS } = deps
  const rooms = new Map<string, Room>()
  let waitingBytes = 0

  const deliver = (member: Member, frame: Buffer, count: number): void => {
    if (isBehind(member, clock, limits)) {
      member.dropped += count
      facts.liveEvents('dropped', count)
      return
    }
    if (member.dropped > 0) member.client.send(gapFrame(member.dropped, 'slow_client'))
    member.dropped = 0
    member.client.send(frame)
    facts.liveEvents('sent', count)
  }
  const leave = (projectId: string, room: Room, member: Member): void => {
    if (!room.members.delete(member) || room.members.size > 0) return
    for (const event of room.waiting) waitingBytes -= event.length
    if (rooms.get(projectId) === room) rooms.delete(projectId)
  }
  return {
    join: (projectId, client) => {
      const room = rooms.get(projectId) ?? { members: new Set(), waiting: [] }
      rooms.set(projectId, room)
      const member: Member = { client, dropped: 0, behindSince: undefined }
      room.members.add(member)
      return () => leave(projectId, room, member)
    },
    watches: (projectId) => rooms.has(projectId),
    get clients() {
      return [...rooms.values()].reduce((sum, room) => sum + room.members.size, 0)
    },
    publish: (projectId, event) => {
      rooms.get(projectId)?.waiting.push(event)
      if (rooms.has(projectId)) waitingBytes += event.length
      return waitingBytes < limits.tickBytes
    },
    get waiting() {
      return waitingBytes > 0
    },
    flush: (cursor) => {
      for (const room of rooms.values()) {
        if (room.waiting.length === 0) continue
        const frame = eventsFrame(cursor, room.waiting)
        const count = room.waiting.length
        room.waiting = []
        for (const member of room.members) deliver(member, frame, count)
      }
      waitingBytes = 0
    },
    // A client that is behind learns it later from the list of events; no gap is counted for it.
    stored: (projectId, ids) => {
      const frame = storedFrame(ids)
      for (const member of rooms.get(projectId)?.members ?? [])
        if (!isBehind(member, clock, limits)) member.client.send(frame)
    },
  }
}
