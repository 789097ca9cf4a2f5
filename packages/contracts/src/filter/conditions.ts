/** What stands after the field → a condition of the right kind, or the complaint about it. Pure. */
import { closest } from '../closest.ts'
import { CHOICE_FIELDS } from './fields.ts'
import {
  numberOf,
  type Comparison,
  type Condition,
  type FieldRef,
  type FlagRef,
  type NumberRef,
} from './filter.ts'
import { FilterError } from './filter-error.ts'
import type { Read } from './scan.ts'

/** The value as one text; undefined when it has wildcards. */
const exactOf = ({ pattern }: Read): string | undefined =>
  pattern.pieces.length === 1 ? pattern.pieces[0] : undefined

const isAnything = ({ pattern }: Read): boolean =>
  pattern.pieces.length > 1 && pattern.pieces.every((piece) => piece === '')

const shown = (read: Read): string => JSON.stringify(read.pattern.pieces.join('*').slice(0, 60))

const numberAt = (read: Read): number => {
  const number = numberOf(exactOf(read) ?? '')
  if (number !== undefined) return number
  throw new FilterError(
    'not_a_number',
    read,
    `${shown(read)} is not a number`,
    'Write a number such as 3, -0.5 or 1e6.',
  )
}

export const hasCondition = (field: FieldRef): Condition => ({ op: 'has', field })

/** `word` is the field as it was written. @throws FilterError */
export const compareCondition = (
  word: string,
  field: FieldRef,
  by: Comparison,
  read: Read,
): Condition => {
  if (field.kind === 'number' || field.kind === 'payload')
    return { op: 'compare', field, by, value: numberAt(read) }
  throw new FilterError(
    'not_comparable',
    read,
    `${JSON.stringify(word)} is text, ${by} needs numbers`,
    `Write ${word}:value, or ${word}:begin* for what begins with it. value and payload.<path> can be compared.`,
  )
}

const flagCondition = (field: FlagRef, values: readonly Read[]): Condition => {
  const [read] = values
  const text = read === undefined ? undefined : exactOf(read)
  if (read !== undefined && values.length === 1 && (text === 'true' || text === 'false'))
    return { op: 'flag', field, value: text === 'true' }
  throw new FilterError(
    'unknown_value',
    { at: read?.at ?? 0, end: values.at(-1)?.end ?? 0 },
    `${field.name} is true or false`,
    `Write ${field.name}:true, ${field.name}:false, or has:${field.name}.`,
  )
}

const equalsCondition = (field: NumberRef, values: readonly Read[]): Condition => ({
  op: 'equals',
  field,
  any: values.map(numberAt),
})

/** A value that the closed list of its field does not have. */
const refuseUnknown = (choices: readonly string[], read: Read): void => {
  const text = exactOf(read)
  if (text === undefined || text === '' || choices.includes(text)) return
  const guess = closest(text, choices)
  const meant = guess === undefined ? '' : ` Did you mean ${guess}?`
  throw new FilterError(
    'unknown_value',
    read,
    `${shown(read)} is not a known value`,
    `Use one of: ${choices.join(', ')}.${meant}`,
  )
}

/** The field fits one of the values. @throws FilterError */
export const valueCondition = (field: FieldRef, values: readonly Read[]): Condition => {
  const [first] = values
  if (first !== undefined && values.some(isAnything)) {
    if (values.length === 1) return hasCondition(field)
    throw new FilterError(
      'not_supported',
      first,
      'A * alone in a list fits every value',
      'Leave the list out, or write field:* for events that have it.',
    )
  }
  if (field.kind === 'number') return equalsCondition(field, values)
  if (field.kind === 'flag') return flagCondition(field, values)
  if (field.kind === 'choice')
    for (const read of values) refuseUnknown(CHOICE_FIELDS[field.name], read)
  return { op: 'is', field, any: values.map(({ pattern }) => pattern) }
}
