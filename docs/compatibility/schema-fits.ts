/**
 * Does every value of one JSON Schema also pass another? Says, place by place, why not. Knows the keywords
 * that our contracts use and is cautious with the rest: what it cannot prove it reports. Pure.
 *
 * - `closed` (what clients send): the other must take every field, value and size.
 * - `open` (what clients read): fields and values may be added, since readers ignore what they do not know;
 *   what was there must still be there and be of the same type.
 */
export type Schema = Readonly<Record<string, unknown>>
export type Reading = 'closed' | 'open'

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const schemasIn = (value: unknown): readonly Schema[] => asList(value).filter(isSchema)

const propertiesOf = (schema: Schema): Readonly<Record<string, Schema>> =>
  (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>

/** Values that it allows, if it lists them. */
const valuesOf = (schema: Schema): readonly unknown[] | undefined =>
  'const' in schema ? [schema['const']] : (schema['enum'] as readonly unknown[] | undefined)

const typeOfValue = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value

/** Types that it allows; none: any. */
const typesOf = (schema: Schema): ReadonlySet<string> =>
  new Set(
    'type' in schema
      ? asList(schema['type']).map(String)
      : (valuesOf(schema)?.map(typeOfValue) ?? []),
  )

const hasType = (types: ReadonlySet<string>, type: string): boolean =>
  types.size === 0 || types.has(type) || (type === 'integer' && types.has('number'))

const types = (from: Schema, to: Schema, at: string): string[] => {
  const [narrow, wide] = [typesOf(from), typesOf(to)]
  if (narrow.size === 0 && wide.size > 0) return [`${at}: any type became ${[...wide].join(', ')}`]
  const lost = [...narrow].filter((type) => !hasType(wide, type))
  const says = wide.size === 0 ? 'any' : [...wide].join(', ')
  return lost.length === 0 ? [] : [`${at}: type ${lost.join(', ')} is not ${says}`]
}

const values = (from: Schema, to: Schema, at: string): string[] => {
  const wide = valuesOf(to)
  if (wide === undefined) return []
  const narrow = valuesOf(from)
  if (narrow === undefined) return [`${at}: only ${JSON.stringify(wide)} is allowed`]
  const lost = narrow.filter((value) => !wide.includes(value))
  return lost.length === 0 ? [] : [`${at}: ${JSON.stringify(lost)} is not allowed`]
}

/** Bounds, and which of two is the stricter one. */
const BOUNDS: Readonly<Record<string, (from: number, to: number) => boolean>> = {
  minimum: (from, to) => to > from,
  minLength: (from, to) => to > from,
  minItems: (from, to) => to > from,
  maximum: (from, to) => to < from,
  maxLength: (from, to) => to < from,
  maxItems: (from, to) => to < from,
}
const EXACT = [
  'pattern',
  'format',
  'uniqueItems',
  'multipleOf',
  'exclusiveMinimum',
  'exclusiveMaximum',
]

const narrower = (name: string, from: Schema, to: Schema, at: string): string =>
  `${at}: ${name} is ${JSON.stringify(to[name])}, was ${JSON.stringify(from[name]) ?? 'none'}`

const bounds = (from: Schema, to: Schema, at: string): string[] => [
  ...Object.entries(BOUNDS)
    .filter(([name, isStricter]) => {
      const [before, after] = [from[name], to[name]]
      if (typeof after !== 'number') return false
      return typeof before !== 'number' || isStricter(before, after)
    })
    .map(([name]) => narrower(name, from, to, at)),
  ...EXACT.filter((name) => to[name] !== undefined && to[name] !== from[name]).map((name) =>
    narrower(name, from, to, at),
  ),
]

const fields = (from: Schema, to: Schema, reading: Reading, at: string): string[] => {
  const [given, taken] = [propertiesOf(from), propertiesOf(to)]
  const [sure, needed] = [new Set(asList(from['required'])), new Set(asList(to['required']))]
  const missing = [...needed]
    .map(String)
    .filter((name) => !sure.has(name))
    .map((name) => `${at}/${name}: ${name in given ? 'is not always there' : 'is missing'}`)
  // Read, a field that may be there and is there no more is missed, too.
  const gone =
    reading === 'open'
      ? Object.keys(taken)
          .filter((name) => !(name in given) && !needed.has(name))
          .map((name) => `${at}/${name}: is missing`)
      : []
  const unknown =
    reading === 'closed' && to['additionalProperties'] === false
      ? Object.keys(given)
          .filter((name) => !(name in taken))
          .map((name) => `${at}/${name}: is not known`)
      : []
  const inside = Object.entries(given).flatMap(([name, schema]) => {
    const other = taken[name]
    return other === undefined ? [] : fits(schema, other, reading, `${at}/${name}`)
  })
  return [...missing, ...gone, ...unknown, ...inside]
}

const branchesOf = (schema: Schema): readonly Schema[] | undefined => {
  const found = schemasIn(schema['anyOf'] ?? schema['oneOf'])
  return found.length === 0 ? undefined : found
}

/** Each branch of the one must fit some branch of the other. */
const branches = (from: Schema, to: Schema, reading: Reading, at: string): string[] =>
  (branchesOf(from) ?? [from]).flatMap((branch) => {
    const tries = (branchesOf(to) ?? [to]).map((other) => fits(branch, other, reading, at))
    // The nearest miss tells most.
    return tries.some((reasons) => reasons.length === 0)
      ? []
      : (tries.toSorted((a, b) => a.length - b.length)[0] ?? [])
  })

/** Why a value of `from` may not pass `to`; empty: all do. Both without references. */
export const fits = (from: Schema, to: Schema, reading: Reading, at = ''): string[] => {
  if (branchesOf(from) !== undefined || branchesOf(to) !== undefined)
    return branches(from, to, reading, at)
  const wrongType = types(from, to, at)
  if (wrongType.length > 0) return wrongType
  const items =
    isSchema(from['items']) && isSchema(to['items'])
      ? fits(from['items'], to['items'], reading, `${at}/*`)
      : []
  const strict = reading === 'closed' ? [...values(from, to, at), ...bounds(from, to, at)] : []
  return [...strict, ...fields(from, to, reading, at), ...items]
}
