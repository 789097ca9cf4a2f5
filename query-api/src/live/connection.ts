/**
 * One WebSocket as the hub sees it, kept alive by pings and counted per user. Nothing here knows what
 * travels over it.
 */
import { AppError } from '@pulseboard/runtime'
import type { WebSocket } from 'ws'
import type { LiveClient } from './hub.ts'

const MAX_PER_USER = 50
const CLOSE_GRACE_MS = 2_000

/** @param closed told the code when we end the connection */
export const toClient = (socket: WebSocket, closed: (code: number) => void): LiveClient => ({
  get bufferedBytes() {
    return socket.bufferedAmount
  },
  send: (frame) => {
    if (socket.readyState === socket.OPEN) socket.send(frame, { binary: false, compress: false })
  },
  close: (code, reason) => {
    if (socket.readyState !== socket.OPEN) return
    closed(code)
    socket.close(code, reason)
    // The close frame waits behind what a slow client does not read.
    setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref()
  },
})

/** Ends a connection that answers no ping. @returns a function that stops asking. */
export const keepAlive = (socket: WebSocket, everyMs: number): (() => void) => {
  let alive = true
  socket.on('pong', () => (alive = true))
  const timer = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, everyMs)
  return () => clearInterval(timer)
}

/** Counts one more connection of a user. @returns a function that counts it off. @throws AppError */
export const createUserCount = (): ((userId: string) => () => void) => {
  const counts = new Map<string, number>()
  return (userId) => {
    const count = counts.get(userId) ?? 0
    if (count >= MAX_PER_USER)
      throw new AppError('overloaded', { detail: `One user may open ${MAX_PER_USER} live feeds.` })
    counts.set(userId, count + 1)
    return () => {
      const left = (counts.get(userId) ?? 1) - 1
      if (left > 0) counts.set(userId, left)
      else counts.delete(userId)
    }
  }
}
