/**
 * The text of a filter, read piece by piece: words, quoted text, wildcards, operators. Knows where it
 * stands, so that each complaint can name a place. Reads every character once.
 */
import type { Pattern } from './filter.ts'
import { FilterError, type Span } from './filter-error.ts'

const SPACES = /\s*/y
const FIELD = /[A-Za-z_][A-Za-z0-9_.$/@-]*/y
const OPERATOR = /:|>=|<=|>|<|!=|==|=/y
const BARE = /[^\s"*,]+/y
const BARE_WITH_COMMAS = /[^\s"*]+/y

/** A value as it was read. */
export interface Read extends Span {
  readonly pattern: Pattern
  readonly quoted: boolean
}

export interface Scanner {
  readonly position: number
  readonly ended: boolean
  /** Goes back (or on) to a position that was read before. */
  seek(position: number): void
  skipSpaces(): void
  /** Takes this very character when it comes next. */
  take(character: string): boolean
  field(): string | undefined
  operator(): string | undefined
  /** What stands in quotes from here on; undefined without a quote. */
  quoted(): string | undefined
  /** Everything up to a space, and up to a comma in a list. */
  value(inList: boolean): Read
}

/** Text between quotes; a backslash keeps a quote or a backslash, before others it stands for itself. */
const readQuoted = (text: string, start: number): { literal: string; end: number } => {
  let literal = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '"') return { literal, end: at + 1 }
    const next = text[at + 1]
    const escapes = character === '\\' && (next === '"' || next === '\\')
    literal += escapes ? next : character
    if (escapes) at += 1
  }
  throw new FilterError(
    'unclosed_quote',
    { at: start, end: text.length },
    'A quote begins and does not end',
    'Add a closing ", or write \\" for a quote inside quoted text.',
  )
}

/** Without empty pieces in the middle: two wildcards in a row are one. */
const tidy = (pieces: readonly string[]): Pattern => ({
  pieces: pieces.filter((piece, at) => piece !== '' || at === 0 || at === pieces.length - 1),
})

export const createScanner = (text: string): Scanner => {
  let at = 0
  const match = (expression: RegExp): string | undefined => {
    expression.lastIndex = at
    const found = expression.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }
  const take = (character: string): boolean => {
    if (text[at] !== character) return false
    at += 1
    return true
  }
  const quoted = (): string | undefined => {
    if (text[at] !== '"') return undefined
    const { literal, end } = readQuoted(text, at)
    at = end
    return literal
  }
  const value = (inList: boolean): Read => {
    const start = at
    const pieces = ['']
    const append = (literal: string): void => void pieces.push((pieces.pop() ?? '') + literal)
    let hasQuotes = false
    for (;;) {
      if (take('*')) pieces.push('')
      else {
        const literal = quoted()
        hasQuotes ||= literal !== undefined
        const word = literal ?? match(inList ? BARE : BARE_WITH_COMMAS)
        if (word === undefined) break
        append(word)
      }
    }
    return { at: start, end: at, pattern: tidy(pieces), quoted: hasQuotes }
  }
  return {
    get position() {
      return at
    },
    get ended() {
      return at >= text.length
    },
    seek: (position) => void (at = position),
    skipSpaces: () => void match(SPACES),
    take,
    field: () => match(FIELD),
    operator: () => match(OPERATOR),
    quoted,
    value,
  }
}
