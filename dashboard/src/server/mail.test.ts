import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { isLoopbackHost, isLoopbackPeer } from './loopback.ts'
import { isMailPath, serveMail } from './mail.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(server: Server): Promise<URL> {
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

/** A catcher that answers what it was asked, and knows no mail 404. */
const catcher = () =>
  createServer((incoming, outgoing) => {
    outgoing.writeHead(incoming.url === '/mails/404' ? 404 : 200, { 'set-cookie': 'a=1' })
    outgoing.end(JSON.stringify({ asked: incoming.url, cookie: incoming.headers.cookie ?? null }))
  })

const start = async (address: URL | null): Promise<URL> =>
  listen(createServer((incoming, outgoing) => serveMail(incoming, outgoing, address)))

/** By http.request, since fetch does not let a test choose the Host header. */
async function ask(url: URL, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const sent = request(new URL(path, url), { method, headers }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const body = JSON.parse(await text(answer)) as Record<string, unknown>
  return { status: answer.statusCode, headers: answer.headers, body }
}

it('hands on list and mail, and no header in either direction', async () => {
  const url = await start(await listen(catcher()))
  const list = await ask(url, '/dev/mail/api/mails', { cookie: 'secret=1' })
  expect(list).toMatchObject({ status: 200, body: { asked: '/mails', cookie: null } })
  expect(list.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
  expect(list.headers).not.toHaveProperty('set-cookie')
  const mail = await ask(url, '/dev/mail/api/mails/1764-12-000001')
  expect(mail.body).toMatchObject({ asked: '/mails/1764-12-000001' })
})

it.each([
  { case: 'a name of another site that resolves here', headers: { host: 'evil.example' } },
  { case: 'a visitor behind a proxy', headers: { 'x-forwarded-for': '203.0.113.9' } },
  { case: 'another way to say so', headers: { forwarded: 'for=203.0.113.9' } },
])('refuses $case', async ({ headers }) => {
  const url = await start(await listen(catcher()))
  const { status, body } = await ask(url, '/dev/mail/api/mails', { ...headers })
  expect([status, body['detail']]).toEqual([404, expect.stringContaining('localhost')])
})

it('says that mails are caught only in local mode', async () => {
  const { status, body } = await ask(await start(null), '/dev/mail/api/mails')
  expect([status, body['detail']]).toEqual([404, expect.stringContaining('local mode')])
})

it('reads mails and does nothing else', async () => {
  const url = await start(await listen(catcher()))
  for (const path of ['/mails/404', '/mails/1/raw', '/mails/../x', '/mails?x=1', '/'])
    expect((await ask(url, `/dev/mail/api${path}`)).status, path).toBe(404)
  expect((await ask(url, '/dev/mail/api/mails', {}, 'DELETE')).status).toBe(404)
})

it('answers for a catcher that is away', async () => {
  const { status, body } = await ask(
    await start(new URL('http://127.0.0.1:1')),
    '/dev/mail/api/mails',
  )
  expect([status, body['code']]).toEqual([503, 'api_unavailable'])
})

it('knows its paths and what loopback is', () => {
  expect([isMailPath('/dev/mail/api/mails'), isMailPath('/dev/mail')]).toEqual([true, false])
  expect(['localhost', '127.0.0.1', '[::1]'].every(isLoopbackHost)).toBe(true)
  expect(['127.0.0.1.evil.example', 'localhost.evil', '10.0.0.1', ''].some(isLoopbackHost)).toBe(
    false,
  )
  expect(['127.0.0.1', '::ffff:127.0.0.1', '::1'].every(isLoopbackPeer)).toBe(true)
  expect(['10.0.0.1', '::ffff:10.0.0.1', undefined].some(isLoopbackPeer)).toBe(false)
})

it('refuses a catcher on another machine at the start', () => {
  expect(readConfig({}).mailHttp).toBeNull()
  expect(readConfig({ MAIL_HTTP_URL: 'http://127.0.0.1:8025' }).mailHttp?.port).toBe('8025')
  const elsewhere = { MAIL_HTTP_URL: 'http://mail.example:8025' }
  expect(() => readConfig(elsewhere)).toThrow(/MAIL_HTTP_URL must be .* loopback/)
})
