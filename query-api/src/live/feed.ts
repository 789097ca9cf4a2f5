/**
 * The live feed: one tail of Kafka, routed by the message's project header without parsing anything,
 * handed to the hub and sent on every 50 ms. Works only while somebody watches.
 */
import type { Position } from '@pulseboard/runtime'
import { decodePosition, encodePosition } from './cursor.ts'
import { isObjectBytes, readyFrame } from './frames.ts'
import type { Hub, LiveClient } from './hub.ts'
import { holdBack, resume, type Watched } from './resume.ts'
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

export const createFeed = (deps: FeedDeps): Feed => {
  const { hub, open } = deps
  const stored = createStoredWatch({
    find: deps.findStored,
    onStored: (projectId, ids) => hub.stored(projectId, ids),
    onFailed: deps.onFindFailed,
  })
  let tick: NodeJS.Timeout | undefined
  let replays = 0

  const encode = (position: Position): string => encodePosition(deps.cursorKey, position)
  const flush = (): void => {
    clearTimeout(tick)
    tick = undefined
    if (hub.waiting) hub.flush(encode(tail.position))
  }
  const route = ({ project, id, offset, value }: TailMessage): void => {
    // Bytes that are no object would break the frame of everybody who watches this project.
    if (!hub.watches(project) || !isObjectBytes(value)) return
    stored.expect(project, id, offset)
    if (hub.publish(project, value)) tick ??= setTimeout(flush, TICK_MS)
    else flush()
  }
  const tail = createSharedTail({
    open,
    onMessage: route,
    ...(deps.lingerMs === undefined ? {} : { lingerMs: deps.lingerMs }),
  })

  /** From here on every event reaches the client, or waits for it. */
  const join = (project: Watched, client: LiveClient, cursor: string | null): (() => void) => {
    flush()
    const to = new Map(tail.position)
    if (cursor === null) {
      client.send(readyFrame(encode(to)))
      return hub.join(project.id, client)
    }
    const held = holdBack(client)
    const leave = hub.join(project.id, held)
    const from = replays < MAX_REPLAYS ? decodePosition(deps.cursorKey, cursor) : undefined
    replays += 1
    void resume(open, { project, client, held, from, to, encode }).finally(() => (replays -= 1))
    return leave
  }
  return {
    watch: async (project, client, cursor) => {
      const release = await tail.acquire()
      const leave = join(project, client, cursor)
      return () => {
        leave()
        if (!hub.watches(project.id)) stored.forget(project.id)
        release()
      }
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
