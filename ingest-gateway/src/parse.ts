/**
 * Bytes of a candidate → JSON value, parsed once. Refuses what JSON.parse would quietly accept or
 * change: faults that the scanner found, keys that stand twice, numbers that no store can keep. Pure.
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

const violation = (code: string, pointer: string, [detail, fix]: Words): Violation => ({
  pointer,
  code,
  detail,
  fix,
})

interface Census {
  /** Keys of all objects. */
  keys: number
  /** False as soon as a number is not finite: `1e999` parses to Infinity, which stores keep as null. */
  isFinite: boolean
  /** A number may be an integer of more than 64 bits. */
  isWide: boolean
}

const WIDE = 2 ** 63

/** What stands in a parsed value. Depth and size were bounded before. */
const takeCensus = (value: object, census: Census): Census => {
  const isArray = Array.isArray(value)
  for (const name in value) {
    if (!isArray) census.keys++
    const member: unknown = value[name as keyof typeof value]
    if (typeof member === 'number') {
      if (!Number.isFinite(member)) census.isFinite = false
      else if (member >= WIDE || member <= -WIDE) census.isWide = true
    } else if (typeof member === 'object' && member !== null) takeCensus(member, census)
  }
  return census
}

// Strings are matched so that digits inside of them are not taken for a number.
const STRING_OR_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{19,}(?![\d.eE])/g

/** An integer beyond 64 bits, written out; `1e30` is none. Such a number fits no column of a store. */
const hasWideInteger = (text: string): boolean => {
  for (const [token] of text.matchAll(STRING_OR_INTEGER)) {
    if (token.startsWith('"')) continue
    const integer = BigInt(token)
    if (integer !== BigInt.asUintN(64, integer) && integer !== BigInt.asIntN(64, integer))
      return true
  }
  return false
}

const parseText = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What JSON.parse changed without saying so, or what no store can keep. */
const silentChange = (value: unknown, text: string, objectKeys: number): Violation | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { keys, isFinite, isWide } = takeCensus(value, { keys: 0, isFinite: true, isWide: false })
  if (!isFinite || (isWide && hasWideInteger(text)))
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
  const { fault, start, end } = candidate
  if (fault !== undefined) return { violation: violation(fault, '', FAULTS[fault]) }
  const text = body.toString(undefined, start, end)
  const value = parseText(text)
  if (value === undefined) return { violation: violation('invalid_json', '', FAULTS.invalid_json) }
  const changed = silentChange(value, text, candidate.objectKeys)
  return changed === undefined ? { value } : { violation: changed }
}
