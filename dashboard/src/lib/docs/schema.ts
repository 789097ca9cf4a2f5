/**
 * JSON Schemas as lists of fields that people read: pure. Nested objects become dotted names, named
 * schemas are not followed but linked, so the answer is finite for any schema of the contracts.
 */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly maxProperties?: number
  readonly minimum?: number
  readonly maximum?: number
}

export interface Field {
  /** Path from the object: `os.name`, `frames[].line`. */
  readonly name: string
  readonly type: string
  /** Name of the schema that the type refers to. */
  readonly link: string | null
  readonly required: boolean
  readonly description: string
  /** Limits in words; empty when there are none. */
  readonly bounds: string
}

/** A body or an answer: its type and, where the type has no name, its fields. */
export interface Shape {
  readonly type: string
  readonly link: string | null
  readonly fields: readonly Field[]
}

/** A schema of the contracts as the JSON that it stands for. */
export const plainSchema = (schema: object): Schema => JSON.parse(JSON.stringify(schema)) as Schema

export const shapeOf = (schema: Schema): Shape => ({
  type: typeOf(schema),
  link: linkOf(schema),
  fields: fieldsOf(schema.items ?? schema),
})

/** The fields of an object, nested ones after their parent. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix + key
    const required = schema.required?.includes(key) ?? false
    const inner = property.items?.properties === undefined ? property : property.items
    const nested = fieldsOf(inner, inner === property ? `${name}.` : `${name}[].`)
    return [fieldOf(name, property, required), ...nested]
  })
}

export const fieldOf = (name: string, schema: Schema, required: boolean): Field => ({
  name,
  type: typeOf(schema),
  link: linkOf(schema),
  required,
  description: schema.description ?? '',
  bounds: boundsOf(schema),
})

/** Name of the component that a link names. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

function linkOf({ $ref, items, anyOf = [] }: Schema): string | null {
  if ($ref !== undefined) return nameOf($ref)
  if (items !== undefined) return linkOf(items)
  return anyOf.map(linkOf).find((link) => link !== null) ?? null
}

function typeOf({ $ref, type, items, anyOf, const: only, enum: all, ...rest }: Schema): string {
  if ($ref !== undefined) return nameOf($ref)
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeOf))].join(' or ')
  if (only !== undefined) return JSON.stringify(only)
  if (all !== undefined) return [...new Set(all.map((value) => typeof value))].join(' or ')
  if (items !== undefined) return items.anyOf === undefined ? `${typeOf(items)}[]` : 'array'
  if (typeof rest.additionalProperties === 'object') {
    return `map of ${typeOf(rest.additionalProperties)}`
  }
  return type ?? 'any'
}

function boundsOf(schema: Schema): string {
  // "Text or null" has the limits of the text; of several real types each would have its own.
  const real = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  if (real.length === 1 && real[0] !== undefined) return boundsOf(real[0])
  return [
    schema.enum === undefined ? '' : `one of ${schema.enum.map(String).join(', ')}`,
    schema.format ?? '',
    between(schema.minLength, schema.maxLength, ' characters'),
    between(schema.minItems, schema.maxItems, ' items'),
    between(undefined, schema.maxProperties, ' keys'),
    between(schema.minimum, schema.maximum, ''),
    schema.pattern === undefined ? '' : `matches ${schema.pattern}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return ''
  if (most === undefined) return `at least ${least}${unit}`
  if (least === undefined) return `at most ${most}${unit}`
  return least === most ? `exactly ${most}${unit}` : `${least} to ${most}${unit}`
}
