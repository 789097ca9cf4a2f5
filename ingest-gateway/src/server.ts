/**
 * The HTTP server around the app: bounds on slow and malformed requests, and an orderly end.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { answerMalformed, MOST_HEADER_BYTES, type Clock } from '@pulseboard/runtime'
import type { Listener } from './app.ts'

export interface HttpServer {
  listen(port: number, host: string): Promise<number>
  /** Stops accepting, lets requests in work finish, tells clients to reconnect elsewhere. */
  close(): Promise<void>
}

export interface ServerBounds {
  /** Whole request, body included. */
  readonly requestTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly maxConnections: number
  /** A connection was refused because there are too many. */
  readonly onDropped: () => void
}

// Longer than the idle time of common load balancers (60 s): the side that closes first must be theirs.
const KEEP_ALIVE_MS = 65_000
const CHECK_EVERY_MS = 1_000
// Requests on one connection that came together or were not answered yet. Hundreds fit into one read, and
// each holds some kilobytes until the client reads the answers before it; SDKs send one at a time.
const MOST_PIPELINED = 10
// No byte in either direction: a client that vanished, or that does not read its answers.
const SILENT_MS = 30_000
const SWEEP_EVERY_MS = 50

/** Cuts connections that send request after request without waiting for the answers. */
const createPipelines = () => {
  const unanswered = new WeakMap<Socket, number>()
  const add = (socket: Socket, count: number): number => {
    const sum = (unanswered.get(socket) ?? 0) + count
    unanswered.set(socket, sum)
    return sum
  }
  return {
    /** @returns false when the connection was cut. */
    enter: (socket: Socket, response: ServerResponse): boolean => {
      if (add(socket, 1) > MOST_PIPELINED) {
        socket.destroy()
        return false
      }
      // Not before the event loop went round: all of one read is one turn, during which others wait.
      response.once('close', () => setImmediate(add, socket, -1))
      return true
    },
  }
}

/** At the bound, connections that wait for nothing make room; the next attempt finds it. */
const limitConnections = (server: Server, { maxConnections, onDropped }: ServerBounds): void => {
  let sweptMs = 0
  server.maxConnections = maxConnections
  server.on('drop', () => {
    onDropped()
    const nowMs = performance.now()
    if (nowMs - sweptMs < CHECK_EVERY_MS) return
    sweptMs = nowMs
    server.closeIdleConnections()
  })
}

export const createHttpServer = (
  handle: Listener,
  clock: Clock,
  bounds: ServerBounds,
): HttpServer => {
  const pipelines = createPipelines()
  let isDraining = false

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request
    if (socket.destroyed) return
    if (!pipelines.enter(socket, response)) return
    if (isDraining) response.shouldKeepAlive = false
    // Written to a client that left: its request is over, and nobody is left to tell.
    response.on('error', () => undefined)
    handle(request, response)
  }

  const server: Server = createServer(
    {
      maxHeaderSize: MOST_HEADER_BYTES,
      requestTimeout: bounds.requestTimeoutMs,
      headersTimeout: bounds.headersTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
    onRequest,
  )
  // Both come with the body unsent: we may refuse before it is; unknown expectations are ignored.
  server.on('checkContinue', onRequest)
  server.on('checkExpectation', onRequest)
  // Pages of any origin may read why their request was refused.
  answerMalformed(server, { clock, headers: { 'access-control-allow-origin': '*' } })
  server.timeout = Math.max(SILENT_MS, bounds.requestTimeoutMs)
  limitConnections(server, bounds)

  return {
    listen: (port, host) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      server.once('error', reject)
      server.listen(port, host, () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
      return promise
    },
    close: () => {
      isDraining = true
      const { promise, resolve } = Promise.withResolvers<void>()
      // Connections whose request was in work when the drain began are idle only after their answer.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
      server.close(() => {
        clearInterval(sweep)
        resolve()
      })
      return promise
    },
  }
}
