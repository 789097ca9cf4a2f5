/**
 * `GET /dev/mail/api/mails` and `/dev/mail/api/mails/:id`: the mails that the launcher's catcher holds,
 * for the page /dev/mail. A mail may carry a link that signs somebody in, so mails are shown on this
 * machine alone: the other end of the connection and the name in the Host header are loopback (a name
 * of another site that resolves here is not), and no proxy stands between. Never writes, and passes
 * no header on in either direction.
 */
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { isLoopbackHost, isLoopbackPeer } from './loopback.ts'
import { sendProblem } from './problem.ts'

const PREFIX = '/dev/mail/api'
const PATH = /^\/mails(?:\/[\d-]{1,64})?$/
const ANSWER_MS = 5000

const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const

const NO_CATCHER =
  'Mails are caught only in local mode, which npm start runs. This server hands its mails to SMTP_URL.'
const ELSEWHERE =
  'Caught mails are shown only on the machine that PulseBoard runs on. Open this page there, under localhost.'
const NO_SUCH =
  'There is no such mail. The catcher keeps the newest 500; the list shows which those are.'
const AWAY = 'The mail catcher does not answer. It may be starting; try again in a moment.'

/** Whether this request is for us. */
export const isMailPath = (path: string): boolean => path.startsWith(`${PREFIX}/`)

/** Answers one request. `catcher` is its HTTP address; null outside local mode. */
export function serveMail(
  request: IncomingMessage,
  response: ServerResponse,
  catcher: URL | null,
): void {
  if (catcher === null) return sendProblem(response, 'not_found', NO_CATCHER)
  if (!isFromHere(request)) return sendProblem(response, 'not_found', ELSEWHERE)
  const path = (request.url ?? '').slice(PREFIX.length)
  if (request.method !== 'GET' || !PATH.test(path)) {
    return sendProblem(response, 'not_found', NO_SUCH)
  }
  const upstream = get(new URL(path, catcher), { timeout: ANSWER_MS }, (answer) => {
    if (answer.statusCode !== 200) {
      answer.resume()
      return sendProblem(response, 'not_found', NO_SUCH)
    }
    response.writeHead(200, HEADERS)
    pipeline(answer, response, () => {})
  })
  upstream.on('timeout', () => upstream.destroy(new Error('no answer in time')))
  upstream.on('error', () => sendProblem(response, 'api_unavailable', AWAY))
  response.once('close', () => upstream.destroy())
}

function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const proxied = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined
  const host = URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? ''
  return !proxied && isLoopbackPeer(socket.remoteAddress) && isLoopbackHost(host)
}
