/**
 * A quarantined message → the message that is sent again. Pure. Whose event it is comes from the
 * quarantine alone, never from the text: project, key, time of receipt and a known id cannot be changed
 * by whoever repairs it. Numbers keep every digit; a key that stands twice counts once.
 */
import { Event, LIMITS, type EventInput, type Violation } from '@pulseboard/contracts'
import { checkEventInput } from './event-input.ts'
import { occurredAt } from './event-time.ts'
import { compile } from './validate.ts'

declare global {
  // In every Node that runs this; TypeScript's library does not have them yet.
  interface JSON {
    rawJSON(text: string): object
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown
  }
}

export interface Ownership {
  readonly projectId: string
  /** Undefined when the message did not say. */
  readonly eventId: string | undefined
  /** Takes the place of an id that nobody knows; the same at each repair. */
  readonly substituteId: string
  readonly keyId: string | undefined
  readonly receivedMs: number
}

export type Repaired =
  | { readonly id: string; readonly value: string; readonly violation?: undefined }
  | { readonly violation: Violation }

const NIL_UUID = '00000000-0000-0000-0000-000000000000'
const WIDE = 2 ** 63
const matchesEvent = compile(Event, { formats: false })

const refuse = (code: string, pointer: string, detail: string, fix: string) => ({
  violation: { pointer, code, detail, fix },
})

const isWideInteger = (value: number, source: string): boolean => {
  if (!Number.isFinite(value)) return true
  if (Math.abs(value) < WIDE || !/^-?\d+$/.test(source)) return false
  const integer = BigInt(source)
  return integer !== BigInt.asUintN(64, integer) && integer !== BigInt.asIntN(64, integer)
}

/** The value twice: as numbers for the checks, and with the digits as written. */
const parse = (text: string) => {
  let isWide = false
  const exact = JSON.parse(text, (_, value, { source }) => {
    if (typeof value !== 'number' || source === undefined) return value
    if (isWideInteger(value, source)) isWide = true
    return String(value) === source ? value : JSON.rawJSON(source)
  })
  return { plain: JSON.parse(text) as unknown, exact, isWide }
}

type Fault = readonly [code: string, detail: string, fix: string]

const textFault = (text: string): Fault | undefined => {
  if (text.length > LIMITS.stringLength)
    return [
      'string_too_long',
      `A string has more than ${LIMITS.stringLength} characters`,
      'Cut it.',
    ]
  return text.isWellFormed() && !text.includes('\0')
    ? undefined
    : ['string', 'A string holds NUL or half of a surrogate pair', 'Remove it.']
}

/** What the gateway refuses on the bytes before it parses them. */
const boundsFault = (value: unknown): Fault | undefined => {
  let keys = 0
  const visit = (one: unknown, depth: number): Fault | undefined => {
    if (typeof one === 'string') return textFault(one)
    if (typeof one !== 'object' || one === null) return undefined
    if (depth > LIMITS.depth)
      return ['too_deep', `It is nested beyond ${LIMITS.depth} levels`, 'Flatten it.']
    for (const [name, member] of Object.entries(one)) {
      if (++keys > LIMITS.keys)
        return ['too_many_keys', `It has more than ${LIMITS.keys} keys and elements`, 'Send less.']
      if (name === '__proto__') return ['forbidden_key', 'A key is __proto__', 'Rename the key.']
      const fault = textFault(name) ?? visit(member, depth + 1)
      if (fault !== undefined) return fault
    }
    return undefined
  }
  return visit(value, 1)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text may repeat what the server knows; it may not change it. */
const changedField = (fields: Readonly<Record<string, unknown>>, whose: Ownership) => {
  const fixed = {
    id: whose.eventId,
    project_id: whose.projectId,
    key_id: whose.keyId ?? NIL_UUID,
    received_at: new Date(whose.receivedMs).toISOString(),
  }
  return Object.entries(fixed).find(([name, wanted]) => {
    const given = fields[name]
    if (given === undefined || wanted === undefined) return false
    return typeof given !== 'string' || given.toLowerCase() !== wanted.toLowerCase()
  })?.[0]
}

const withoutSpliced = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { project_id, key_id, received_at, occurred_at, ...own } = fields
  void [project_id, key_id, received_at, occurred_at]
  return own
}

/** A corrected event. @param text JSON of the event as a client sends it. */
export const repairEvent = (text: string, whose: Ownership): Repaired => {
  if (Buffer.byteLength(text) > LIMITS.eventBytes)
    return refuse('event_too_large', '', `It has over ${LIMITS.eventBytes} bytes`, 'Shorten it.')
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(text)
  } catch {
    return refuse('invalid_json', '', 'This is not valid JSON', 'Send one JSON object.')
  }
  const { plain, exact, isWide } = parsed
  if (!isObject(plain) || !isObject(exact))
    return refuse('type', '', 'The event is no JSON object', 'Send one JSON object.')
  if (isWide)
    return refuse('number_out_of_range', '', 'A number is too large', 'Send it as a string.')
  const fault = boundsFault(plain)
  if (fault !== undefined) return refuse(fault[0], '', fault[1], fault[2])
  const changed = changedField(plain, whose)
  if (changed !== undefined)
    return refuse(
      'read_only',
      `/${changed}`,
      `${changed} was changed`,
      'Leave it out, or as it was.',
    )
  const event = withoutSpliced(plain)
  const violation = checkEventInput(event)
  if (violation !== undefined) return { violation }
  const { timestamp, sent_at, id = whose.eventId ?? whose.substituteId } = event as EventInput
  const occurredMs = occurredAt(timestamp, sent_at, whose.receivedMs)
  const spliced = {
    id: id.toLowerCase(),
    project_id: whose.projectId,
    key_id: whose.keyId ?? NIL_UUID,
    received_at: new Date(whose.receivedMs).toISOString(),
    occurred_at: new Date(occurredMs).toISOString(),
  }
  return { id: spliced.id, value: JSON.stringify({ ...withoutSpliced(exact), ...spliced }) }
}

/** The message as it was: for one whose fault lay elsewhere and is mended. Its bytes stay the same. */
export const takeAsItWas = (bytes: Buffer, whose: Pick<Ownership, 'projectId'>): Repaired => {
  let text: string
  let event: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    event = JSON.parse(text)
  } catch {
    return refuse('invalid_json', '', 'The message is not JSON', 'Send a corrected value.')
  }
  const [violation] = matchesEvent(event) ?? []
  if (violation !== undefined) return { violation }
  const { id, project_id, received_at } = event as Event
  if (project_id.toLowerCase() !== whose.projectId)
    return refuse('read_only', '/project_id', 'It names another project', 'Send a corrected value.')
  return Number.isNaN(Date.parse(received_at))
    ? refuse('format', '/received_at', 'It is no time', 'Send a corrected value.')
    : { id: id.toLowerCase(), value: text }
}
