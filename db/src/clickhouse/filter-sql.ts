/**
 * A filter → a condition for ClickHouse over the table `events`. Every text and number of the filter is
 * a bound parameter, the path in a payload a bound identifier; column names come from the closed list
 * below. Says yes and no as `filterTest` of contracts does (a test compares them). Pure.
 */
import {
  numberOf,
  type ChoiceField,
  type FieldRef,
  type Filter,
  type FlagField,
  type NumberField,
  type Pattern,
  type Term,
  type TextField,
} from '@pulseboard/contracts'
import { createBinder, type Bind } from './bind.ts'

export interface FilterSql {
  /** A condition that is true or false, never NULL. */
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
}

type TermOf<Op extends Term['op']> = Extract<Term, { op: Op }>

const TEXT: Readonly<Record<TextField | ChoiceField, string>> = {
  type: 'type',
  level: 'level',
  name: 'name',
  release: 'release',
  environment: 'environment',
  platform: 'platform',
  os: 'os_name',
  os_version: 'os_version',
  device: 'device_model',
  device_id: 'device_id',
  device_class: 'device_class',
  manufacturer: 'device_manufacturer',
  app_version: 'app_version',
  user: 'user_id',
  session: 'session_id',
  screen: "if(tags['screen'] != '', tags['screen'], ifNull(payload.screen.:String, ''))",
  unit: 'unit',
  error_type: 'error_type',
  message: 'error_message',
  sdk: 'sdk_name',
  sdk_version: 'sdk_version',
}
const NUMBER: Readonly<Record<NumberField, string>> = { value: 'value' }
const FLAG: Readonly<Record<FlagField, string>> = {
  handled: 'error_handled',
  emulator: 'device_emulator',
}

const escapeLike = (literal: string): string => literal.replaceAll(/[\\%_]/g, '\\$&')
const likeOf = ({ pieces }: Pattern): string => pieces.map(escapeLike).join('%')
const isExact = ({ pieces }: Pattern): boolean => pieces.length === 1

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`
const neverNull = (condition: string): string => `ifNull(${condition}, false)`

/** The text fits one of the patterns. */
const fits = (text: string, any: readonly Pattern[], bind: Bind): string => {
  const exact = any.filter(isExact).map(({ pieces }) => pieces[0] ?? '')
  const conditions = any
    .filter((pattern) => !isExact(pattern))
    .map((pattern) => `${text} LIKE ${bind('String', likeOf(pattern))}`)
  if (exact.length === 1) conditions.unshift(`${text} = ${bind('String', exact[0])}`)
  if (exact.length > 1) conditions.unshift(`${text} IN ${bind('Array(String)', exact)}`)
  return anyOf(conditions)
}

/** The three subcolumns in which the store keeps numbers, as one. */
const numberIn = (path: string): string =>
  `coalesce(toFloat64(${path}.:Int64), ${path}.:Float64, toFloat64(${path}.:UInt64))`

/** For IN, 0 and -0 are two values; -0 + 0 is 0. */
const equalsAny = (number: string, any: readonly number[], bind: Bind): string =>
  `${number} + 0 IN ${bind('Array(Float64)', any)}`

/** A payload holds text, numbers and truth values; an exact pattern may spell any of them. */
const payloadFits = (path: string, any: readonly Pattern[], bind: Bind): string => {
  const exact = any.filter(isExact).map(({ pieces }) => pieces[0] ?? '')
  const numbers = exact.map(numberOf).filter((number) => number !== undefined)
  const conditions = [neverNull(fits(`${path}.:String`, any, bind))]
  if (numbers.length > 0) conditions.push(neverNull(equalsAny(numberIn(path), numbers, bind)))
  for (const word of ['true', 'false'])
    if (exact.includes(word)) conditions.push(neverNull(`${path}.:Bool = ${word}`))
  if (exact.includes('')) conditions.push(`${path} IS NULL`)
  return anyOf(conditions)
}

const payloadPath = (path: readonly string[], bind: Bind): string =>
  `payload.${bind('Identifier', path.join('.'))}`

const containsSql = ({ pattern }: TermOf<'contains'>, bind: Bind): string => {
  const like = bind(
    'String',
    `%${likeOf({ pieces: pattern.pieces.map((piece) => piece.toLowerCase()) })}%`,
  )
  // lowerUTF8 folds as JavaScript does; the functions that ignore case fold letter by letter.
  return anyOf(['name', 'error_message'].map((column) => `lowerUTF8(${column}) LIKE ${like}`))
}

const isSql = ({ field, any }: TermOf<'is'>, bind: Bind): string => {
  switch (field.kind) {
    case 'tag':
      return fits(`tags[${bind('String', field.key)}]`, any, bind)
    case 'payload':
      return payloadFits(payloadPath(field.path, bind), any, bind)
    case 'fingerprint':
      return `arrayExists(part -> ${fits('part', any, bind)}, error_fingerprint)`
    default:
      return fits(TEXT[field.name], any, bind)
  }
}

const compareSql = ({ field, by, value }: TermOf<'compare'>, bind: Bind): string => {
  const number =
    field.kind === 'number' ? NUMBER[field.name] : numberIn(payloadPath(field.path, bind))
  return neverNull(`${number} ${by} ${bind('Float64', value)}`)
}

const hasSql = ({ field }: TermOf<'has'>, bind: Bind): string => {
  switch (field.kind) {
    case 'tag':
      return `mapContains(tags, ${bind('String', field.key)})`
    case 'payload':
      return `${payloadPath(field.path, bind)} IS NOT NULL`
    case 'fingerprint':
      return 'notEmpty(error_fingerprint)'
    case 'number':
      return `${NUMBER[field.name]} IS NOT NULL`
    case 'flag':
      return `${FLAG[field.name]} IS NOT NULL`
    default:
      return `${TEXT[field.name]} != ''`
  }
}

const termSql = (term: Term, bind: Bind): string => {
  switch (term.op) {
    case 'contains':
      return containsSql(term, bind)
    case 'is':
      return isSql(term, bind)
    case 'equals':
      return neverNull(equalsAny(NUMBER[term.field.name], term.any, bind))
    case 'flag':
      return neverNull(`${FLAG[term.field.name]} = ${String(term.value)}`)
    case 'compare':
      return compareSql(term, bind)
    default:
      return hasSql(term, bind)
  }
}

/** A field that has text to group by. */
export type Dimension = Extract<FieldRef, { kind: 'text' | 'choice' | 'tag' | 'payload' }>

/** The text of a field: what a series is grouped by and what completion lists. */
export const dimensionSql = (field: Dimension, bind: Bind): string => {
  if (field.kind === 'tag') return `tags[${bind('String', field.key)}]`
  if (field.kind === 'payload') return `ifNull(${payloadPath(field.path, bind)}.:String, '')`
  return TEXT[field.name]
}

/** The condition and its parameters, named q0, q1 and so on; another prefix for another filter in the statement. */
export const filterSql = (filter: Filter, prefix = 'q'): FilterSql => {
  const { bind, params } = createBinder(prefix)
  const conditions = filter.map((term) =>
    term.negated ? `NOT ${termSql(term, bind)}` : termSql(term, bind),
  )
  return { text: conditions.length === 0 ? 'true' : conditions.join('\n  AND '), params }
}
