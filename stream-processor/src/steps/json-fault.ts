/**
 * Where a text stops being JSON, and why, in words that quote nothing of it: what is said of a broken
 * message outlives the message, and nothing that was erased may stand in it. Pure; looks at each
 * character once and does not call itself, however deep the text is nested.
 *
 *   a value → a comma or the end of what is open → a key → a colon → a value …, at last the end
 */
const SPACE = /[ \t\n\r]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const FIRST_PRINTABLE = 0x20

type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a key'
  | 'a key or }'
  | 'a colon'
  | 'a comma or }'
  | 'a comma or ]'
  | 'the end'

interface Fault {
  readonly at: number
  readonly problem: string
}

/** Length of what a sticky pattern finds at a place; undefined when it finds nothing. */
const lengthOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length
}

/** Where the string that begins here ends, or what is wrong in it. */
const endOfString = (text: string, start: number): number | Fault => {
  for (let at = start + 1; at < text.length;) {
    const character = text[at] as string
    if (character === '"') return at + 1
    if (character.charCodeAt(0) < FIRST_PRINTABLE)
      return { at, problem: 'a control character in a string must be escaped' }
    const step = character === '\\' ? lengthOf(ESCAPE, text, at) : 1
    if (step === undefined) return { at, problem: 'this escape does not exist' }
    at += step
  }
  return { at: text.length, problem: 'the last string has no end' }
}

const afterValue = (open: readonly string[]): Expected => {
  if (open.length === 0) return 'the end'
  return open.at(-1) === '{' ? 'a comma or }' : 'a comma or ]'
}

/** What may follow a mark; undefined when the mark may not stand here. Opens and closes. */
const afterMark = (mark: string, expected: Expected, open: string[]): Expected | undefined => {
  if (mark === ':' && expected === 'a colon') return 'a value'
  if (mark === ',' && expected === 'a comma or }') return 'a key'
  if (mark === ',' && expected === 'a comma or ]') return 'a value'
  if ((mark === '}' || mark === ']') && expected.endsWith(`or ${mark}`)) {
    open.pop()
    return afterValue(open)
  }
  if ((mark !== '{' && mark !== '[') || !expected.startsWith('a value')) return undefined
  open.push(mark)
  return mark === '{' ? 'a key or }' : 'a value or ]'
}

const findFault = (text: string): Fault | undefined => {
  const open: string[] = []
  let expected: Expected = 'a value'
  for (let at = 0; ;) {
    at += lengthOf(SPACE, text, at) ?? 0
    const mark = text[at]
    const fault = { at, problem: `${expected} is expected` }
    if (mark === undefined) return expected === 'the end' ? undefined : fault
    const isKey = expected.startsWith('a key')
    const isValue = expected.startsWith('a value')
    const next = afterMark(mark, expected, open)
    if (next !== undefined) {
      expected = next
      at++
    } else if (mark === '"' && (isKey || isValue)) {
      const end = endOfString(text, at)
      if (typeof end !== 'number') return end
      expected = isKey ? 'a colon' : afterValue(open)
      at = end
    } else {
      const length = isValue ? lengthOf(SCALAR, text, at) : undefined
      if (length === undefined) return fault
      expected = afterValue(open)
      at += length
    }
  }
}

/** A sentence; undefined when the text is JSON. */
export const describeJsonFault = (text: string): string | undefined => {
  const fault = findFault(text)
  if (fault === undefined) return undefined
  const { at, problem } = fault
  const place = at < text.length ? `At character ${at + 1} of` : 'After all of'
  return `${place} ${text.length}: ${problem}.`
}
