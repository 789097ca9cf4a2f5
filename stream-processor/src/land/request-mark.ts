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
const DIGITS = 16
const NO_DIGIT = 0xff

// Byte → value of the lower-case hex digit. This runs for every message: a pattern took several times as long.
const HEX = new Uint8Array(256).fill(NO_DIGIT)
for (let digit = 0; digit < 16; digit++) HEX[digit.toString(16).charCodeAt(0)] = digit

/** Eight hex digits as a number; NaN when they are not all digits. */
const wordAt = (text: Uint8Array, from: number): number => {
  let word = 0
  for (let at = from; at < from + 8; at++) {
    const digit = HEX[text[at] ?? 0] ?? NO_DIGIT
    if (digit === NO_DIGIT) return Number.NaN
    word = word * 16 + digit
  }
  return word
}

export const requestOf = ({ headers }: BusMessage): RequestMark => {
  const header = headers?.['request']
  if (header === undefined || Array.isArray(header)) return UNKNOWN
  const text = typeof header === 'string' ? Buffer.from(header) : header
  if (text.length !== DIGITS) return UNKNOWN
  const [gateway, request] = [wordAt(text, 0), wordAt(text, 8)]
  return Number.isNaN(gateway + request) ? UNKNOWN : { gateway, request }
}
