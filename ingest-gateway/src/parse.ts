/**
 * Bytes of a candidate → JSON value, parsed once. Refuses what JSON.parse would quietly accept or
 * change: faults that the scanner found, keys that stand twice, numbers beyond double precision. Pure.
 */
import { LIMITS, type Violation } from '@pulseboard/contracts'
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

export const violation = (code: string, pointer: string, [detail, fix]: Words): Violation => ({
  pointer,
  code,
  detail,
  fix,
})

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

const parseText = (body: Buffer, { start, end }: Candidate): unknown => {
  try {
    return JSON.parse(body.toString(undefined, start, end))
  } catch {
    return undefined
  }
}

/** What JSON.parse changed without saying so. */
const silentChange = (value: unknown, objectKeys: number): Violation | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const keys = countKeys(value)
  if (Number.isNaN(keys))
    return violation('number_out_of_range', '', ['A number is too large', 'Send it as a string.'])
  if (keys !== objectKeys)
    return violation('duplicate_key', '', ['A key stands twice in one object', 'Keep one of them.'])
  return undefined
}

export type Parsed =
  | { readonly value: unknown; readonly violation?: undefined }
  | { readonly value?: undefined; readonly violation: Violation }

/** The value of a candidate, or why there is none. */
export const parse = (body: Buffer, candidate: Candidate): Parsed => {
  const { fault } = candidate
  if (fault !== undefined) return { violation: violation(fault, '', FAULTS[fault]) }
  const value = parseText(body, candidate)
  if (value === undefined) return { violation: violation('invalid_json', '', FAULTS.invalid_json) }
  const changed = silentChange(value, candidate.objectKeys)
  return changed === undefined ? { value } : { violation: changed }
}
