/**
 * application/x-ndjson: one event a line; empty lines are skipped and not counted. Each line is judged
 * alone, so a broken line refuses itself and nothing else.
 */
import { LIMITS } from '@pulseboard/contracts'
import { tooManyEvents, type Candidate, type WireFormat } from './candidate.ts'
import { Scanner, UNFINISHED } from './scan.ts'

const NEWLINE = 0x0a

const lineAt = (body: Buffer, start: number, lineEnd: number): Candidate | undefined => {
  const scanner = new Scanner(body, lineEnd)
  const first = scanner.skipSpace(start)
  if (first === lineEnd) return undefined
  const end = scanner.value(first)
  const whole = end !== UNFINISHED && scanner.skipSpace(end) === lineEnd
  return whole
    ? { start: first, end, fault: scanner.fault, objectKeys: scanner.objectKeys }
    : { start: first, end: lineEnd, fault: 'invalid_json', objectKeys: 0 }
}

export const ndjson: WireFormat = (body) => {
  const found: Candidate[] = []
  for (let start = 0; start < body.length;) {
    const newline = body.indexOf(NEWLINE, start)
    const lineEnd = newline === -1 ? body.length : newline
    const candidate = lineAt(body, start, lineEnd)
    if (candidate !== undefined) {
      if (found.length === LIMITS.batchEvents) throw tooManyEvents()
      found.push(candidate)
    }
    start = lineEnd + 1
  }
  return found
}
