/**
 * Which request brought a message: header `request`, 16 hex digits, the gateway's run and the number of
 * the request in it. Pure. Anything else, or no header, is 0/0: another program wrote the message.
 */
import type { BusMessage } from '@pulseboard/runtime'

export interface RequestMark {
  readonly gateway: number
  readonly request: number
}

const UNKNOWN: RequestMark = { gateway: 0, request: 0 }
const MARK = /^[0-9a-f]{16}$/

export const requestOf = ({ headers }: BusMessage): RequestMark => {
  const header = headers?.['request']
  if (header === undefined || Array.isArray(header)) return UNKNOWN
  const text = String(header)
  if (!MARK.test(text)) return UNKNOWN
  return {
    gateway: Number.parseInt(text.slice(0, 8), 16),
    request: Number.parseInt(text.slice(8), 16),
  }
}
