/**
 * What Node's HTTP parser refuses never reaches Koa: those problems are written here, straight to the
 * socket, in the same form as all others.
 */
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from './clock.ts'
import { AppError, problemHeaders, toProblem } from './errors.ts'
import { requestIdOf } from './http.ts'

/** Headers of a request, all together; give it to the server as `maxHeaderSize`. */
export const MOST_HEADER_BYTES = 16 * 1024

const refusalOf = (code: string | undefined): AppError => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('headers_too_large', {
        detail: `The headers are over ${MOST_HEADER_BYTES} bytes together. Send fewer or shorter ones.`,
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

export interface MalformedOptions {
  readonly clock: Clock
  /** Headers that every answer of this server has. */
  readonly headers?: Readonly<Record<string, string>>
}

const refuse = (socket: Socket, error: AppError, { clock, headers }: MalformedOptions): void => {
  const requestId = requestIdOf(undefined, clock)
  const body = JSON.stringify(toProblem(error, requestId))
  const all = {
    ...problemHeaders(error),
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
    ...headers,
    connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const status = `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\n`
  socket.end(`${status}${lines.join('')}\r\n${body}`, () => socket.destroy())
}

/**
 * Answers what the parser of this server refuses; a connection in the middle of an answer is cut. To be
 * called when the server has its other listeners: one for `checkContinue` changes what Node does by itself.
 */
export const answerMalformed = (server: Server, options: MalformedOptions): void => {
  const lastResponse = new WeakMap<Socket, ServerResponse>()
  const remember = ({ socket }: IncomingMessage, response: ServerResponse): void =>
    void lastResponse.set(socket, response)
  for (const event of ['request', 'checkContinue', 'checkExpectation'])
    if (server.listenerCount(event) > 0) server.prependListener(event, remember)
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    const response = lastResponse.get(socket)
    const isMidAnswer = response?.headersSent === true && !response.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || isMidAnswer) socket.destroy()
    else refuse(socket, refusalOf(error.code), options)
  })
}
