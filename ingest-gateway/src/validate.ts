/**
 * Judges one candidate: parsed once, checked against the schema and against what a schema cannot say
 * (duplicate keys, numbers beyond double precision, a metric without a value). Pure.
 * An accepted event is a plain object of contracts; a refused one names field, finding and fix.
 */
import { EventInput, LIMITS, type Violation } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { epochMs } from './stamp.ts'
import type { Candidate } from './wire/candidate.ts'

type Words = readonly [detail: string, fix: string]

const FAULTS: Readonly<Record<NonNullable<Candidate['fault']>, Words>> = {
  invalid_json: ['This is not valid JSON', 'Send one JSON object, in one line if you send lines.'],
  too_deep: [
    `Objects and arrays are nested beyond ${LIMITS.depth} levels`,
    'Flatten it, or send the inner part as a string.',
  ],
  too_many_keys: [
    `It has more than ${LIMITS.keys} keys and array elements`,
    'Send less, or several events.',
  ],
  string_too_long: [
    `A string has more than ${LIMITS.stringLength} characters`,
    'Cut it before sending.',
  ],
  event_too_large: [
    `The event has more than ${LIMITS.eventBytes} bytes`,
    'Cut strings or payload before sending.',
  ],
  forbidden_key: ['A key is __proto__, or constructor with an object', 'Rename the key.'],
  lone_surrogate: [
    'A string holds half of a surrogate pair, which is no character',
    'Cut strings between characters, not inside them.',
  ],
  nul_character: ['A string holds the character NUL (\\u0000)', 'Remove it before sending.'],
}

const violation = (code: string, pointer: string, [detail, fix]: Words): Violation => ({
  pointer,
  code,
  detail,
  fix,
})

const matchesSchema = compile(EventInput)

/**
 * Keys of all objects of a parsed value; NaN as soon as a number is not finite (`1e999` parses to
 * Infinity and would reach the stores as null). Depth and size were bounded before.
 */
const countKeys = (value: object): number => {
  let keys = 0
  const isArray = Array.isArray(value)
  for (const name in value) {
    if (!isArray) keys++
    const member: unknown = value[name as keyof typeof value]
    if (typeof member === 'number') {
      if (!Number.isFinite(member)) return Number.NaN
    } else if (typeof member === 'object' && member !== null) keys += countKeys(member)
  }
  return keys
}

const parse = (body: Buffer, { start, end }: Candidate): unknown => {
  try {
    return JSON.parse(body.toString(undefined, start, end))
  } catch {
    return undefined
  }
}

/** What the schema cannot say. */
const beyondSchema = (event: EventInput, objectKeys: number): Violation | undefined => {
  const keys = countKeys(event)
  if (Number.isNaN(keys))
    return violation('number_out_of_range', '', ['A number is too large', 'Send it as a string.'])
  if (keys !== objectKeys)
    return violation('duplicate_key', '', ['A key stands twice in one object', 'Keep one of them.'])
  if (event.type === 'metric' && event.value === undefined)
    return violation('required', '/value', ['A metric needs a value', 'Add value, a number.'])
  for (const field of ['timestamp', 'sent_at'] as const) {
    const time = event[field]
    if (typeof time === 'string' && Number.isNaN(epochMs(time)))
      return violation('format', `/${field}`, [
        `${field} is no date of the calendar`,
        'Use RFC 3339, such as 2026-11-24T09:00:00.000Z.',
      ])
  }
  return undefined
}

export type Verdict =
  | { readonly event: EventInput; readonly violation?: undefined }
  | { readonly event?: undefined; readonly violation: Violation }

/** Whether the bytes of a candidate are an event. */
export const judge = (body: Buffer, candidate: Candidate): Verdict => {
  if (candidate.fault !== undefined)
    return { violation: violation(candidate.fault, '', FAULTS[candidate.fault]) }
  const parsed = parse(body, candidate)
  if (parsed === undefined) return { violation: violation('invalid_json', '', FAULTS.invalid_json) }
  const [first] = matchesSchema(parsed) ?? []
  if (first !== undefined) return { violation: first }
  const event = parsed as EventInput
  const found = beyondSchema(event, candidate.objectKeys)
  return found === undefined ? { event } : { violation: found }
}
