/** Addresses that must not be reached, in every spelling that we know: none of them is let through. */
import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AddressRefused, guardedPost, type PostOptions, type Resolve } from './guarded-post.ts'
import { isPublicAddress } from './public-address.ts'

let server: Server
let reached = 0
let answer: { status: number; headers: Record<string, string>; body: string }
let port = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1
    request.resume()
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

const fixed =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const post = (url: string, more: Partial<PostOptions> = {}) =>
  guardedPost({
    url,
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
    allowPrivate: false,
    signal: new AbortController().signal,
    timeoutMs: 2_000,
    resolve: fixed('127.0.0.1'),
    ...more,
  })

const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0177.0.0.01',
  '127.0.0.0x1',
  '0',
  '0.0.0.0',
  '0x0',
  '10.0.0.1',
  '10.255.255.255',
  '167772161',
  '0x0a000001',
  '012.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '3232235521',
  '0xc0a80001',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.170.2',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '192.88.99.1',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '127.0.0.1.',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:10.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::10.0.0.1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[fe80::1]',
  '[febf::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[5f00::1]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'metadata.google.internal',
  'router.lan',
  'xip.example',
]

test.each(HOSTS)('%s is not reached', async (host) => {
  const before = reached
  await expect(post(`http://${host}:${port}/`)).rejects.toThrow(AddressRefused)
  await expect(post(`https://${host}/`)).rejects.toThrow(AddressRefused)
  expect(reached).toBe(before)
})

test.each([
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:25/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  '//example.com/',
  'example.com',
  '',
  'http://',
  'http://user@8.8.8.8/',
  'http://user:password@8.8.8.8/',
  'http://8.8.8.8:25/',
  'http://8.8.8.8:22/',
  'https://8.8.8.8:465/',
  'http://1.2.3.4.5/',
  'http://[::1/',
  'http://256.256.256.256/',
])('%s is no address for a notice', async (url) => {
  await expect(post(url)).rejects.toThrow(AddressRefused)
})

test.each([
  ['one private among public ones', ['8.8.8.8', '10.0.0.1']],
  ['a mapped one', ['::ffff:192.168.1.1']],
  ['a link-local one', ['2606:4700::1', 'fe80::1']],
])('a name with %s is refused', async (_, addresses) => {
  await expect(
    post(`http://rebind.example:${port}/`, { resolve: fixed(...addresses) }),
  ).rejects.toThrow(AddressRefused)
})

test('a name is resolved once, and the connection goes to what was checked', async () => {
  const answers: LookupAddress[][] = [
    [{ address: '203.0.114.1', family: 4 }],
    [{ address: '127.0.0.1', family: 4 }],
  ]
  let asked = 0
  const resolve: Resolve = async () => answers[asked++] ?? []
  const before = reached
  // Public by the first answer; the second, private one would be that of a rebinding name.
  await expect(
    post(`http://rebind.example:${port}/`, { resolve, timeoutMs: 300 }),
  ).rejects.not.toThrow(AddressRefused)
  expect({ asked, reached }).toEqual({ asked: 1, reached: before })
})

test.each([301, 302, 303, 307, 308])('a redirect by %i is not followed', async (status) => {
  const before = reached
  for (const location of [
    `http://127.0.0.1:${port}/secret`,
    'http://169.254.169.254/latest/meta-data/',
    '//localhost/',
    '/again',
  ]) {
    answer = { status, headers: { location }, body: '' }
    expect((await post(`http://here.example:${port}/`, { allowPrivate: true })).status).toBe(status)
  }
  expect(reached).toBe(before + 4)
})

test('of an answer only the beginning is read', async () => {
  answer = { status: 200, headers: {}, body: 'x'.repeat(1_000_000) }
  const { status, body } = await post(`http://127.0.0.1:${port}/`, { allowPrivate: true })
  expect({ status, length: body.length }).toEqual({ status: 200, length: 4_096 })
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each(['', 'localhost', '8.8.8.8.8', 'fe80::1%eth0', '2606:4700::1%1'])(
  '%j is no public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(false)
  },
)
