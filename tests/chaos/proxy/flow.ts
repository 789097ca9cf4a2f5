/**
 * One direction of one proxied connection: pieces go on in their order, late, slow or in slices, as the
 * weather of the moment wants. Takes no more from the sender than it can pass on.
 */
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Weather } from './weather.ts'

const MOST_WAITING_BYTES = 256 * 1024
/** A bound bandwidth is spread over pieces that take at most this long. */
const PIECE_MS = 100
const SLICE_PAUSE_MS = 1

export interface FlowDeps {
  readonly from: Socket
  readonly to: Socket
  readonly weather: () => Weather
  /** Sees a piece before it goes on; false: the piece is dropped. */
  readonly admit: (piece: Buffer) => boolean
}

/** Bytes of the next piece under this weather. */
const pieceBytes = ({ bytesPerSecond, sliceBytes }: Weather, waiting: number): number => {
  const bySlice = sliceBytes === 0 ? waiting : sliceBytes
  const byRate = bytesPerSecond === 0 ? waiting : Math.ceil((bytesPerSecond * PIECE_MS) / 1000)
  return Math.min(waiting, bySlice, Math.max(1, byRate))
}

const pauseFor = ({ bytesPerSecond, sliceBytes }: Weather, bytes: number): number => {
  if (bytesPerSecond > 0) return (bytes / bytesPerSecond) * 1000
  return sliceBytes > 0 ? SLICE_PAUSE_MS : 0
}

export const startFlow = ({ from, to, weather, admit }: FlowDeps): void => {
  const waiting: { bytes: Buffer; dueMs: number }[] = []
  let waitingBytes = 0
  let pumping = false
  let ended = false

  const pass = async (bytes: Buffer): Promise<void> => {
    for (let at = 0; at < bytes.length && !to.destroyed;) {
      const now = weather()
      const piece = bytes.subarray(at, at + pieceBytes(now, bytes.length - at))
      at += piece.length
      const taken = to.write(piece)
      const pauseMs = pauseFor(now, piece.length)
      if (pauseMs > 0) await sleep(pauseMs)
      if (!taken && !to.destroyed) await new Promise((resolve) => onceDrained(to, resolve))
    }
  }
  const pump = async (): Promise<void> => {
    pumping = true
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const lateMs = next.dueMs - performance.now()
      if (lateMs > 0) await sleep(lateMs)
      await pass(next.bytes)
      waitingBytes -= next.bytes.length
      if (waitingBytes < MOST_WAITING_BYTES) from.resume()
    }
    pumping = false
    if (ended) to.end()
  }
  from.on('data', (bytes: Buffer) => {
    if (!admit(bytes)) return
    const { latencyMs, jitterMs } = weather()
    waiting.push({ bytes, dueMs: performance.now() + latencyMs + Math.random() * jitterMs })
    waitingBytes += bytes.length
    if (waitingBytes >= MOST_WAITING_BYTES) from.pause()
    if (!pumping) void pump()
  })
  from.on('end', () => {
    ended = true
    if (!pumping) to.end()
  })
}

/** Either it drains or it is gone. */
const onceDrained = (socket: Socket, done: (value: unknown) => void): void => {
  socket.once('drain', done)
  socket.once('close', done)
}
