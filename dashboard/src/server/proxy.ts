/**
 * Hands /api, /realtime and /a (links of mails) on to query-api, requests and upgrades. Bodies stream in both directions
 * and are never held; everything has a bound: body bytes, requests and sockets at a time, the wait for
 * an answer. When query-api is away the browser gets a problem, never a hanging or cut connection.
 */
import {
  Agent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { pipeline, type Duplex } from 'node:stream'
import { toClient, toUpstream } from './forwarded.ts'
import { problem, sendProblem } from './problem.ts'

export interface ProxyOptions {
  readonly queryApi: URL
  /** Scheme that browsers use, without the colon. */
  readonly protocol: string
  readonly limits?: ProxyLimits
}

export const PROXY_LIMITS = {
  bodyBytes: 1024 * 1024,
  requests: 512,
  sockets: 4096,
  answerMs: 60_000,
} as const
export type ProxyLimits = { readonly [K in keyof typeof PROXY_LIMITS]?: number }

const AWAY = 'query-api does not answer. It may be starting; try again in a moment.'

export class Proxy {
  #requests = 0
  readonly #sockets = new Set<Duplex>()
  readonly #limits: Required<ProxyLimits>
  readonly #options: ProxyOptions
  readonly #agent: Agent
  readonly #open: typeof httpRequest

  constructor(options: ProxyOptions) {
    const secure = options.queryApi.protocol === 'https:'
    const settings = { keepAlive: true, maxSockets: PROXY_LIMITS.requests }
    this.#options = options
    this.#limits = { ...PROXY_LIMITS, ...options.limits }
    this.#agent = secure ? new HttpsAgent(settings) : new Agent(settings)
    this.#open = secure ? httpsRequest : httpRequest
  }

  /** One request. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#requests >= this.#limits.requests) {
      return sendProblem(
        response,
        'overloaded',
        'Too many requests are under way. Try again in a moment.',
      )
    }
    if (Number(request.headers['content-length'] ?? 0) > this.#limits.bodyBytes) {
      return this.#tooLarge(response)
    }
    this.#requests += 1
    response.once('close', () => (this.#requests -= 1))
    const upstream = this.#request(request, [])
    upstream.setTimeout(this.#limits.answerMs, () =>
      upstream.destroy(new Error('no answer in time')),
    )
    upstream.on('error', () => sendProblem(response, 'api_unavailable', AWAY))
    upstream.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, toClient(answer.headers))
      pipeline(answer, response, () => {
        if (!answer.complete) upstream.destroy()
      })
    })
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy()
    })
    this.#sendBody(request, upstream, response)
  }

  /** One upgrade to a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    if (this.#sockets.size >= this.#limits.sockets) return refuse(socket, 'overloaded')
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    const upstream = this.#request(request, ['connection', 'upgrade'])
    upstream.setTimeout(this.#limits.answerMs, () =>
      upstream.destroy(new Error('no answer in time')),
    )
    upstream.on('error', () => refuse(socket, 'api_unavailable'))
    upstream.once('response', (answer) => {
      socket.write(statusLine(answer))
      pipeline(answer, socket, () => socket.destroy())
    })
    upstream.once('upgrade', (answer, far, farHead) => {
      upstream.setTimeout(0)
      socket.write(statusLine(answer))
      if (farHead.length > 0) socket.write(farHead)
      if (head.length > 0) far.write(head)
      pipeline(far, socket, far, () => {
        far.destroy()
        socket.destroy()
      })
    })
    socket.once('close', () => upstream.destroy())
    upstream.end()
  }

  /** Ends every socket and idle connection. */
  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#agent.destroy()
  }

  #request(request: IncomingMessage, keep: readonly string[]): ClientRequest {
    const { queryApi, protocol } = this.#options
    const hop = { peer: request.socket.remoteAddress, protocol, upstream: queryApi.host }
    return this.#open({
      protocol: queryApi.protocol,
      hostname: queryApi.hostname.replace(/^\[|\]$/g, ''),
      port: queryApi.port,
      method: request.method,
      path: request.url,
      headers: toUpstream(request.headers, hop, keep),
      // An upgraded connection is nobody else's.
      agent: keep.length === 0 ? this.#agent : false,
    })
  }

  #sendBody(request: IncomingMessage, upstream: ClientRequest, response: ServerResponse): void {
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= this.#limits.bodyBytes) return
      request.unpipe(upstream)
      this.#tooLarge(response)
      upstream.destroy()
    })
    request.pipe(upstream)
  }

  #tooLarge(response: ServerResponse): void {
    response.setHeader('connection', 'close')
    sendProblem(
      response,
      'body_too_large',
      `The body is over ${this.#limits.bodyBytes} bytes. Send less.`,
    )
  }
}

function statusLine(answer: IncomingMessage): string {
  const lines = answer.rawHeaders.reduce<string[]>((all, value, i) => {
    if (i % 2 === 0) all.push(`${value}: ${answer.rawHeaders[i + 1] ?? ''}`)
    return all
  }, [])
  return [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage ?? ''}`, ...lines, '', ''].join(
    '\r\n',
  )
}

/** Refuses an upgrade in plain HTTP. */
function refuse(socket: Duplex, code: 'overloaded' | 'api_unavailable'): void {
  const body = JSON.stringify(problem(code, AWAY))
  const head = [
    'HTTP/1.1 503 Service Unavailable',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    'Retry-After: 2',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
