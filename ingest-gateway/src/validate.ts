/**
 * Judges one candidate: parsed, then checked against the contract (runtime's event-input.ts). Pure.
 * An accepted event is a plain object of contracts; a refused one names field, finding and fix.
 */
import type { EventInput, Violation } from '@pulseboard/contracts'
import { checkEventInput } from '@pulseboard/runtime'
import { parse } from './parse.ts'
import type { Candidate } from './wire/candidate.ts'

export type Verdict =
  | { readonly event: EventInput; readonly violation?: undefined }
  | { readonly event?: undefined; readonly violation: Violation }

/** Whether the bytes of a candidate are an event. */
export const judge = (body: Buffer, candidate: Candidate): Verdict => {
  const parsed = parse(body, candidate)
  if (parsed.violation !== undefined) return parsed
  const found = checkEventInput(parsed.value)
  return found === undefined ? { event: parsed.value as EventInput } : { violation: found }
}
