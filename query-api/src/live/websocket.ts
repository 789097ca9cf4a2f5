/**
 * The live feed over WebSocket, at `/realtime/{project}` and `/api/v1/realtime/{project}`. Foreign web
 * pages are refused before the handshake; whoever may not watch is told by close code after it, because
 * a browser cannot read the status of a refused handshake. Nothing a client sends is interpreted.
 *
 * connecting → admitted → watching → closed; while watching: ping every 20 s (no pong: ended), and
 * every 30 s the question whether the user still is a member (no: 4403) and what was erased meanwhile.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { LIVE_CLOSE } from '@pulseboard/contracts'
import { AppError, type Logger } from '@pulseboard/runtime'
import { WebSocketServer, type WebSocket } from 'ws'
import { nameOf } from '../access.ts'
import { isFeedOrigin } from '../auth/origin.ts'
import type { Telemetry } from '../telemetry.ts'
import { createUserCount, keepAlive, toClient } from './connection.ts'
import { recheckLater, type RecheckDeps } from './recheck.ts'
import type { Admit } from './tickets.ts'

export interface WebSocketDeps extends RecheckDeps {
  readonly server: Server
  readonly admit: Admit
  readonly publicUrl: string
  readonly telemetry: Pick<Telemetry, 'liveClients' | 'liveClosed'>
  readonly log: Logger
  readonly pingMs?: number
}

const PATH = /^(?:\/api\/v1)?\/realtime\/([^/]{1,64})$/
const MAX_CLIENTS = 5000
const CLOSE_GRACE_MS = 2_000
const TRY_LATER = 1013

interface Asked {
  readonly project: string
  readonly ticket: string | null
  readonly cursor: string | null
}

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** What an upgrade asks for; nothing when its address is not one of the feed. */
const askedOf = (url: string | undefined): Asked | undefined => {
  const base = 'http://feed'
  if (url === undefined || !URL.canParse(url, base)) return undefined
  const { pathname, searchParams } = new URL(url, base)
  const project = decode(PATH.exec(pathname)?.[1] ?? '')
  if (project === undefined || project === '') return undefined
  return { project, ticket: searchParams.get('ticket'), cursor: searchParams.get('cursor') }
}

/** Refuses before the handshake, in plain HTTP. */
const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const closeFor = (error: unknown): readonly [number, string] => {
  if (!(error instanceof AppError)) return [TRY_LATER, 'Try again in a moment.']
  if (error.code === 'not_signed_in') return LIVE_CLOSE.ticket
  if (error.status === 403 || error.status === 404) return LIVE_CLOSE.access
  return [TRY_LATER, 'Try again in a moment.']
}

export interface LiveSockets {
  /** Tells every client to come back, and ends. */
  close(): Promise<void>
}

export const attachWebSockets = (deps: WebSocketDeps): LiveSockets => {
  const { feed, telemetry, log } = deps
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
  })
  const countUser = createUserCount()

  const serve = async (socket: WebSocket, req: IncomingMessage, asked: Asked): Promise<void> => {
    const client = toClient(socket, telemetry.liveClosed)
    const undo: (() => void)[] = []
    const end = (): void => {
      for (const step of undo.splice(0).toReversed()) step()
      telemetry.liveClients(feed.clients)
    }
    socket.on('error', () => socket.terminate())
    socket.on('close', end)
    try {
      const admission = await deps.admit(req, asked)
      undo.push(countUser(nameOf(admission.caller)))
      undo.push(await feed.watch(admission.project, client, asked.cursor))
      undo.push(keepAlive(socket, deps.pingMs ?? 20_000), recheckLater(deps, admission, client))
      telemetry.liveClients(feed.clients)
    } catch (error) {
      if (!(error instanceof AppError)) log.warn({ err: error }, 'a live feed could not be opened')
      client.close(...closeFor(error))
    }
    // It may have gone while we were asking.
    if (socket.readyState !== socket.OPEN) end()
  }

  deps.server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const asked = askedOf(req.url)
    if (asked === undefined) return refuse(socket, '404 Not Found')
    if (!isFeedOrigin(req.headers.origin, deps.publicUrl, req.headers.host))
      return refuse(socket, '403 Forbidden')
    if (sockets.clients.size >= MAX_CLIENTS) return refuse(socket, '503 Service Unavailable')
    sockets.handleUpgrade(req, socket, head, (webSocket) => void serve(webSocket, req, asked))
  })

  return {
    close: async () => {
      for (const socket of sockets.clients) socket.close(...LIVE_CLOSE.restart)
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
      }, CLOSE_GRACE_MS)
      sockets.close(() => resolve())
      await promise
      clearTimeout(timer)
    },
  }
}
