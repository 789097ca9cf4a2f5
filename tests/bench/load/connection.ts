/**
 * One keep-alive HTTP/1.1 connection on a bare socket, one request at a time. Reads no more of an answer
 * than it must: the status, the length and the count of accepted events.
 */
import { createConnection, type Socket } from 'node:net'

export interface Answer {
  /** HTTP status; 0 when the connection broke before an answer. */
  readonly status: number
  readonly accepted: number
}

export interface Connection {
  /** Sends whole request bytes; `done` is called once. */
  send(bytes: Buffer, done: (answer: Answer) => void): void
  close(): void
}

const BROKEN: Answer = { status: 0, accepted: 0 }

/** The answer at the start of the text, or undefined while it is incomplete. */
export const readAnswer = (text: string): Answer | undefined => {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0)
  if (text.length < headEnd + 4 + length) return undefined
  const accepted = Number(/"accepted":(\d+)/.exec(text)?.[1] ?? 0)
  return { status: Number(text.slice(9, 12)), accepted }
}

export const connect = (port: number): Connection => {
  let socket: Socket | undefined
  let received = ''
  let waiting: ((answer: Answer) => void) | undefined
  let closed = false

  const settle = (answer: Answer): void => {
    const done = waiting
    waiting = undefined
    received = ''
    done?.(answer)
  }
  const open = (): Socket => {
    const fresh = createConnection({ port, host: '127.0.0.1', noDelay: true })
    fresh.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const answer = readAnswer(received)
      if (answer !== undefined) settle(answer)
    })
    fresh.on('error', () => undefined)
    fresh.on('close', () => {
      if (socket === fresh) socket = undefined
      settle(BROKEN)
    })
    return fresh
  }
  return {
    send: (bytes, done) => {
      waiting = done
      socket ??= open()
      socket.write(bytes)
    },
    close: () => {
      if (closed) return
      closed = true
      socket?.destroy()
    },
  }
}
