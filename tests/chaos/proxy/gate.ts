/**
 * One proxied route: a listener whose connections go on to the real server through the weather of the
 * moment. An answer is lost like this: the request passes, the server does its work and answers, and the
 * connection is reset instead of the answer's first byte going on.
 */
import { connect, createServer, type Socket } from 'node:net'
import { startFlow } from './flow.ts'
import { FINE, isRequestOf, type Loss, type Weather } from './weather.ts'

export interface Gate {
  setWeather(weather: Weather): void
  /** Resets every open connection. */
  reset(): void
  lose(loss: Loss): void
  /** Answers lost so far. */
  readonly lost: number
}

const NOTHING = Buffer.alloc(0)

/** Decides which answers are lost, and counts them. */
class Losses {
  #loss: Loss = { times: 0, share: 0, kind: 'any' }
  lost = 0

  set(loss: Loss): void {
    this.#loss = loss
  }

  /** Whether the answer to this request is lost. */
  takes(request: Buffer): boolean {
    const { times, share, kind } = this.#loss
    if (times === 0 || !isRequestOf(kind, request) || Math.random() >= share) return false
    this.#loss = { times: times - 1, share, kind }
    this.lost++
    return true
  }
}

/** Connects both directions of one connection. */
const join = (client: Socket, server: Socket, weather: () => Weather, losses: Losses): void => {
  let request: Buffer = NOTHING
  const admitRequest = (piece: Buffer): boolean => {
    if (request.length === 0) request = piece
    return true
  }
  const admitAnswer = (): boolean => {
    const lost = request.length > 0 && losses.takes(request)
    request = NOTHING
    if (lost) client.resetAndDestroy()
    return !lost
  }
  startFlow({ from: client, to: server, weather, admit: admitRequest })
  startFlow({ from: server, to: client, weather, admit: admitAnswer })
}

/** When one side is gone the other goes too, in the same manner. */
const tie = (one: Socket, other: Socket, open: Set<Socket>): void => {
  open.add(one)
  one.on('error', () => other.resetAndDestroy())
  one.on('close', () => {
    open.delete(one)
    other.destroy()
  })
}

export const openGate = (port: number, upstreamPort: number): Promise<Gate> => {
  let weather = FINE
  const losses = new Losses()
  const open = new Set<Socket>()
  const reset = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    if (weather.cut) {
      client.resetAndDestroy()
      return
    }
    const server = connect({ port: upstreamPort, host: '127.0.0.1', noDelay: true })
    join(client, server, () => weather, losses)
    tie(client, server, open)
    tie(server, client, open)
  })
  const gate: Gate = {
    setWeather: (next) => {
      weather = next
      if (next.cut) reset()
    },
    reset,
    lose: (loss) => losses.set(loss),
    get lost() {
      return losses.lost
    },
  }
  return new Promise((resolve) => {
    listener.listen(port, '127.0.0.1', () => resolve(gate))
  })
}
