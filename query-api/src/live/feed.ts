/**
 * The live feed: one tail of Kafka, routed by the message's project header, handed to the hub and sent on
 * every 50 ms. Nothing is parsed but the events of projects that once erased theirs. Works only while
 * somebody watches.
 */
import type { Position } from '@pulseboard/runtime'
import { decodePosition, encodePosition } from './cursor.ts'
import { createErasures, type Watched } from './erased.ts'
import { isObjectBytes, readyFrame } from './frames.ts'
import type { Hub, LiveClient } from './hub.ts'
import { holdBack, resume } from './resume.ts'
import { createStoredWatch, type FindStored } from './stored.ts'
import { createSharedTail, type OpenTail, type TailMessage } from './tail.ts'

const TICK_MS = 50
// Each replay reads the topic by itself; after a restart everybody comes back at once.
const MAX_REPLAYS = 4

export interface Feed {
  /**
   * Lets a client watch a project from now on, or from its cursor; resolves when nothing that comes
   * can be missed. @returns a function that ends it.
   */
  watch(project: Watched, client: LiveClient, cursor: string | null): Promise<() => void>
  /** A watched project as it is now: what it erased meanwhile is not shown from here on. */
  know(project: Watched): void
  readonly clients: number
  close(): Promise<void>
}

export interface FeedDeps {
  readonly hub: Hub
  readonly open: OpenTail
  readonly findStored: FindStored
  readonly onFindFailed: (error: unknown) => void
  readonly cursorKey: Buffer
  readonly lingerMs?: number
}

interface JoinDeps extends Pick<FeedDeps, 'hub' | 'open' | 'cursorKey'> {
  readonly flush: () => void
  readonly encode: (position: Position) => string
  /** Of the shared tail, now. */
  readonly position: Position
}

/** From its call on every event reaches the client, or waits for it. */
const createJoin = ({ hub, open, cursorKey, flush, encode, position }: JoinDeps) => {
  let replays = 0
  return (project: Watched, client: LiveClient, cursor: string | null): (() => void) => {
    flush()
    const to = new Map(position)
    if (cursor === null) {
      client.send(readyFrame(encode(to)))
      return hub.join(project.id, client)
    }
    const held = holdBack(client)
    const leave = hub.join(project.id, held)
    const from = replays < MAX_REPLAYS ? decodePosition(cursorKey, cursor) : undefined
    replays += 1
    void resume(open, { project, client, held, from, to, encode }).finally(() => (replays -= 1))
    return leave
  }
}

export const createFeed = (deps: FeedDeps): Feed => {
  const { hub, open } = deps
  const stored = createStoredWatch({
    find: deps.findStored,
    onStored: (projectId, ids) => hub.stored(projectId, ids),
    onFailed: deps.onFindFailed,
  })
  const erasures = createErasures()
  let tick: NodeJS.Timeout | undefined

  const encode = (position: Position): string => encodePosition(deps.cursorKey, position)
  const flush = (): void => {
    clearTimeout(tick)
    tick = undefined
    if (hub.waiting) hub.flush(encode(tail.position))
  }
  const route = ({ project, id, offset, value }: TailMessage): void => {
    // Bytes that are no object would break the frame of everybody who watches this project.
    if (!hub.watches(project) || !isObjectBytes(value)) return
    if (!erasures.mayShow(project, value)) return
    stored.expect(project, id, offset)
    if (hub.publish(project, value)) tick ??= setTimeout(flush, TICK_MS)
    else flush()
  }
  const tail = createSharedTail({
    open,
    onMessage: route,
    ...(deps.lingerMs === undefined ? {} : { lingerMs: deps.lingerMs }),
  })

  const join = createJoin({ ...deps, flush, encode, position: tail.position })
  return {
    watch: async (project, client, cursor) => {
      const release = await tail.acquire()
      erasures.know(project)
      const leave = join(project, client, cursor)
      return () => {
        leave()
        if (!hub.watches(project.id)) {
          stored.forget(project.id)
          erasures.forget(project.id)
        }
        release()
      }
    },
    know: (project) => {
      if (hub.watches(project.id)) erasures.know(project)
    },
    get clients() {
      return hub.clients
    },
    close: async () => {
      clearTimeout(tick)
      stored.close()
      await tail.close()
    },
  }
}
