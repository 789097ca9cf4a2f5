import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { createServer, request, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createDashboard } from './dashboard.ts'
import type { ProxyLimits } from './proxy.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

async function listen(server: Server): Promise<URL> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

/** A dashboard before an upstream; pages answer "page". */
async function start(upstream: Server | null, limits: ProxyLimits = {}): Promise<URL> {
  const queryApi = upstream === null ? new URL('http://127.0.0.1:1') : await listen(upstream)
  const dashboard = createDashboard({
    queryApi,
    limits,
    mailHttp: null,
    origin: new URL('https://pulse.example'),
    pages: (_request, response) => response.end('page'),
    log: () => {},
  })
  open.push({ close: () => dashboard.close(() => {}) })
  if (upstream !== null) {
    open.push({
      close: () => {
        upstream.close()
        upstream.closeAllConnections()
      },
    })
  }
  return listen(dashboard.server)
}

const echo = () =>
  createServer((incoming, outgoing) => {
    outgoing.writeHead(201, {
      'x-seen-for': incoming.headers['x-forwarded-for'],
      'set-cookie': 'a=1',
    })
    incoming.pipe(outgoing)
  })

describe('requests', () => {
  it('streams both bodies and keeps status and headers', async () => {
    const url = await start(echo())
    const answer = await fetch(new URL('/api/v1/echo', url), { method: 'POST', body: 'hello' })
    expect([answer.status, await answer.text()]).toEqual([201, 'hello'])
    expect(answer.headers.get('x-seen-for')).toBe('127.0.0.1')
    expect(answer.headers.get('set-cookie')).toBe('a=1')
  })

  it('answers for an upstream that is away, with a problem', async () => {
    const url = await start(null)
    const answer = await fetch(new URL('/api/v1/me', url))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'api_unavailable' })
    expect((await fetch(new URL('/readyz', url))).status).toBe(503)
    expect((await fetch(new URL('/healthz', url))).status).toBe(200)
  })

  it('answers for an upstream that never does', async () => {
    const url = await start(
      createServer(() => {}),
      { answerMs: 50 },
    )
    expect((await fetch(new URL('/api/v1/me', url))).status).toBe(503)
  })

  it('refuses a body over the limit, announced or not', async () => {
    const url = await start(echo(), { bodyBytes: 10 })
    const target = new URL('/api/x', url)
    const announced = await fetch(target, { method: 'POST', body: 'x'.repeat(11) })
    expect([announced.status, (await announced.json()).code]).toEqual([413, 'body_too_large'])
    const chunked = request(target, { method: 'POST' })
    chunked.on('error', () => {})
    chunked.write('x'.repeat(8))
    setTimeout(() => chunked.write('x'.repeat(8)), 20)
    const [answer] = await once(chunked, 'response').catch(() => [{ statusCode: 'cut' }])
    // The echo may have begun its answer by then; cutting it is the only honest end.
    expect([413, 201, 'cut']).toContain(answer.statusCode)
  })

  it('serves pages for everything else, with security headers', async () => {
    const url = await start(null)
    const answer = await fetch(new URL('/p/shop', url))
    expect(await answer.text()).toBe('page')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  })
})

describe('upgrades', () => {
  const upgrade = async (url: URL, path = '/realtime/x?ticket=t') => {
    const socket = connect(Number(url.port), url.hostname)
    open.push({ close: () => socket.destroy() })
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    return socket
  }
  const read = async (socket: Awaited<ReturnType<typeof upgrade>>) =>
    String((await once(socket, 'data'))[0])

  it('joins the two sockets, in both directions', async () => {
    const upstream = createServer()
    upstream.on('upgrade', (incoming, socket) => {
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Path: ${incoming.url}\r\n\r\n`,
      )
      socket.pipe(socket)
    })
    const socket = await upgrade(await start(upstream))
    const head = await read(socket)
    expect(head).toContain('101 Switching Protocols')
    expect(head).toContain('/realtime/x?ticket=t')
    socket.write('ping')
    expect(await read(socket)).toBe('ping')
  })

  it('passes a refusal on and answers for an upstream that is away', async () => {
    const refusing = createServer()
    refusing.on('upgrade', (_incoming, socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
    )
    expect(await read(await upgrade(await start(refusing)))).toContain('403 Forbidden')
    expect(await read(await upgrade(await start(null)))).toContain('503 Service Unavailable')
  })

  it('upgrades nothing but the proxied addresses', async () => {
    expect(await read(await upgrade(await start(echo()), '/p/shop'))).toContain('404 Not Found')
  })
})
