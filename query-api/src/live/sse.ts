/**
 * The live feed as server-sent events, at `/realtime/{project}/sse` and below `/api/v1`: the messages of the
 * WebSocket, one `data:` each, with the cursor as event id, so that a browser resumes by itself
 * (Last-Event-ID). Opened by a one-time ticket or a Bearer; refusals are problems, before anything is sent.
 *
 * admitted → watching → ended; while watching a comment every 15 s keeps proxies from closing, every 30 s
 * membership and what was erased are asked again. An end of ours is announced by the event `close` with its code.
 */
import type { ServerResponse } from 'node:http'
import { LIVE_CLOSE } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'
import { nameOf } from '../access.ts'
import { isFeedOrigin } from '../auth/origin.ts'
import type { Telemetry } from '../telemetry.ts'
import { createUserCount } from './connection.ts'
import type { LiveClient } from './hub.ts'
import { recheckLater, type RecheckDeps } from './recheck.ts'
import type { Admission, Admit } from './tickets.ts'

export interface SseDeps extends RecheckDeps {
  readonly admit: Admit
  readonly publicUrl: string
  readonly telemetry: Pick<Telemetry, 'liveClients' | 'liveClosed'>
  readonly pingMs?: number
}

export interface ServerSentEvents {
  readonly serve: Middleware
  /** Tells every client to come back, and ends. */
  close(): void
}

const PATH = /^(?:\/api\/v1)?\/realtime\/([^/]{1,64})\/sse$/
const CURSOR = /^\{"type":"(?:ready|events)","cursor":"([\w.~+/=-]+)"/
const CURSOR_WITHIN = 4_096
const LINE_BREAKS = new Set([0x0a, 0x0d])
const RETRY_MS = 3_000
const MAX_CLIENTS = 5_000
const CLOSE_GRACE_MS = 2_000

/** A message as an event of the stream. Line breaks stand between the tokens of JSON alone: a space will do. */
export const sseFrame = (frame: Buffer): Buffer => {
  const line = frame.some((byte) => LINE_BREAKS.has(byte))
    ? frame.map((byte) => (LINE_BREAKS.has(byte) ? 0x20 : byte))
    : frame
  const cursor = CURSOR.exec(frame.toString('latin1', 0, CURSOR_WITHIN))?.[1]
  const head = cursor === undefined ? 'data: ' : `id: ${cursor}\ndata: `
  return Buffer.concat([Buffer.from(head), line, Buffer.from('\n\n')])
}

const toClient = (response: ServerResponse, closed: (code: number) => void): LiveClient => ({
  get bufferedBytes() {
    return response.writableLength
  },
  send: (frame) => void response.write(sseFrame(frame)),
  close: (code, reason) => {
    if (response.writableEnded) return
    closed(code)
    response.end(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`)
    // The last event waits behind what a slow client does not read.
    setTimeout(() => response.destroy(), CLOSE_GRACE_MS).unref()
  },
})

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Where a client was: what its browser says when it comes back, or what it asks for. */
const cursorOf = (ctx: Context): string | null => {
  const lastId = ctx.get('last-event-id')
  return lastId === '' ? ctx.URL.searchParams.get('cursor') : lastId
}

export const createServerSentEvents = (deps: SseDeps): ServerSentEvents => {
  const { feed, telemetry } = deps
  const clients = new Set<LiveClient>()
  const countUser = createUserCount()

  const watch = async (
    response: ServerResponse,
    admission: Admission,
    cursor: string | null,
  ): Promise<void> => {
    const client = toClient(response, telemetry.liveClosed)
    const undo: (() => void)[] = []
    const end = (): void => {
      for (const step of undo.splice(0).toReversed()) step()
      telemetry.liveClients(feed.clients)
    }
    response.on('error', () => response.destroy())
    response.on('close', end)
    clients.add(client)
    undo.push(() => clients.delete(client))
    response.write(`retry: ${RETRY_MS}\ndata: {"type":"connected"}\n\n`)
    undo.push(await feed.watch(admission.project, client, cursor))
    const ping = setInterval(() => void response.write(': ping\n\n'), deps.pingMs ?? 15_000)
    undo.push(() => clearInterval(ping), recheckLater(deps, admission, client))
    telemetry.liveClients(feed.clients)
    // It may have gone while we were asking.
    if (response.destroyed) end()
  }

  const answer = async (ctx: Context, project: string): Promise<void> => {
    if (!isFeedOrigin(ctx.req.headers.origin, deps.publicUrl, ctx.req.headers.host))
      throw new AppError('wrong_origin', { detail: 'Only pages of the dashboard may watch.' })
    if (clients.size >= MAX_CLIENTS)
      throw new AppError('overloaded', { detail: 'Too many watch already.', retryAfter: 5 })
    const ticket = ctx.URL.searchParams.get('ticket')
    const admission = await deps.admit(ctx.req, { project, ticket })
    const uncount = countUser(nameOf(admission.caller))
    // It may have gone while we were asking: then nothing tells of its end any more.
    if (ctx.res.closed) uncount()
    else ctx.res.once('close', uncount)
    ctx.respond = false
    ctx.res.writeHead(200, HEADERS)
    try {
      await watch(ctx.res, admission, cursorOf(ctx))
    } catch {
      // The headers are out: all that is left is to end, and the client comes back.
      ctx.res.end()
    }
  }
  const serve: Middleware = async (ctx, next) => {
    const project = decode(PATH.exec(ctx.path)?.[1] ?? '')
    if (ctx.method === 'GET' && project !== '') await answer(ctx, project)
    else await next()
  }
  return {
    serve,
    close: () => {
      for (const client of clients) client.close(...LIVE_CLOSE.restart)
    },
  }
}
