/** A client of the live feed for the tests: keeps every message and holds each against its schema. */
import { LiveMessage } from '@pulseboard/contracts'
import { compile, systemClock } from '@pulseboard/runtime'
import { WebSocket } from 'ws'

const check = compile(LiveMessage)

export interface LiveReader {
  readonly socket: WebSocket
  readonly messages: LiveMessage[]
  /** Close code and reason, once it is closed. */
  readonly closed: Promise<{ code: number; reason: string }>
  /** Names of the events that came, in order. */
  names(): string[]
  /** Cursor of the newest message that had one. */
  cursor(): string
  /** Waits until a condition holds; fails after 10 s. */
  until(condition: () => boolean): Promise<void>
}

const parse = (data: unknown): LiveMessage => {
  const message = JSON.parse(String(data)) as LiveMessage
  const violations = check(message)
  if (violations !== null) throw new Error(`off its schema: ${JSON.stringify(violations)}`)
  return message
}

/** Opens a feed; does not wait for it. */
export const openLive = (url: string, headers: Record<string, string> = {}): LiveReader => {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const messages: LiveMessage[] = []
  socket.on('message', (data: Buffer) => void messages.push(parse(data)))
  socket.on('error', () => socket.terminate())
  const { promise: closed, resolve } = Promise.withResolvers<{ code: number; reason: string }>()
  socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  return {
    socket,
    messages,
    closed,
    names: () =>
      messages.flatMap((message) =>
        message.type === 'events' ? message.events.map(({ name }) => name) : [],
      ),
    cursor: () => messages.findLast((message) => 'cursor' in message)?.cursor ?? '',
    until: async (condition) => {
      const end = systemClock.now() + 10_000
      while (!condition()) {
        if (systemClock.now() > end)
          throw new Error(`it did not happen within 10 s; got ${JSON.stringify(messages)}`)
        await new Promise((resolve) => void setTimeout(resolve, 20))
      }
    },
  }
}
