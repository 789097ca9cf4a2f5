/**
 * application/json: one event object, or an array of them. The framing is checked here, each element's
 * own syntax when it is parsed. Gives places in the body, copies nothing.
 */
import { LIMITS } from '@pulseboard/contracts'
import { invalidJson, tooManyEvents, type Candidate, type WireFormat } from './candidate.ts'
import { Scanner, UNFINISHED } from './scan.ts'

const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c

const endsEarly = () =>
  invalidJson('The body ends in the middle of a value. Send the whole JSON text.')

const candidateAt = (scanner: Scanner, start: number): Candidate => {
  const end = scanner.value(start)
  if (end === UNFINISHED) throw endsEarly()
  return { start, end, fault: scanner.fault, objectKeys: scanner.objectKeys }
}

const requireEnd = (scanner: Scanner, body: Buffer, after: number): void => {
  const at = scanner.skipSpace(after)
  if (at < body.length)
    throw invalidJson(
      `There is more after the first JSON value, at byte ${at}. Send several events as an array, or as lines with Content-Type: application/x-ndjson.`,
    )
}

const elements = (scanner: Scanner, body: Buffer, opening: number): Candidate[] => {
  const found: Candidate[] = []
  let at = scanner.skipSpace(opening + 1)
  if (body[at] === CLOSE_BRACKET) {
    requireEnd(scanner, body, at + 1)
    return found
  }
  for (;;) {
    if (at >= body.length) throw endsEarly()
    if (found.length === LIMITS.batchEvents) throw tooManyEvents()
    const candidate = candidateAt(scanner, at)
    if (candidate.end === candidate.start)
      throw invalidJson(`An array element is missing at byte ${at}.`)
    found.push(candidate)
    at = scanner.skipSpace(candidate.end)
    const separator = body[at]
    if (separator === CLOSE_BRACKET) break
    if (at >= body.length) throw endsEarly()
    if (separator !== COMMA)
      throw invalidJson(`A comma or ] is expected between array elements, at byte ${at}.`)
    at = scanner.skipSpace(at + 1)
  }
  requireEnd(scanner, body, at + 1)
  return found
}

export const json: WireFormat = (body) => {
  const scanner = new Scanner(body)
  const start = scanner.skipSpace(0)
  if (body[start] === OPEN_BRACKET) return elements(scanner, body, start)
  const only = candidateAt(scanner, start)
  requireEnd(scanner, body, only.end)
  return [only]
}
