/**
 * The live feed over WebSocket, at `/realtime/{project}` and `/api/v1/realtime/{project}`. Foreign web
 * pages are refused before the handshake; whoever may not watch is told after it, by a `refused` message and
 * the close code, because a browser cannot read the status of a refused handshake. Nothing a client sends is
 * interpreted.
 *
 * connecting → let in → watching → closed; while watching a ping every 20 s (no pong: ended).
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { LIVE_CLOSE } from '@pulseboard/contracts'
import {
  AppError,
  problemHeaders,
  requestIdOf,
  toAppError,
  toProblem,
  type Clock,
  type Logger,
} from '@pulseboard/runtime'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Telemetry } from '../telemetry.ts'
import type { LiveClient } from './client.ts'
import { askedOf, closingOf, type Asked, type Entrance, type Guest } from './entrance.ts'
import { refusedFrame } from './frames.ts'

export interface WebSocketDeps {
  readonly server: Server
  readonly entrance: Entrance
  readonly telemetry: Pick<Telemetry, 'liveClosed'>
  readonly clock: Clock
  readonly log: Logger
  readonly pingMs?: number
}

const CLOSE_GRACE_MS = 2_000
const PING_MS = 20_000

/** Refuses before the handshake, in plain HTTP. */
const refuse = (socket: Duplex, error: AppError, requestId: string): void => {
  const body = JSON.stringify(toProblem(error, requestId))
  const headers = {
    ...problemHeaders(error),
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const reason = { 403: 'Forbidden', 404: 'Not Found' }[error.status] ?? 'Refused'
  socket.end(`HTTP/1.1 ${error.status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * Frames are whole already, so they are written to the connection itself: the library would make the head of
 * each once for every client. Safe because nothing is compressed and the library writes its own frames (pings,
 * close) whole as well.
 */
const toClient = (
  socket: WebSocket,
  connection: Duplex,
  closed: (code: number) => void,
): LiveClient => ({
  get bufferedBytes() {
    return connection.writableLength
  },
  send: ({ webSocket }) => {
    if (socket.readyState === socket.OPEN) connection.write(webSocket)
  },
  close: (code, reason) => {
    if (socket.readyState !== socket.OPEN) return
    closed(code)
    socket.close(code, reason)
    // The close frame waits behind what a slow client does not read.
    setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref()
  },
})

/** Ends a connection that answers no ping. */
const keepAlive = (socket: WebSocket, everyMs: number): void => {
  let alive = true
  socket.on('pong', () => (alive = true))
  const timer = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, everyMs)
  socket.on('close', () => clearInterval(timer))
}

export interface LiveSockets {
  /** Tells every client to come back, and ends. */
  close(): Promise<void>
}

export const attachWebSockets = (deps: WebSocketDeps): LiveSockets => {
  const { entrance, telemetry, log } = deps
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
  })
  const idOf = ({ headers }: IncomingMessage): string =>
    requestIdOf(headers['x-request-id'], deps.clock)

  const serve = async (
    socket: WebSocket,
    connection: Duplex,
    req: IncomingMessage,
    asked: Asked,
  ): Promise<void> => {
    const client = toClient(socket, connection, telemetry.liveClosed)
    let guest: Guest | undefined
    socket.on('error', () => socket.terminate())
    socket.on('close', () => guest?.leave())
    keepAlive(socket, deps.pingMs ?? PING_MS)
    try {
      guest = await entrance.enter(req, asked)
      // It may have gone while we were asking: then nothing tells of its end any more.
      if (socket.readyState === socket.OPEN) await guest.watch(client)
      else guest.leave()
    } catch (error) {
      const requestId = idOf(req)
      if (!(error instanceof AppError))
        log.warn({ err: error, requestId }, 'a live feed could not be opened')
      client.send(refusedFrame(toProblem(toAppError(error), requestId)))
      client.close(...closingOf(error))
    }
  }

  deps.server.on('upgrade', (req: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy())
    try {
      const asked = askedOf(req.url, 'websocket')
      if (asked === undefined) throw new AppError('not_found')
      entrance.checkOrigin(req)
      const opened = (socket: WebSocket): void => void serve(socket, connection, req, asked)
      sockets.handleUpgrade(req, connection, head, opened)
    } catch (error) {
      refuse(connection, toAppError(error), idOf(req))
    }
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
