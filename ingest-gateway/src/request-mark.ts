/**
 * Names of requests, unique across gateways and restarts: 8 hex digits of this run of the process, 8 of
 * the request's number in it. Every message of a request carries its mark, so a copy that we wrote twice
 * can be told from the retry of a client. The number wraps after 2^32 requests; that would only matter
 * for the same event id under the same mark.
 */
import { randomBytes } from 'node:crypto'

export interface RequestMarks {
  /** This run of the gateway: 8 hex digits. */
  readonly run: string
  /** Mark of the next request: 16 hex digits. */
  next(): string
}

export const createRequestMarks = (run = randomBytes(4).toString('hex')): RequestMarks => {
  let number = 0
  return {
    run,
    next: () => {
      const mark = run + number.toString(16).padStart(8, '0')
      number = (number + 1) >>> 0
      return mark
    },
  }
}
