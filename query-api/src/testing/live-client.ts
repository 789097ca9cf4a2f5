/** A client of the live feed without a connection, for the unit tests: keeps what it is given. */
import type { LiveClient } from '../live/client.ts'
import type { Frame } from '../live/frames.ts'

export interface FakeClient extends LiveClient {
  bufferedBytes: number
  readonly frames: Frame[]
  readonly closed: [number, string][]
}

export const aClient = (): FakeClient => {
  const frames: Frame[] = []
  const closed: [number, string][] = []
  return {
    bufferedBytes: 0,
    frames,
    closed,
    send: (frame) => void frames.push(frame),
    close: (code, reason) => void closed.push([code, reason]),
  }
}

/** The messages that it was given. */
export const texts = (client: FakeClient): unknown[] =>
  client.frames.map(({ json }) => JSON.parse(json.toString()) as unknown)
