/**
 * The HTTP server of the dashboard: `/healthz` and `/readyz`, the proxied prefixes, caught mails in
 * local mode, and pages for everything else. Adds the security headers that do not depend on a page; the content security
 * policy comes with each page. Opens no port by itself.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isMailPath, serveMail } from './mail.ts'
import { Proxy, type ProxyOptions } from './proxy.ts'
import { sendProblem } from './problem.ts'

export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => unknown
export type Log = (level: 'info' | 'error', msg: string, fields?: object) => void

export interface DashboardOptions extends Omit<ProxyOptions, 'protocol'> {
  readonly origin: URL
  /** HTTP address of the mail catcher; null outside local mode. */
  readonly mailHttp: URL | null
  readonly pages: PageHandler
  readonly log: Log
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
} as const

const PROXIED = /^\/(?:api|realtime|a)\//

export interface Dashboard {
  readonly server: Server
  /** Takes no new connection, ends sockets, waits for answers under way. */
  close(done: () => void): void
}

export function createDashboard(options: DashboardOptions): Dashboard {
  const protocol = options.origin.protocol.replace(':', '')
  const proxy = new Proxy({ ...options, protocol })
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 })
  server.on('request', (request, response) => {
    const path = request.url ?? '/'
    if (PROXIED.test(path)) return proxy.handle(request, response)
    if (isMailPath(path)) return serveMail(request, response, options.mailHttp)
    if (path === '/healthz') return sendOk(response)
    if (path === '/readyz') return void sendReady(response, options.queryApi)
    servePage(request, response, options, protocol)
  })
  server.on('upgrade', (request, socket, head) => {
    if (PROXIED.test(request.url ?? '')) proxy.upgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  return {
    server,
    close: (done) => {
      server.close(done)
      proxy.close()
      server.closeIdleConnections()
    },
  }
}

function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  { origin, pages, log }: DashboardOptions,
  protocol: string,
): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  if (protocol === 'https') {
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  // What the renderer believes about scheme and host comes from our configuration, not from a client.
  request.headers['x-forwarded-proto'] = protocol
  request.headers['x-forwarded-host'] = origin.host
  const notFound = (): void => sendProblem(response, 'not_found', 'There is no such page.')
  Promise.resolve(pages(request, response, notFound)).catch((error: unknown) => {
    log('error', 'page failed', { path: request.url, error: String(error) })
    sendProblem(response, 'internal', 'The page could not be made. Reload it.')
  })
}

function sendOk(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end('{"status":"ok"}')
}

async function sendReady(response: ServerResponse, queryApi: URL): Promise<void> {
  const ready = await fetch(new URL('/readyz', queryApi), {
    signal: AbortSignal.timeout(2000),
  }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (ready) sendOk(response)
  else sendProblem(response, 'api_unavailable', 'query-api is not ready. Try again in a moment.')
}
