/**
 * How a feed is opened, whatever carries it, in this order: the page it comes from, who asks, the filter, a
 * free place. Then it is watched over until the client goes. A refusal is an error that names the fix;
 * whoever leaves while being let in is counted no more.
 */
import type { IncomingMessage } from 'node:http'
import { LIVE_CLOSE } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { nameOf } from '../access.ts'
import { isFeedOrigin } from '../auth/origin.ts'
import type { Telemetry } from '../telemetry.ts'
import type { Attendance } from './attendance.ts'
import type { LiveClient } from './client.ts'
import { viewOf, type View } from './event-choice.ts'
import type { Feed } from './feed.ts'
import type { Standings } from './standing.ts'
import type { Admission, Admit } from './tickets.ts'

/** What an address asks for. */
export interface Asked {
  readonly project: string
  readonly ticket: string | null
  readonly cursor: string | null
  /** The filter. */
  readonly q: string | null
}

/** One client that was let in; `leave` may come at any time, also while `watch` waits. */
export interface Guest {
  watch(client: LiveClient): Promise<void>
  leave(): void
}

export interface Entrance {
  /** @throws AppError `wrong_origin` */
  checkOrigin(req: IncomingMessage): void
  /** @throws AppError: who may not watch, a filter that cannot be read, no free place */
  enter(req: IncomingMessage, asked: Asked): Promise<Guest>
}

export interface EntranceDeps {
  readonly admit: Admit
  readonly feed: Feed
  readonly attendance: Attendance
  readonly standings: Standings
  readonly publicUrl: string
  readonly telemetry: Pick<Telemetry, 'liveClients'>
}

const PATH = /^(?:\/api\/v1)?\/realtime\/([^/]{1,64})(\/sse)?$/

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** What an address asks for, by WebSocket or as server-sent events; nothing when it is none of the feed. */
export const askedOf = (url: string | undefined, by: 'websocket' | 'sse'): Asked | undefined => {
  const base = 'http://feed'
  if (url === undefined || !URL.canParse(url, base)) return undefined
  const { pathname, searchParams } = new URL(url, base)
  const [, name = '', sse] = PATH.exec(pathname) ?? []
  const project = decode(name)
  if (project === '' || (sse !== undefined) !== (by === 'sse')) return undefined
  return {
    project,
    ticket: searchParams.get('ticket'),
    cursor: searchParams.get('cursor'),
    q: searchParams.get('q'),
  }
}

/** The close code that goes with a refusal. */
export const closingOf = (error: unknown): readonly [number, string] => {
  const status = error instanceof AppError ? error.status : 500
  if (status === 400) return LIVE_CLOSE.request
  if (status === 401) return LIVE_CLOSE.ticket
  if (status === 403 || status === 404) return LIVE_CLOSE.access
  return LIVE_CLOSE.busy
}

const createGuest = (
  { feed, standings, attendance, telemetry }: EntranceDeps,
  { admission, view, cursor }: { admission: Admission; view: View; cursor: string | null },
  uncount: () => void,
): Guest => {
  const undo = [uncount]
  let isGone = false
  const leave = (): void => {
    isGone = true
    for (const step of undo.splice(0).toReversed()) step()
    telemetry.liveClients(attendance.count)
  }
  return {
    leave,
    watch: async (client) => {
      const { project } = admission
      undo.push(await feed.watch({ project, view, client, cursor }))
      undo.push(standings.watch(admission, client))
      // It may have gone while we were asking.
      if (isGone) leave()
      telemetry.liveClients(attendance.count)
    },
  }
}

export const createEntrance = (deps: EntranceDeps): Entrance => ({
  checkOrigin: ({ headers }) => {
    if (!isFeedOrigin(headers.origin, deps.publicUrl, headers.host))
      throw new AppError('wrong_origin', { detail: 'Only pages of the dashboard may watch.' })
  },
  enter: async (req, asked) => {
    const admission = await deps.admit(req, asked)
    const view = viewOf(asked.q)
    const caller = nameOf(admission.caller)
    const place = { projectId: admission.project.id, caller, filter: view.filter }
    const leave = deps.attendance.enter(place)
    return createGuest(deps, { admission, view, cursor: asked.cursor }, leave)
  },
})
