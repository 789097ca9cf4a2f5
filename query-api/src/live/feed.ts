/**
 * The live feed: one tail of Kafka, routed by the message's project header, handed to the hub and sent on
 * in ticks. Nothing is parsed but what a filter asks about and the events of projects that once erased
 * theirs. Works only while somebody watches.
 */
import type { Clock, Position } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'
import { createBackfill } from './backfill.ts'
import { catchUp, welcome, type CatchUpDeps } from './catch-up.ts'
import type { LiveClient } from './client.ts'
import { decodePosition, encodePosition } from './cursor.ts'
import { createErasures, type Watched } from './erased.ts'
import { liveEvent, type View } from './event-choice.ts'
import { isObjectBytes } from './frames.ts'
import type { Hub } from './hub.ts'
import { createPulse } from './pulse.ts'
import { createRecent } from './recent.ts'
import { createStoredWatch, type FindStored } from './stored.ts'
import { createSharedTail, type OpenTail, type TailMessage } from './tail.ts'

/** What a client asks for. */
export interface Watching {
  readonly project: Watched
  readonly view: View
  readonly client: LiveClient
  /** Where it was before; null: from now on. */
  readonly cursor: string | null
}

export interface Feed {
  /** Resolves when nothing that comes can be missed. @returns a function that ends it */
  watch(watching: Watching): Promise<() => void>
  /** A watched project as it is now: what it erased meanwhile is not shown from here on. */
  know(project: Watched): void
  /** Nobody watches the project any more. */
  forget(projectId: string): void
  close(): Promise<void>
}

export interface FeedDeps {
  readonly hub: Hub
  readonly open: OpenTail
  readonly clock: Clock
  readonly findStored: FindStored
  readonly onFindFailed: (error: unknown) => void
  readonly onBackfillFailed: (error: unknown) => void
  readonly cursors: Signer
  readonly lingerMs?: number
}

/** Lets clients in: those without a cursor between two ticks, the others when they have caught up. */
const createJoin =
  (hub: Hub, cursors: Signer, catching: CatchUpDeps) =>
  ({ project, view, client, cursor }: Watching): (() => void) => {
    const gone = new AbortController()
    let leave = (): void => gone.abort()
    const join = (): void => {
      leave = hub.join(project.id, view, client)
    }
    const guest = { projectId: project.id, view, client, signal: gone.signal, join }
    if (cursor === null) welcome(catching, guest, undefined)
    else void catchUp(catching, { ...guest, from: decodePosition(cursors, cursor) })
    return () => leave()
  }

/** What of a project may be shown, and what is to be told of it later. */
const createDisplay = (deps: FeedDeps) => {
  const stored = createStoredWatch({
    find: deps.findStored,
    onStored: (projectId, ids) => deps.hub.stored(projectId, ids),
    onFailed: deps.onFindFailed,
  })
  const erasures = createErasures()
  return {
    know: (project: Watched): void => erasures.know(project),
    /** Whether a message may be shown; then its client is told when it is stored. */
    show: ({ project, id, offset, value }: TailMessage): boolean => {
      // Bytes that are no object would break the frame of everybody who watches this project.
      if (!isObjectBytes(value) || !erasures.mayShow(project, value)) return false
      stored.expect(project, id, offset)
      return true
    },
    forget: (projectId: string): void => {
      stored.forget(projectId)
      erasures.forget(projectId)
    },
    close: (): void => stored.close(),
  }
}

export const createFeed = (deps: FeedDeps): Feed => {
  const { hub } = deps
  const display = createDisplay(deps)
  const recent = createRecent()
  const encode = (position: Position): string => encodePosition(deps.cursors, position)

  const route = (message: TailMessage): void => {
    recent.push(message)
    const { project, id, value } = message
    if (!hub.watches(project) || !display.show(message)) return
    if (hub.publish(project, liveEvent(id, value))) pulse.soon()
    else pulse.now()
  }
  const tail = createSharedTail({
    open: deps.open,
    onMessage: route,
    onStarted: (position) => recent.beginAt(position),
    onStopped: () => recent.clear(),
    ...(deps.lingerMs === undefined ? {} : { lingerMs: deps.lingerMs }),
  })
  const pulse = createPulse(hub, deps.clock, () => encode(tail.position))
  const join = createJoin(hub, deps.cursors, {
    recent,
    backfill: createBackfill(deps.open, recent, deps.onBackfillFailed),
    clock: deps.clock,
    position: tail.position,
    encode,
    between: (act) => pulse.between(act),
    show: (message) => display.show(message),
    rateOf: (projectId, view) => hub.rateOf(projectId, view),
  })
  return {
    watch: async (asked) => {
      const release = await tail.acquire()
      display.know(asked.project)
      const undo = [release, pulse.keep(), join(asked)]
      return () => {
        for (const step of undo.toReversed()) step()
      }
    },
    know: (project) => display.know(project),
    forget: (projectId) => display.forget(projectId),
    close: async () => {
      pulse.stop()
      display.close()
      await tail.close()
    },
  }
}
