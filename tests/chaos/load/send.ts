/** One HTTP request of the load: resolves with whatever came, also with nothing; never rejects. */
import { Agent, request } from 'node:http'

export interface Answer {
  /** HTTP status; 0 when the connection broke or nothing came in time. */
  readonly status: number
  readonly accepted: number
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs: number
}

const NONE: Answer = { status: 0, accepted: 0, retryAfterMs: 0 }
/** Longer than any answer that the gateway owes: it decides within two seconds. */
const TIMEOUT_MS = 10_000

export const createSender = () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const send = (url: string, apiKey: string, body: string): Promise<Answer> =>
    new Promise((resolve) => {
      const outgoing = request(
        `${url}/v1/events`,
        {
          method: 'POST',
          agent,
          headers: {
            authorization: `Bearer ${apiKey}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
          timeout: TIMEOUT_MS,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => void chunks.push(chunk))
          response.on('error', () => resolve(NONE))
          response.on('close', () => resolve(NONE))
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString()
            resolve({
              status: response.statusCode ?? 0,
              accepted: Number(/"accepted":(\d+)/.exec(text)?.[1] ?? 0),
              retryAfterMs: Number(response.headers['retry-after'] ?? 0) * 1000,
            })
          })
        },
      )
      outgoing.on('timeout', () => outgoing.destroy())
      outgoing.on('error', () => resolve(NONE))
      outgoing.end(body)
    })
  return { send, close: () => agent.destroy() }
}
