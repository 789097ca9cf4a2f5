/**
 * The live feed as server-sent events, at `/realtime/{project}/sse` and below `/api/v1`: the messages of the
 * WebSocket, one `data:` each, with the cursor as event id, so that a browser resumes by itself
 * (Last-Event-ID). Refusals are problems, before anything is sent.
 *
 * let in → watching → ended; while watching a comment every 15 s keeps proxies from closing. An end of ours is
 * announced by the event `close` with its code.
 */
import type { ServerResponse } from 'node:http'
import { LIVE_CLOSE } from '@pulseboard/contracts'
import type { Context, Middleware } from 'koa'
import type { Telemetry } from '../telemetry.ts'
import type { LiveClient } from './client.ts'
import { askedOf, closingOf, type Asked, type Entrance, type Guest } from './entrance.ts'

export interface SseDeps {
  readonly entrance: Entrance
  readonly telemetry: Pick<Telemetry, 'liveClosed'>
  readonly pingMs?: number
}

export interface ServerSentEvents {
  readonly serve: Middleware
  /** Tells every client to come back, and ends. */
  close(): void
}

const RETRY_MS = 3_000
const PING_MS = 15_000
const CLOSE_GRACE_MS = 2_000

const toClient = (response: ServerResponse, closed: (code: number) => void): LiveClient => ({
  get bufferedBytes() {
    return response.writableLength
  },
  send: ({ serverSent }) => {
    if (!response.writableEnded) response.write(serverSent)
  },
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

/** With where the client was: what its browser says when it comes back goes before the address. */
const withLastId = (ctx: Context, asked: Asked): Asked => {
  const lastId = ctx.get('last-event-id')
  return lastId === '' ? asked : { ...asked, cursor: lastId }
}

export const createServerSentEvents = (deps: SseDeps): ServerSentEvents => {
  const clients = new Set<LiveClient>()

  const watch = async (response: ServerResponse, guest: Guest): Promise<void> => {
    const client = toClient(response, deps.telemetry.liveClosed)
    clients.add(client)
    const ping = setInterval(() => void response.write(': ping\n\n'), deps.pingMs ?? PING_MS)
    response.on('error', () => response.destroy())
    response.on('close', () => {
      clients.delete(client)
      clearInterval(ping)
      guest.leave()
    })
    response.writeHead(200, HEADERS)
    response.write(`retry: ${RETRY_MS}\ndata: {"type":"connected"}\n\n`)
    try {
      await guest.watch(client)
    } catch (error) {
      // The headers are out: all that is left is to end, and the client comes back.
      client.close(...closingOf(error))
    }
  }

  const answer = async (ctx: Context, asked: Asked): Promise<void> => {
    deps.entrance.checkOrigin(ctx.req)
    const guest = await deps.entrance.enter(ctx.req, withLastId(ctx, asked))
    ctx.respond = false
    // It may have gone while we were asking: then nothing tells of its end any more.
    if (ctx.res.closed) guest.leave()
    else await watch(ctx.res, guest)
  }
  const serve: Middleware = async (ctx, next) => {
    const asked = ctx.method === 'GET' ? askedOf(ctx.req.url, 'sse') : undefined
    await (asked === undefined ? next() : answer(ctx, asked))
  }
  return {
    serve,
    close: () => {
      for (const client of clients) client.close(...LIVE_CLOSE.restart)
    },
  }
}
