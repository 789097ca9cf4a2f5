/**
 * One pass over the bytes of JSON values, before anything is parsed: finds where a value ends and
 * checks depth, number of keys and elements, string lengths, forbidden keys, lone surrogates and NUL.
 * It never decides that text is valid JSON (JSON.parse does that afterwards, on the same bytes); it
 * guarantees that a value with a fault is never parsed. Linear time, no recursion, no copies.
 */
import { LIMITS } from '@pulseboard/contracts'

/** What can be wrong with a value that may well be valid JSON. */
export type Fault =
  | 'too_deep'
  | 'too_many_keys'
  | 'string_too_long'
  | 'event_too_large'
  | 'forbidden_key'
  | 'lone_surrogate'
  | 'nul_character'

/** Position that means: the bytes end inside the value. */
export const UNFINISHED = -1

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const LETTER_U = 0x75

// `__proto__` is refused wherever it stands. `constructor` is an honest word ("Ferrari"); only as a
// way to a prototype, with an object as its value, is it refused.
const PROTO_KEY = '__proto__'
const CONSTRUCTOR_KEY = 'constructor'

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

export class Scanner {
  /** First fault of the last value. */
  fault: Fault | undefined
  /** Keys of all objects of the last value, duplicates included. */
  objectKeys = 0
  readonly #bytes: Buffer
  readonly #end: number
  #hasEscape = false

  constructor(bytes: Buffer, end = bytes.length) {
    this.#bytes = bytes
    this.#end = end
  }

  /** The next position that is not white space. */
  skipSpace(at: number): number {
    let position = at
    while (position < this.#end && isSpace(this.#bytes[position])) position++
    return position
  }

  /** Scans one value that starts at `at`. @returns the position after it, or UNFINISHED. */
  value(at: number): number {
    this.fault = undefined
    this.objectKeys = 0
    const first = this.#bytes[at]
    const end =
      first === OPEN_BRACE || first === OPEN_BRACKET
        ? this.#container(at)
        : first === QUOTE
          ? this.#string(at)
          : this.#scalar(at)
    if (end !== UNFINISHED && end - at > LIMITS.eventBytes) this.#fail('event_too_large')
    return end
  }

  #fail(fault: Fault): void {
    this.fault ??= fault
  }

  #scalar(at: number): number {
    let position = at
    while (position < this.#end) {
      const byte = this.#bytes[position]
      if (byte === COMMA || byte === CLOSE_BRACKET || byte === CLOSE_BRACE || isSpace(byte)) break
      position++
    }
    return position
  }

  // Commas plus non-empty containers = keys plus elements, so no stack of container kinds is needed.
  #container(at: number): number {
    let depth = 0
    let items = 0
    let position = at
    while (position < this.#end) {
      const byte = this.#bytes[position]
      if (byte === QUOTE) {
        position = this.#stringOrKey(position)
        if (position === UNFINISHED) return UNFINISHED
        continue
      }
      position++
      if (byte === COMMA) items++
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (++depth > LIMITS.depth) this.#fail('too_deep')
        const next = this.#bytes[(position = this.skipSpace(position))]
        if (next !== CLOSE_BRACE && next !== CLOSE_BRACKET) items++
      } else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) {
        if (items > LIMITS.keys) this.#fail('too_many_keys')
        return position
      }
    }
    return UNFINISHED
  }

  #stringOrKey(at: number): number {
    const end = this.#string(at)
    if (end === UNFINISHED) return UNFINISHED
    const next = this.skipSpace(end)
    if (this.#bytes[next] !== COLON) return next
    this.objectKeys++
    const value = this.skipSpace(next + 1)
    this.#checkKey(at, end, value)
    return value
  }

  #checkKey(start: number, end: number, value: number): void {
    const length = end - start - 2
    if (!this.#hasEscape && length !== PROTO_KEY.length && length !== CONSTRUCTOR_KEY.length) return
    const key = this.#keyText(start, end)
    if (key === PROTO_KEY) this.#fail('forbidden_key')
    else if (key === CONSTRUCTOR_KEY && this.#bytes[value] === OPEN_BRACE)
      this.#fail('forbidden_key')
  }

  // A key may be spelt with escapes (`\u005f_proto__`): it is compared as the parser will see it.
  #keyText(start: number, end: number): string {
    if (!this.#hasEscape) return this.#bytes.toString('latin1', start + 1, end - 1)
    try {
      return String(JSON.parse(this.#bytes.toString('latin1', start, end)))
    } catch {
      return ''
    }
  }

  /** From the opening quote to after the closing one. */
  #string(at: number): number {
    const bytes = this.#bytes
    const limit = this.#end
    this.#hasEscape = false
    let position = at + 1
    while (position < limit) {
      const byte = bytes[position]
      if (byte === QUOTE) {
        const length = position - at - 1
        if (length > LIMITS.stringLength && this.#codeUnits(at + 1, position) > LIMITS.stringLength)
          this.#fail('string_too_long')
        return position + 1
      }
      if (byte === BACKSLASH) {
        this.#hasEscape = true
        position = this.#escape(position)
      } else position++
    }
    return UNFINISHED
  }

  // A lone surrogate or NUL is legal JSON, but no database behind us can store the text.
  #escape(at: number): number {
    if (this.#bytes[at + 1] !== LETTER_U) return at + 2
    const unit = this.#hex4(at + 2)
    if (unit === 0) this.#fail('nul_character')
    if (isLowSurrogate(unit)) this.#fail('lone_surrogate')
    if (!isHighSurrogate(unit)) return at + 6
    const paired =
      this.#bytes[at + 6] === BACKSLASH &&
      this.#bytes[at + 7] === LETTER_U &&
      isLowSurrogate(this.#hex4(at + 8))
    if (!paired) this.#fail('lone_surrogate')
    return paired ? at + 12 : at + 6
  }

  #hex4(at: number): number {
    return Number.parseInt(this.#bytes.toString('latin1', at, at + 4), 16)
  }

  /** UTF-16 code units of the characters between two positions; only asked for long strings. */
  #codeUnits(start: number, end: number): number {
    let units = 0
    for (let position = start; position < end;) {
      const byte = this.#bytes[position] ?? 0
      if (byte === BACKSLASH) position += this.#bytes[position + 1] === LETTER_U ? 6 : 2
      else {
        // Continuation bytes add nothing; a four-byte character is a surrogate pair.
        if ((byte & 0xc0) === 0x80) units--
        else if (byte >= 0xf0) units++
        position++
      }
      units++
    }
    return units
  }
}
