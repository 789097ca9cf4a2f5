/** What the HTTP parser itself refuses is answered as a problem too, by the server that the process runs. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeServer, listen } from './serve.ts'

let server: Server
beforeAll(async () => {
  const handle = (_: unknown, response: { end: (text: string) => void }): void => response.end('ok')
  server = await listen({ handle }, { port: 0, host: '127.0.0.1' })
})
afterAll(() => closeServer(server))

/** Sends bytes and half-closes. @returns everything that came back */
const talk = async (bytes: string): Promise<string> => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
  socket.end(bytes)
  await once(socket, 'close')
  return answer
}

test.each([
  ['a first line that is none', 'HELLO\r\n\r\n', 400, 'invalid_request'],
  [
    'a wrong length',
    'GET / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n',
    400,
    'invalid_request',
  ],
  [
    'headers without end',
    `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers_too_large',
  ],
])('%s', async (_, bytes, status, code) => {
  const answer = await talk(bytes)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(head).toMatch(/content-type: application\/problem\+json/i)
  expect(JSON.parse(body)).toMatchObject({ status, code })
  expect(head).toContain(`x-request-id: ${(JSON.parse(body) as { request_id: string }).request_id}`)
})

test('a good request is answered', async () => {
  const answer = await talk('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
  expect(answer).toContain('HTTP/1.1 200 OK')
})
