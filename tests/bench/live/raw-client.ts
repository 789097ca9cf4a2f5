/**
 * One WebSocket of the load: the handshake, frames read into a buffer that all connections share, pings answered.
 * A silent one never reads a byte, but answers pings that it has not seen, so that it is alive for the server.
 */
import { connect, type Socket } from 'node:net'
import { createFrameReader, type FrameSink } from './frame-reader.ts'

export interface Target {
  readonly port: number
  readonly path: string
  readonly bearer: string | undefined
}

const HEAD_END = Buffer.from('\r\n\r\n')
/** Masked with zeros and empty. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0])
const PONG_MS = 10_000
const READ_BYTES = 256 * 1024

const request = ({ port, path, bearer }: Target): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(bearer === undefined ? [] : [`Authorization: Bearer ${bearer}`]),
    '',
    '',
  ].join('\r\n')

// Reading is synchronous: no connection sees the bytes of another.
const shared = Buffer.alloc(READ_BYTES)

export interface RawClientSink extends Omit<FrameSink, 'ping'> {
  /** The connection is over, whoever ended it. */
  gone(): void
}

/** Resolves after the handshake. @throws when it is refused */
export const openRawClient = async (
  target: Target,
  sink: RawClientSink,
  keeps: boolean,
): Promise<Socket> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let isOpen = false
  let early = Buffer.alloc(0)
  const pong = (): void => void socket.write(PONG)
  const reader = createFrameReader({ ...sink, ping: pong }, keeps)
  const take = (bytes: Buffer): void => {
    if (isOpen) return reader.take(bytes)
    early = Buffer.concat([early, bytes])
    const end = early.indexOf(HEAD_END)
    if (end < 0) return
    if (!early.toString('latin1', 0, end).startsWith('HTTP/1.1 101'))
      return reject(new Error(`refused: ${early.toString('latin1')}`))
    isOpen = true
    resolve()
    reader.take(early.subarray(end + HEAD_END.length))
  }
  const socket = connect({
    host: '127.0.0.1',
    port: target.port,
    onread: {
      buffer: shared,
      callback: (count) => {
        take(shared.subarray(0, count))
        return true
      },
    },
  })
  socket.on('error', reject)
  socket.on('close', () => {
    reject(new Error('closed during the handshake'))
    sink.gone()
  })
  socket.write(request(target))
  await promise
  return socket
}

/** Opens a connection that nobody reads. */
export const openSilentClient = (target: Target, gone: () => void): Socket => {
  const socket = connect({ host: '127.0.0.1', port: target.port })
  socket.write(request(target))
  const timer = setInterval(() => socket.write(PONG), PONG_MS)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    clearInterval(timer)
    gone()
  })
  return socket
}
