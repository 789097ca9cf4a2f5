/** Faults of the proxy in the same form as everybody else's: RFC 9457 problem+json with a request id. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { ERRORS, statusOf, type ErrorCode, type Problem } from '@pulseboard/contracts'

export function problem(code: ErrorCode, detail: string, requestId = newRequestId()): Problem {
  return {
    type: `/docs/errors/${code.replaceAll('_', '-')}`,
    title: ERRORS[code][1],
    status: statusOf(code),
    code,
    detail,
    request_id: requestId,
  }
}

/** Answers with a problem; ends the connection where an answer had already begun. */
export function sendProblem(response: ServerResponse, code: ErrorCode, detail: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = problem(code, detail)
  response.writeHead(body.status, {
    'content-type': 'application/problem+json',
    'x-request-id': body.request_id,
    'cache-control': 'no-store',
    ...(body.status === 503 ? { 'retry-after': '2' } : {}),
  })
  response.end(JSON.stringify(body))
}

const newRequestId = (): string => `req_${randomUUID().replaceAll('-', '')}`
