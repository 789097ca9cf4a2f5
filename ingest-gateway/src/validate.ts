/**
 * Judges one candidate: parsed, checked against the schema and against what a schema cannot say (a
 * metric without a value, a day that is in no calendar). Pure.
 * An accepted event is a plain object of contracts; a refused one names field, finding and fix.
 */
import { EventInput, type Violation } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { parse, violation } from './parse.ts'
import { epochMs } from './stamp.ts'
import type { Candidate } from './wire/candidate.ts'

const matchesSchema = compile(EventInput)

const isNoDate = (time: string | number | undefined): boolean =>
  typeof time === 'string' && Number.isNaN(epochMs(time))

/** What the schema cannot say. */
const beyondSchema = (event: EventInput): Violation | undefined => {
  if (event.type === 'metric' && event.value === undefined)
    return violation('required', '/value', ['A metric needs a value', 'Add value, a number.'])
  for (const field of ['timestamp', 'sent_at'] as const)
    if (isNoDate(event[field]))
      return violation('format', `/${field}`, [
        `${field} is no date of the calendar`,
        'Use RFC 3339, such as 2026-11-24T09:00:00.000Z.',
      ])
  return undefined
}

export type Verdict =
  | { readonly event: EventInput; readonly violation?: undefined }
  | { readonly event?: undefined; readonly violation: Violation }

/** Whether the bytes of a candidate are an event. */
export const judge = (body: Buffer, candidate: Candidate): Verdict => {
  const parsed = parse(body, candidate)
  if (parsed.violation !== undefined) return parsed
  const [first] = matchesSchema(parsed.value) ?? []
  if (first !== undefined) return { violation: first }
  const event = parsed.value as EventInput
  const found = beyondSchema(event)
  return found === undefined ? { event } : { violation: found }
}
