/**
 * The word before an operator → the field that it names, or the complaint that names the nearest one.
 */
import { closest } from '../closest.ts'
import {
  canonicalName,
  FIELD_NAMES,
  FINGERPRINT,
  isChoiceField,
  isFlagField,
  isNumberField,
  isTextField,
} from './fields.ts'
import type { FieldRef } from './filter.ts'
import { FilterError, type Span } from './filter-error.ts'

const TAGS = 'tags.'
const PAYLOAD = 'payload.'
const SEGMENT = /^[A-Za-z0-9_$-]+$/

const payloadRef = (word: string, span: Span): FieldRef => {
  const path = word.slice(PAYLOAD.length).split('.')
  if (path.every((segment) => SEGMENT.test(segment))) return { kind: 'payload', path }
  throw new FilterError(
    'unknown_field',
    span,
    `${JSON.stringify(word)} is not a path in the payload`,
    'Write keys of letters, digits, _, $ and - with a point between them, such as payload.cart.items.',
  )
}

/** The field of a word; undefined when it names none. */
export const fieldOf = (word: string, span: Span): FieldRef | undefined => {
  if (word.startsWith(TAGS) && word.length > TAGS.length)
    return { kind: 'tag', key: word.slice(TAGS.length) }
  if (word.startsWith(PAYLOAD)) return payloadRef(word, span)
  const name = canonicalName(word)
  if (isTextField(name)) return { kind: 'text', name }
  if (isChoiceField(name)) return { kind: 'choice', name }
  if (isNumberField(name)) return { kind: 'number', name }
  if (isFlagField(name)) return { kind: 'flag', name }
  return name === FINGERPRINT ? { kind: 'fingerprint' } : undefined
}

/** The complaint about a word that names no field. `source` is the whole term as it was written. */
export const unknownField = (word: string, span: Span, source: string): FilterError => {
  const guess = closest(word, [...FIELD_NAMES, 'has'])
  const meant = guess === undefined ? '' : `Did you mean ${guess}? `
  const fix = `${meant}Tags are tags.${word.slice(0, 40)}, keys of the payload are payload.${word.slice(0, 40)}; to search for the text, quote it: ${JSON.stringify(source.slice(0, 60))}.`
  return new FilterError('unknown_field', span, `There is no field ${JSON.stringify(word)}`, fix)
}
