/**
 * Values from a JSON Schema: such as pass it, and such as nearly do. What comes out is judged by the schema
 * itself (ajv), so a mistake here makes no test weaker, only slower. Replayable: all from fast-check.
 */
import * as fc from 'fast-check'
import { checkOf } from './checks.ts'
import type { Schema } from './document.ts'

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  '\r\nx: y',
  "' OR 1=1 --",
  '../..',
  '%00',
  '[]',
  '{}',
  'null',
  '-1',
  '1e309',
  '9'.repeat(30),
  'ä😀',
  '\u202e',
  '__proto__',
  'x'.repeat(300),
]
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.uuid().map((id) => `${id}@example.com`),
  'date-time': fc
    .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  uri: fc.uuid().map((id) => `https://example.com/${id}`),
}

const numberIn = (schema: Schema, name: string): number | undefined => {
  const value = schema[name]
  return typeof value === 'number' ? value : undefined
}

const textOf = (schema: Schema): fc.Arbitrary<string> => {
  const { format, pattern } = schema
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern, 'u'))
  if (typeof format === 'string') return FORMATS[format] ?? fc.string()
  const minLength = numberIn(schema, 'minLength') ?? 0
  const maxLength = Math.min(numberIn(schema, 'maxLength') ?? 60, minLength + 60)
  return fc.string({ unit: 'grapheme', minLength, maxLength })
}

const BIG = 1_000_000
const numberOf = (schema: Schema, isWhole: boolean): fc.Arbitrary<number> => {
  const min = numberIn(schema, 'minimum') ?? -BIG
  const max = numberIn(schema, 'maximum') ?? BIG
  return isWhole
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true })
}

const arrayOf = (schema: Schema): fc.Arbitrary<unknown> => {
  const items = likely((schema['items'] ?? {}) as Schema)
  const minLength = numberIn(schema, 'minItems') ?? 0
  const maxLength = Math.min(numberIn(schema, 'maxItems') ?? 4, minLength + 4)
  return schema['uniqueItems'] === true
    ? fc.uniqueArray(items, { minLength, maxLength, selector: (item) => JSON.stringify(item) })
    : fc.array(items, { minLength, maxLength })
}

const objectOf = (schema: Schema): fc.Arbitrary<unknown> => {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>
  const requiredKeys = (schema['required'] ?? []) as string[]
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, likely(inner)]),
  )
  return fc.record(model, { requiredKeys: requiredKeys.filter((name) => name in model) })
}

const ofType = (type: unknown, schema: Schema): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return numberOf(schema, type === 'integer')
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return arrayOf(schema)
    case 'object':
      return objectOf(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** One arbitrary for each schema: making one costs more than to draw from it. */
const once = (
  make: (schema: Schema) => fc.Arbitrary<unknown>,
): ((schema: Schema) => fc.Arbitrary<unknown>) => {
  const made = new WeakMap<Schema, fc.Arbitrary<unknown>>()
  return (schema) => {
    const known = made.get(schema) ?? make(schema)
    made.set(schema, known)
    return known
  }
}

/** Most of these pass the schema. */
const likely = once((schema) => {
  if ('const' in schema) return fc.constant(schema['const'])
  const values = schema['enum'] as unknown[] | undefined
  if (values !== undefined) return fc.constantFrom(...values)
  const branches = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
  if (branches !== undefined) return fc.oneof(...branches.map(likely))
  const types = [schema['type']].flat()
  return fc.oneof(...types.map((type) => ofType(type, schema)))
})

/** Values that pass a schema. */
export const valid = once((schema) => {
  const check = checkOf(schema)
  return likely(schema).filter((value) => check(value) === null)
})

const anything = fc.oneof(hostileText, fc.jsonValue({ maxDepth: 2 }))

/** One thing about an object is spoilt: a field is gone, strange or too much. */
const spoiltObject = (schema: Schema): fc.Arbitrary<unknown> => {
  const names = Object.keys(schema['properties'] ?? {})
  const name = names.length === 0 ? fc.constant('x') : fc.constantFrom(...names)
  return fc
    .tuple(likely(schema), name, anything, fc.constantFrom('drop', 'change', 'add'))
    .map(([value, field, other, how]) => {
      const copy: Record<string, unknown> = { ...(value as object) }
      if (how === 'drop') Reflect.deleteProperty(copy, field)
      else copy[how === 'add' ? `${field}_` : field] = other
      return copy
    })
}

/** Values that do not pass a schema, most of them nearly; undefined when every value passes. */
export const invalid = once((schema) => {
  const check = checkOf(schema)
  const tries = schema['type'] === 'object' ? fc.oneof(spoiltObject(schema), anything) : anything
  return tries.filter((value) => value !== undefined && check(value) !== null)
})
