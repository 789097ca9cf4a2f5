/**
 * The HTTP server around the app: bounds on slow and malformed requests, and an orderly end. What
 * Node's parser refuses never reaches Koa, so those problems are written here, in the same form.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AppError, problemHeaders, requestIdOf, toProblem, type Clock } from '@pulseboard/runtime'
import { STATUS_CODES } from 'node:http'
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

const MAX_HEADER_BYTES = 16 * 1024
// Longer than the idle time of common load balancers (60 s): the side that closes first must be theirs.
const KEEP_ALIVE_MS = 65_000
const CHECK_EVERY_MS = 1_000
// Requests on one connection that came together or were not answered yet. Hundreds fit into one read, and
// each holds some kilobytes until the client reads the answers before it; SDKs send one at a time.
const MOST_PIPELINED = 10
// No byte in either direction: a client that vanished, or that does not read its answers.
const SILENT_MS = 30_000
const SWEEP_EVERY_MS = 50

const refusalOf = (code: string | undefined): AppError => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('headers_too_large', {
        detail: `The headers are over ${MAX_HEADER_BYTES} bytes together. Send fewer or shorter ones.`,
      })
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('request_timeout', {
        detail: 'The request did not arrive in time. Send it again in one go.',
      })
    case 'HPE_INVALID_EOF_STATE':
      return new AppError('body_mismatch', {
        detail:
          'The request ended before its body was complete. Send as many bytes as Content-Length says.',
      })
    default:
      return new AppError('invalid_request', {
        detail:
          'This is not a well-formed HTTP/1.1 request. Check its first line, headers and length.',
      })
  }
}

const refuseOnSocket = (socket: Socket, error: AppError, clock: Clock): void => {
  const requestId = requestIdOf(undefined, clock)
  const body = JSON.stringify(toProblem(error, requestId))
  const headers = {
    ...problemHeaders(error),
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
    'access-control-allow-origin': '*',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const status = `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\n`
  socket.end(`${status}${lines.join('')}\r\n${body}`, () => socket.destroy())
}

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
  const lastResponse = new WeakMap<Socket, ServerResponse>()
  const pipelines = createPipelines()
  let isDraining = false

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request
    if (socket.destroyed) return
    lastResponse.set(socket, response)
    if (!pipelines.enter(socket, response)) return
    if (isDraining) response.shouldKeepAlive = false
    // Written to a client that left: its request is over, and nobody is left to tell.
    response.on('error', () => undefined)
    handle(request, response)
  }
  const onClientError = (error: Error & { code?: string }, socket: Socket): void => {
    const response = lastResponse.get(socket)
    const isMidAnswer = response?.headersSent === true && !response.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || isMidAnswer) socket.destroy()
    else refuseOnSocket(socket, refusalOf(error.code), clock)
  }

  const server: Server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
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
  server.on('clientError', onClientError)
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
