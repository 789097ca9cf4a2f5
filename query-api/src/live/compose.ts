/**
 * Puts the live feed together: who may watch, the feed itself, and its two carriers. Opens nothing by itself;
 * `attach` ties the WebSockets to a server, `close` tells every client to come back and ends.
 */
import type { Server } from 'node:http'
import type { Sql } from '@pulseboard/db'
import type { Bus, Clock, Logger } from '@pulseboard/runtime'
import type { Middleware } from 'koa'
import type { Signer } from '../auth/keys.ts'
import type { Authenticate } from '../auth/passport.ts'
import type { Ask } from '../queries/run.ts'
import { storedIds } from '../queries/stored-ids.ts'
import type { Telemetry } from '../telemetry.ts'
import { createAttendance } from './attendance.ts'
import { createEntrance } from './entrance.ts'
import { createFeed, type Feed } from './feed.ts'
import { createHub } from './hub.ts'
import { createServerSentEvents } from './sse.ts'
import { createFindStandings, createStandings } from './standing.ts'
import { openTails } from './tail.ts'
import { createAdmit } from './tickets.ts'
import { attachWebSockets, type LiveSockets } from './websocket.ts'

export interface LiveTimings {
  readonly pingMs?: number
  /** Between two questions whether the watchers still may. */
  readonly recheckMs?: number
  /** How long the tail stays open when nobody watches any more. */
  readonly lingerMs?: number
}

export interface LiveParts {
  readonly sql: Sql
  readonly bus: Pick<Bus, 'tail'>
  readonly ask: Ask
  readonly authenticate: Authenticate
  readonly cursors: Signer
  readonly publicUrl: string
  readonly telemetry: Telemetry
  readonly clock: Clock
  readonly log: Logger
  readonly timings?: LiveTimings | undefined
}

export interface Live {
  /** The feed as server-sent events. */
  readonly serve: Middleware
  /** The feed over the WebSockets of a server. */
  attach(server: Server): LiveSockets
  close(): Promise<void>
}

const composeFeed = ({ bus, ask, cursors, telemetry, clock, timings = {} }: LiveParts): Feed => {
  const { lingerMs } = timings
  return createFeed({
    hub: createHub({ clock, facts: telemetry }),
    open: openTails(bus, (problem) => telemetry.tailState(problem)),
    clock,
    findStored: async (project, ids, offset) =>
      (await ask(storedIds, { project, ids, offset: String(offset) })).map((row) => row.event_id),
    onFindFailed: (error) => telemetry.storedUnknown(error),
    onBackfillFailed: (error) => telemetry.backfillFailed(error),
    cursors,
    ...(lingerMs === undefined ? {} : { lingerMs }),
  })
}

export const composeLive = (parts: LiveParts): Live => {
  const { sql, clock, telemetry, authenticate, log, timings = {} } = parts
  const feed = composeFeed(parts)
  const { recheckMs, pingMs } = timings
  const standings = createStandings({
    find: createFindStandings(sql, clock),
    know: (project) => feed.know(project),
    onFailed: (error) => telemetry.standingsUnknown(error),
    ...(recheckMs === undefined ? {} : { everyMs: recheckMs }),
  })
  const entrance = createEntrance({
    admit: createAdmit({ sql, clock, authenticate }),
    feed,
    attendance: createAttendance((projectId) => feed.forget(projectId)),
    standings,
    publicUrl: parts.publicUrl,
    telemetry,
  })
  const carrying = { entrance, telemetry, ...(pingMs === undefined ? {} : { pingMs }) }
  const events = createServerSentEvents(carrying)
  return {
    serve: events.serve,
    attach: (server) => attachWebSockets({ ...carrying, server, clock, log }),
    close: async () => {
      events.close()
      await feed.close()
    },
  }
}
