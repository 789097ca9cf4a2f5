/**
 * The filter language: text → filter. Terms stand side by side and must all hold.
 *
 *   term      [-] ( field:value[,value…] | number-field > >= < <= number | has:field | words )
 *   field     a name of `fields.ts` | tags.<key> | tags."any key" | payload.<path>
 *   value     text, "quoted text", with * for any text between; in quotes * is a character
 *   words     searched in name and error message, whatever the case
 *
 * `field:*` is `has:field`. Whatever the text, the answer is a filter or a `FilterError`; it never reads
 * further than its limits.
 */
import { LIMITS } from '../limits.ts'
import { FilterError, type Span } from './filter-error.ts'
import type { Condition, FieldRef, Filter, Term } from './filter.ts'
import { fieldOf, unknownField } from './resolve.ts'
import { createScanner, type Read, type Scanner } from './scan.ts'
import { compareCondition, hasCondition, valueCondition } from './conditions.ts'

const WORDS = ['AND', 'OR', 'NOT', '&&', '||']
const COMPARISONS = ['>', '>=', '<', '<='] as const

const isComparison = (operator: string): operator is (typeof COMPARISONS)[number] =>
  (COMPARISONS as readonly string[]).includes(operator)

const refuseWords = ({ pattern, quoted, ...span }: Read): void => {
  const [word = ''] = pattern.pieces
  if (quoted || pattern.pieces.length > 1 || !WORDS.includes(word)) return
  const fix =
    word === 'OR' || word === '||'
      ? 'Several values of one field are field:a,b; terms that stand side by side must all hold.'
      : word === 'NOT'
        ? 'Write - before a term to turn it round.'
        : 'Leave it out: terms that stand side by side must all hold.'
  throw new FilterError('not_supported', span, `${word} is no word of this language`, fix)
}

const containsCondition = (read: Read): Condition => {
  refuseWords(read)
  const pieces = read.pattern.pieces.filter((piece) => piece !== '')
  if (pieces.length > 0) return { op: 'contains', pattern: { pieces } }
  throw new FilterError(
    'missing_value',
    read,
    read.quoted ? 'There is nothing to search for' : 'A * alone fits every event',
    'Write what to search for, or leave it out.',
  )
}

/** The values after a colon: one, or several with commas between them. */
const readValues = (scanner: Scanner, field: string): Read[] => {
  const values: Read[] = []
  do {
    const value = scanner.value(true)
    if (value.end === value.at)
      throw new FilterError(
        'missing_value',
        { at: value.at, end: value.at },
        `A value is missing after ${JSON.stringify(field)}`,
        `Write ${field}:value, ${field}:"" for events without it, or has:${field}.`,
      )
    values.push(value)
  } while (scanner.take(','))
  return values
}

/** The name before an operator, with the quoted key of a tag. */
const readField = (scanner: Scanner): string | undefined => {
  const word = scanner.field()
  if (word !== 'tags.') return word
  return word + (scanner.quoted() ?? '')
}

const equalsInstead = (word: string, operator: string, span: Span): FilterError =>
  new FilterError(
    'not_supported',
    span,
    `${operator} is no operator of this language`,
    operator === '!=' ? `Write -${word}:value.` : `Write ${word}:value.`,
  )

const readHas = (scanner: Scanner): Condition => {
  const at = scanner.position
  const word = readField(scanner)
  const span = { at, end: scanner.position }
  const field = word === undefined ? undefined : fieldOf(word, span)
  const rest = scanner.value(false)
  if (rest.end > rest.at)
    throw new FilterError(
      'not_supported',
      rest,
      'Something follows the field after "has"',
      'Write one field, then a space: has:release has:user.',
    )
  if (field !== undefined) return hasCondition(field)
  if (word !== undefined) throw unknownField(word, span, `has:${word}`)
  throw new FilterError(
    'missing_value',
    span,
    'A field is missing after "has"',
    'Write has:field, such as has:release.',
  )
}

/** `value:>3` is how other tools write it. */
const comparisonAfterColon = (scanner: Scanner, field: FieldRef): string | undefined => {
  if (field.kind !== 'number' && field.kind !== 'payload') return undefined
  const at = scanner.position
  const operator = scanner.operator()
  if (operator !== undefined && isComparison(operator)) return operator
  scanner.seek(at)
  return undefined
}

/** A term that begins with a name and an operator; undefined when the text there is something else. */
const readFieldTerm = (scanner: Scanner): Condition | undefined => {
  const at = scanner.position
  const word = readField(scanner)
  const span = { at, end: scanner.position }
  const operator = word === undefined ? undefined : scanner.operator()
  if (word === undefined || operator === undefined) return undefined
  if (word === 'has' && operator === ':') return readHas(scanner)
  const field = fieldOf(word, span)
  const isEquals = operator !== ':' && !isComparison(operator)
  if (field === undefined) {
    if (isEquals) return undefined
    throw unknownField(
      word,
      span,
      `${word}${operator}${scanner.value(false).pattern.pieces.join('*')}`,
    )
  }
  if (isEquals) throw equalsInstead(word, operator, { at, end: scanner.position })
  const by = operator === ':' ? comparisonAfterColon(scanner, field) : operator
  if (by !== undefined && isComparison(by))
    return compareCondition(word, field, by, scanner.value(false))
  return valueCondition(field, readValues(scanner, word))
}

const readTerm = (scanner: Scanner): Term => {
  const at = scanner.position
  const negated = scanner.take('-')
  const start = scanner.position
  const condition = readFieldTerm(scanner)
  if (condition !== undefined) return { ...condition, negated }
  scanner.seek(start)
  const read = scanner.value(false)
  if (read.end > read.at) return { ...containsCondition(read), negated }
  throw new FilterError(
    'missing_value',
    { at, end: scanner.position },
    'A - stands alone',
    'Write -term without a space, or "-" to search for it.',
  )
}

const refuseUnreadable = (text: string): void => {
  if (text.length > LIMITS.filterLength)
    throw new FilterError(
      'too_long',
      { at: LIMITS.filterLength, end: text.length },
      `The filter has ${text.length} characters`,
      `Use at most ${LIMITS.filterLength}.`,
    )
  if (!text.isWellFormed())
    throw new FilterError(
      'not_unicode',
      { at: 0, end: text.length },
      'The filter has half a character',
      'Write it anew; a surrogate stands alone in it.',
    )
}

/** @throws FilterError and nothing else */
export const parseFilter = (text: string): Filter => {
  refuseUnreadable(text)
  const scanner = createScanner(text)
  const terms: Term[] = []
  scanner.skipSpaces()
  while (!scanner.ended) {
    const at = scanner.position
    if (terms.length === LIMITS.filterTerms)
      throw new FilterError(
        'too_many_terms',
        { at, end: text.length },
        `More than ${LIMITS.filterTerms} terms begin`,
        'Join values of one field with commas, or leave terms out.',
      )
    terms.push(readTerm(scanner))
    scanner.skipSpaces()
  }
  return terms
}

/** One field by its name, as `by=` and `field=` take it. @throws FilterError and nothing else */
export const parseField = (text: string): FieldRef => {
  refuseUnreadable(text)
  const scanner = createScanner(text)
  const word = readField(scanner) ?? ''
  const field = scanner.ended ? fieldOf(word, { at: 0, end: scanner.position }) : undefined
  if (field !== undefined) return field
  throw unknownField(text, { at: 0, end: text.length }, text)
}
