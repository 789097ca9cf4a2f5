/** The proxy against a real TCP server that echoes: what each weather does, and that a lost answer is. */
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import { openGate, type Gate } from './gate.ts'
import { FINE } from './weather.ts'

let server: Server
let gate: Gate
let port: number
let served = 0
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      served++
      socket.write(bytes)
    })
  })
  const upstream = await freePort()
  port = await freePort()
  await once(server.listen(upstream, '127.0.0.1'), 'listening')
  gate = await openGate(port, upstream)
})
afterAll(() => void server.close())
beforeEach(() => {
  served = 0
  gate.setWeather(FINE)
})

/** Sends a text, collects what comes back until it is as long, or the connection ends. */
const echo = async (text: string) => {
  const socket = connect(port, '127.0.0.1')
  const startedMs = performance.now()
  let received = ''
  let pieces = 0
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'error'))
    socket.on('close', () => resolve('closed'))
    socket.on('data', (bytes) => {
      received += bytes.toString()
      pieces++
      if (received.length >= text.length) resolve('complete')
    })
  })
  socket.write(text)
  const end = await ended
  socket.destroy()
  return { received, pieces, end, ms: performance.now() - startedMs }
}

test('in fine weather everything passes', async () => {
  expect(await echo('hello')).toMatchObject({ received: 'hello', end: 'complete' })
})

test('late, sliced and slow, but whole', async () => {
  gate.setWeather({ ...FINE, latencyMs: 50 })
  expect((await echo('hello')).ms).toBeGreaterThanOrEqual(95)
  gate.setWeather({ ...FINE, sliceBytes: 1 })
  const sliced = await echo('a longer text')
  expect(sliced.received).toBe('a longer text')
  expect(sliced.pieces).toBeGreaterThan(3)
  gate.setWeather({ ...FINE, bytesPerSecond: 8 * 1024 })
  const slow = await echo('x'.repeat(4 * 1024))
  expect(slow.received).toHaveLength(4 * 1024)
  expect(slow.ms).toBeGreaterThanOrEqual(400)
})

test('cut: refused', async () => {
  gate.setWeather({ ...FINE, cut: true })
  expect((await echo('hello')).received).toBe('')
})

test('a lost answer: the server has done its work, the client hears nothing', async () => {
  const before = gate.lost
  gate.lose({ times: 1, share: 1, kind: 'any' })
  const { received, end } = await echo('hello')
  expect([received, end]).toEqual(['', 'ECONNRESET'])
  expect([served, gate.lost - before]).toEqual([1, 1])
  expect((await echo('again')).received).toBe('again')
})
