/**
 * Requests for an operation: valid ones, and ones in which a single part is not. Ids and times are often such
 * as exist, so that handlers are reached and not only their doors.
 */
import * as fc from 'fast-check'
import { checkOf } from './checks.ts'
import type { Operation, Parameter, Schema } from './document.ts'
import { hostileText, invalid, valid } from './values.ts'

/** What is spoilt; `nothing`: the request is as the document wants it. */
export type Spoilt =
  | 'nothing'
  | 'path'
  | 'query'
  | 'unknown query'
  | 'double query'
  | 'body'
  | 'syntax'
  | 'content type'
  | 'encoding'
  | 'characters'
  | 'no body'
  | 'size'

export interface Request {
  readonly spoilt: Spoilt
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | Buffer | undefined
}

/** Values that exist, by the name of a parameter or a field. */
export type Known = Readonly<Record<string, readonly unknown[]>>

const HINTS: Known = {
  from: ['0', String(Date.now() - 3_600_000), new Date(Date.now() - 86_400_000).toISOString()],
  to: [String(Date.now() + 60_000), new Date(Date.now() + 1_000).toISOString()],
  step: ['60', '3600', '86400', '7'],
  limit: ['1', '50', '200', '201', '0'],
  top: ['1', '5', '21'],
  bars: ['1', '100', '101'],
  q: ['', 'type:error', '-release:x*', 'value>1', 'tags.a:b', '"', 'x:'],
  by: ['release', 'type', 'tags.a', 'payload.a.b', 'value', 'nothing'],
  field: ['release', 'tags.a', 'value', 'nothing'],
  days: [1, 30, 400],
  dry_run: [true],
}

const oftenOf = (known: Known, name: string, other: fc.Arbitrary<unknown>) => {
  const values = known[name] ?? HINTS[name]
  return values === undefined || values.length === 0
    ? other
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, other)
}

/** The value of a parameter that passes its schema. */
const goodValue = (known: Known, { name, schema }: Parameter): fc.Arbitrary<string> => {
  const check = checkOf(schema)
  return oftenOf(known, name, valid(schema))
    .filter((value) => check(value) === null)
    .map(String)
}

const badValue = ({ schema }: Parameter): fc.Arbitrary<string> => {
  const check = checkOf(schema)
  return hostileText.filter((text) => text !== '' && check(text) !== null)
}

/** Whether any text fails the schema: most filters take every text of some length. */
const canFail = ({ schema }: Parameter): boolean =>
  'pattern' in schema || 'enum' in schema || 'format' in schema || 'const' in schema

const escape = (text: string): string =>
  // Points alone would be a way to another address, lone surrogates cannot be written.
  encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E')

type Values = Readonly<Record<string, string>>

const valuesOf = (
  known: Known,
  parameters: readonly Parameter[],
  bad: Parameter | undefined,
): fc.Arbitrary<Values> =>
  fc.record(
    Object.fromEntries(
      parameters.map((one) => [one.name, one === bad ? badValue(one) : goodValue(known, one)]),
    ),
    {
      requiredKeys: parameters.filter((one) => one.required || one === bad).map(({ name }) => name),
    },
  )

const QUERY: Readonly<Partial<Record<Spoilt, fc.Arbitrary<string>>>> = {
  'unknown query': fc.constantFrom('zz=1', 'order=x', '__proto__=1', 'from%00=1', 'limit[]=1'),
}

/** Bodies as the document wants them, with values that exist. */
const goodBody = (known: Known, schema: Schema): fc.Arbitrary<string> => {
  const check = checkOf(schema)
  const names = Object.keys(schema['properties'] ?? {}).filter(
    (name) => name in known || name in HINTS,
  )
  const hints = fc.record(
    Object.fromEntries(names.map((name) => [name, oftenOf(known, name, fc.constant(undefined))])),
  )
  return fc
    .tuple(valid(schema), hints)
    .map(([value, some]) => {
      const hinted = Object.entries(some).filter(([, hint]) => hint !== undefined)
      const filled = { ...(value as object), ...Object.fromEntries(hinted) }
      return check(filled) === null ? filled : value
    })
    .map((value) => JSON.stringify(value))
}

type Body = string | Buffer

const BODIES: Readonly<Partial<Record<Spoilt, fc.Arbitrary<Body>>>> = {
  characters: fc.constant(Buffer.from('{"a":"\u00ff"}', 'latin1')),
  syntax: fc.constantFrom('{', '{"a":}', "{'a':1}", '[1,', '\u0000', '{"a":1}x', 'undefined'),
  'no body': fc.constant(''),
  size: fc.constant(`{"a":"${'x'.repeat(70_000)}"}`),
}
const TYPES = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'x', '']

const bodyOf = (known: Known, schema: Schema, spoilt: Spoilt): fc.Arbitrary<Body> =>
  spoilt === 'body'
    ? invalid(schema).map((value) => JSON.stringify(value))
    : (BODIES[spoilt] ?? goodBody(known, schema))

/** What can be spoilt about an operation. */
const waysOf = ({ parameters, body }: Operation): Spoilt[] => {
  const at = (place: string): Parameter[] =>
    parameters.filter((one) => one.in === place && canFail(one))
  return [
    'nothing',
    'unknown query',
    ...(at('path').length > 0 ? (['path'] as const) : []),
    ...(at('query').length > 0 ? (['query'] as const) : []),
    ...(parameters.some((one) => one.in === 'query') ? (['double query'] as const) : []),
    ...(body === undefined
      ? []
      : (['body', 'syntax', 'characters', 'content type', 'encoding', 'no body', 'size'] as const)),
  ]
}

const addressOf = (
  operation: Operation,
  known: Known,
  spoilt: Spoilt,
): fc.Arbitrary<{ path: string }> => {
  const of = (place: string): Parameter[] => operation.parameters.filter((one) => one.in === place)
  const badIn = (place: string): fc.Arbitrary<Parameter | undefined> =>
    spoilt === place ? fc.constantFrom(...of(place).filter(canFail)) : fc.constant(undefined)
  const parts = fc
    .tuple(badIn('path'), badIn('query'))
    .chain(([path, query]) =>
      fc.tuple(
        valuesOf(known, of('path'), path),
        valuesOf(known, of('query'), query),
        QUERY[spoilt] ?? fc.constant(''),
      ),
    )
  return parts.map(([path, query, more]) => {
    const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      escape(path[name] ?? ''),
    )
    const written = Object.entries(query).map(([name, value]) => `${name}=${escape(value)}`)
    const [first] = of('query')
    const twice = spoilt === 'double query' ? [`${first?.name}=1`, `${first?.name}=2`] : []
    const search = [...written, ...twice, more].filter((text) => text !== '').join('&')
    return { path: search === '' ? filled : `${filled}?${search}` }
  })
}

/** Says that the body is compressed, which it is not. */
const coding = (spoilt: Spoilt): Request['headers'] =>
  spoilt === 'encoding' ? [['content-encoding', 'gzip']] : []

/** Any request for an operation. */
export const requestsFor = (operation: Operation, known: Known): fc.Arbitrary<Request> => {
  const ways = waysOf(operation)
  const spoilts = fc.oneof(
    { weight: ways.length, arbitrary: fc.constant<Spoilt>('nothing') },
    { weight: ways.length, arbitrary: fc.constantFrom(...ways) },
  )
  return spoilts.chain((spoilt) => {
    const { body: schema } = operation
    const body: fc.Arbitrary<Body | undefined> =
      schema === undefined ? fc.constant(undefined) : bodyOf(known, schema, spoilt)
    const type =
      spoilt === 'content type' ? fc.constantFrom(...TYPES) : fc.constant('application/json')
    return fc
      .tuple(addressOf(operation, known, spoilt), body, type)
      .map(([address, text, said]) => ({
        spoilt,
        ...address,
        body: text,
        headers: text === undefined ? [] : [['content-type', said] as const, ...coding(spoilt)],
      }))
  })
}
