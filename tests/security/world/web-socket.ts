/**
 * A WebSocket client that can also do it wrong: frames are built by hand, so that they may be too long, not
 * masked, cut or of an unknown kind. Keeps what the server says until the end.
 */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Headers } from './send.ts'

export interface FrameOptions {
  readonly fin?: boolean
  /** The three reserved bits. */
  readonly rsv?: number
  readonly masked?: boolean
  /** What the head says; missing: the true length. */
  readonly claimed?: number
}

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export const frame = (
  opcode: number,
  payload: string | Buffer = '',
  options: FrameOptions = {},
): Buffer => {
  const { fin = true, rsv = 0, masked = true } = options
  const data = Buffer.from(payload)
  const length = options.claimed ?? data.length
  const bit = masked ? 0x80 : 0
  const size =
    length < 126
      ? Buffer.from([bit | length])
      : length < 65_536
        ? Buffer.from([bit | 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([bit | 127]), bigLength(length)])
  const first = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode])
  if (!masked) return Buffer.concat([first, size, data])
  const mask = randomBytes(4)
  const covered = data.map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.concat([first, size, mask, covered])
}

const bigLength = (length: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(length))
  return bytes
}

/** Frames of a server, which are not masked; the rest of the bytes stays for later. */
const readFrames = (
  bytes: Buffer,
): { frames: { opcode: number; payload: Buffer }[]; rest: Buffer } => {
  const frames: { opcode: number; payload: Buffer }[] = []
  let rest = bytes
  for (;;) {
    const short = (rest[1] ?? 0) & 127
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (rest.length < head) return { frames, rest }
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2))
    if (rest.length < head + length) return { frames, rest }
    frames.push({ opcode: (rest[0] ?? 0) & 15, payload: rest.subarray(head, head + length) })
    rest = rest.subarray(head + length)
  }
}

export interface Socket {
  /** Status of the handshake; 0: closed without an answer. */
  readonly status: number
  readonly messages: readonly string[]
  /** Code of the server's close frame; 1006 when the connection just ended. */
  readonly closed: Promise<number>
  write(bytes: Buffer): void
  end(): void
}

const PATIENCE_MS = 20_000

/** Resolves with the answer to the handshake, whatever it is. */
export const openSocket = (base: string, path: string, headers: Headers = []): Promise<Socket> => {
  const { hostname, port, host } = new URL(base)
  const opened = Promise.withResolvers<Socket>()
  const closed = Promise.withResolvers<number>()
  const messages: string[] = []
  let code = 1006
  let bytes = Buffer.alloc(0)
  let status: number | undefined
  const socket = connect({ host: hostname, port: Number(port) })
  const timer = setTimeout(() => socket.destroy(), PATIENCE_MS)
  const settle = (found: number): void => {
    status = found
    opened.resolve({
      status: found,
      messages,
      closed: closed.promise,
      write: (data) => void socket.write(data),
      end: () => socket.destroy(),
    })
  }
  const take = (): void => {
    const { frames, rest } = readFrames(bytes)
    bytes = Buffer.from(rest)
    for (const { opcode, payload } of frames) {
      if (opcode === OPCODE.close) code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
      else if (opcode === OPCODE.text) messages.push(payload.toString())
    }
    if (code !== 1006) socket.end()
  }
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk])
    const end = bytes.indexOf('\r\n\r\n')
    if (status === undefined && end >= 0) {
      settle(Number(/^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1] ?? 0))
      bytes = Buffer.from(bytes.subarray(end + 4))
    }
    if (status === 101) take()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearTimeout(timer)
    if (status === undefined) settle(0)
    closed.resolve(code)
  })
  const lines = [
    ['host', host],
    ['connection', 'Upgrade'],
    ['upgrade', 'websocket'],
    ['sec-websocket-version', '13'],
    ['sec-websocket-key', randomBytes(16).toString('base64')],
    ...headers,
  ].map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return opened.promise
}
