/**
 * Clients that mean harm without sending much, in a process of their own so that they can be frozen with it:
 * headers and bodies that drip, readers that never read, idle and half-open connections.
 */
import { connect, type Socket } from 'node:net'
import { requestBytes } from './request.ts'

/** From the parent. */
export interface AbuseOrder {
  readonly port: number
  readonly key: string
  readonly kind: 'headers-drip' | 'body-drip' | 'never-read' | 'idle' | 'half-open'
  readonly connections: number
}

const DRIP_MS = 500
// Requests in a row, none of whose answers is read.
const PIPELINED = 40

const drip = (socket: Socket, first: string, next: string): void => {
  socket.write(first)
  const timer = setInterval(() => socket.write(next), DRIP_MS)
  socket.once('close', () => clearInterval(timer))
}

const BEHAVIOURS: Readonly<Record<AbuseOrder['kind'], (socket: Socket, key: string) => void>> = {
  'headers-drip': (socket) => drip(socket, 'POST /v1/events HTTP/1.1\r\nHost: gateway\r\n', 'x'),
  'body-drip': (socket, key) => {
    const start = `POST /v1/events HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 50000\r\n\r\n[`
    drip(socket, start, ' ')
  },
  'never-read': (socket) => {
    socket.pause()
    socket.write(Buffer.concat(Array<Buffer>(PIPELINED).fill(requestBytes('nobody', '{}'))))
  },
  idle: () => undefined,
  // The parent freezes this process in the middle of a request.
  'half-open': (socket, key) => socket.write(requestBytes(key, '{}').subarray(0, 60)),
}

process.on('message', ({ port, key, kind, connections }: AbuseOrder) => {
  let open = 0
  for (let index = 0; index < connections; index++) {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined)
    socket.once('connect', () => {
      open++
      BEHAVIOURS[kind](socket, key)
      if (open === connections) process.send?.('open')
    })
  }
})
process.on('disconnect', () => process.exit(0))
