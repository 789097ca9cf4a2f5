/** Small questions over TCP and HTTP that say whether a server serves. None of them throws. */
import { connect } from 'node:net'

const PROBE_TIMEOUT_MS = 1_000

/** Sends bytes to a loopback port and gives the first answer; undefined when there is none. */
export const askTcp = (port: number, question: Buffer): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (answer: Buffer | undefined): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(PROBE_TIMEOUT_MS, () => end(undefined))
    socket.once('error', () => end(undefined))
    socket.once('close', () => end(undefined))
    socket.once('connect', () => socket.write(question))
    socket.once('data', end)
  })

/** True when a GET answers 2xx. */
export const httpAnswers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
