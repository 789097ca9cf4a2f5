/**
 * Answers of the ingest routes, written straight to the socket from pieces made once. Every answer
 * carries X-Request-Id and the CORS headers; credentials are never allowed, so `*` is safe. A request
 * whose body was not read to its end is answered first; a short body is then read past, a long one drained
 * a little and disconnected.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemHeaders, toProblem, type AppError } from '@pulseboard/runtime'

export type Headers = readonly string[]

const EXPOSED = 'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'
const CORS: Headers = ['Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', EXPOSED]
const JSON_HEADERS: Headers = [...CORS, 'Content-Type', 'application/json; charset=utf-8']
const PREFLIGHT: Headers = [
  ...CORS,
  'Access-Control-Allow-Methods',
  'POST',
  'Access-Control-Allow-Headers',
  'Authorization, Content-Type, Content-Encoding, X-Request-Id',
  'Access-Control-Max-Age',
  '7200',
]

// What is read and thrown away of a refused body, so that the client gets to see the answer.
const DRAIN_MS = 1_000
const DRAIN_BYTES = 8 * 1024 * 1024
// Reading past it costs less than the new connection of a client that was refused; Node does it.
const SHORT_BODY_BYTES = 64 * 1024

const drainThenEnd = (request: IncomingMessage, response: ServerResponse): void => {
  let drained = 0
  const end = (): void => {
    clearTimeout(timer)
    request.off('data', onData)
    response.end()
  }
  const onData = (chunk: Buffer): void => {
    drained += chunk.length
    if (drained > DRAIN_BYTES) end()
  }
  const timer = setTimeout(end, DRAIN_MS)
  request.on('data', onData)
  request.once('end', end)
  request.once('close', end)
  request.resume()
}

const write = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: string[],
  body: string,
): void => {
  if (response.headersSent || response.destroyed) return
  headers.push('Content-Length', String(Buffer.byteLength(body)))
  const isShort = Number(request.headers['content-length'] ?? Infinity) <= SHORT_BODY_BYTES
  if (request.complete || isShort || request.headers.expect !== undefined) {
    if (!request.complete && request.headers.expect !== undefined) response.shouldKeepAlive = false
    response.writeHead(status, headers)
    response.end(body)
    return
  }
  response.shouldKeepAlive = false
  response.writeHead(status, headers)
  response.write(body)
  drainThenEnd(request, response)
}

/** Where an answer goes. */
export interface Asker {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
}

/** A good answer. */
export const answerJson = (
  { request, response, requestId }: Asker,
  status: number,
  body: string,
  extra: Headers = [],
): void =>
  write(request, response, status, [...JSON_HEADERS, 'X-Request-Id', requestId, ...extra], body)

/** An error as problem+json; `members` are added to its body. */
export const answerProblem = (
  { request, response, requestId }: Asker,
  error: AppError,
  members: Readonly<Record<string, unknown>> = {},
): void => {
  const headers = [...CORS, 'X-Request-Id', requestId]
  for (const [name, value] of Object.entries(problemHeaders(error))) headers.push(name, value)
  const body = JSON.stringify({ ...members, ...toProblem(error, requestId) })
  write(request, response, error.status, headers, body)
}

/** What a browser asks before it sends. */
export const answerPreflight = ({ response, requestId }: Asker): void => {
  response.writeHead(204, [...PREFLIGHT, 'X-Request-Id', requestId])
  response.end()
}
