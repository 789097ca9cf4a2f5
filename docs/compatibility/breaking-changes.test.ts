import { describe, expect, it, test } from 'vitest'
import { openApi } from '../generate/openapi.ts'
import { breakingChanges, type ApiDocument } from './breaking-changes.ts'
import { fits, type Reading, type Schema } from './schema-fits.ts'

const KEY: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'scope'],
  properties: {
    id: { type: 'string' },
    scope: { enum: ['ingest', 'read'] },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
}
const base = (): ApiDocument => ({
  security: [{ bearer: [] }],
  components: { schemas: { Key: KEY } },
  paths: {
    '/keys': {
      get: {
        operationId: 'listKeys',
        security: [],
        parameters: [
          { name: 'limit', in: 'query', required: false, schema: { type: 'string', maxLength: 3 } },
        ],
        responses: {
          200: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Key' } } },
          },
          404: {},
        },
      },
      post: {
        operationId: 'createKey',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Key' } } },
        },
        responses: { 201: {} },
      },
    },
  },
})

/** The base with one place replaced; `undefined` takes it away. */
const changed = (path: readonly string[], value: unknown): ApiDocument => {
  const copy = structuredClone(base())
  let at = copy as unknown as Record<string, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(at, last)
  else at[last] = value
  return copy
}
const key = ['components', 'schemas', 'Key'] as const
const get = ['paths', '/keys', 'get'] as const
const post = ['paths', '/keys', 'post'] as const

describe('breakingChanges', () => {
  it('finds none between a document and itself, ours included', () => {
    expect(breakingChanges(base(), base())).toEqual([])
    const ours = openApi() as ApiDocument
    expect(breakingChanges(ours, structuredClone(ours))).toEqual([])
  })

  test.each<[string, readonly string[], unknown, string]>([
    ['a path', ['paths', '/keys'], undefined, 'GET /keys: is gone'],
    ['a method', get, undefined, 'GET /keys: is gone'],
    ['a name', [...get, 'operationId'], 'keys', 'GET /keys: operationId is keys, was listKeys'],
    ['openness', [...get, 'security'], undefined, 'GET /keys: it asks for a token now'],
    ['an answer', [...get, 'responses', '404'], undefined, 'GET /keys: answer 404 is gone'],
    [
      'a content type',
      [...get, 'responses', '200'],
      {},
      'GET /keys: answer 200: application/json is gone',
    ],
    ['a parameter', [...get, 'parameters'], [], 'GET /keys: query limit is not taken any more'],
    ['a body', [...post, 'requestBody'], undefined, 'POST /keys: no body is taken any more'],
    [
      'a field',
      [...key, 'properties', 'note'],
      undefined,
      'GET /keys: answer 200/note: is missing',
    ],
    [
      'a field of a body',
      [...key, 'properties', 'note'],
      undefined,
      'POST /keys: body/note: is not known',
    ],
    [
      'certainty of a field',
      [...key, 'required'],
      ['scope'],
      'GET /keys: answer 200/id: is not always there',
    ],
    [
      'freedom to leave out',
      [...key, 'required'],
      ['id', 'scope', 'note'],
      'POST /keys: body/note: is not always there',
    ],
    [
      'a type',
      [...key, 'properties', 'id'],
      { type: 'integer' },
      'GET /keys: answer 200/id: type integer is not string',
    ],
    [
      'a value',
      [...key, 'properties', 'scope'],
      { enum: ['read'] },
      'POST /keys: body/scope: ["ingest"] is not allowed',
    ],
    [
      'null',
      [...key, 'properties', 'note'],
      { type: 'string' },
      'POST /keys: body/note: type null is not string',
    ],
  ])('sees that %s was lost', (_, path, value, line) => {
    expect(breakingChanges(base(), changed(path, value))).toContain(line)
  })

  test.each<[string, Partial<Record<string, unknown>>, string]>([
    ['required', { required: true }, 'GET /keys: query limit is required now'],
    [
      'shorter',
      { schema: { type: 'string', maxLength: 2 } },
      'GET /keys: query limit: maxLength is 2, was 3',
    ],
    [
      'patterned',
      { schema: { type: 'string', maxLength: 3, pattern: '^1$' } },
      'GET /keys: query limit: pattern is "^1$", was none',
    ],
  ])('sees that a parameter became %s', (_, change, line) => {
    const parameter = {
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'string', maxLength: 3 },
    }
    const after = changed([...get, 'parameters'], [{ ...parameter, ...change }])
    expect(breakingChanges(base(), after)).toEqual([line])
  })

  it('sees a new parameter that is required, not one that is not', () => {
    const parameters = base().paths['/keys']?.['get']?.parameters ?? []
    const more = (required: boolean): ApiDocument =>
      changed(
        [...get, 'parameters'],
        [...parameters, { name: 'from', in: 'query', required, schema: {} }],
      )
    expect(breakingChanges(base(), more(true))).toEqual([
      'GET /keys: query from is new and required',
    ])
    expect(breakingChanges(base(), more(false))).toEqual([])
  })

  test.each<[string, readonly string[], unknown]>([
    ['a path', ['paths', '/other'], {}],
    ['an answer', [...get, 'responses', '429'], {}],
    ['a field', [...key, 'properties', 'extra'], { type: 'string' }],
    ['a value', [...key, 'properties', 'scope'], { enum: ['ingest', 'read', 'admin'] }],
    [
      'a wider parameter',
      [...get, 'parameters'],
      [{ name: 'limit', in: 'query', schema: { type: 'string' } }],
    ],
  ])('lets %s be added', (_, path, value) => {
    expect(breakingChanges(base(), changed(path, value))).toEqual([])
  })
})

describe('fits', () => {
  test.each<[string, Schema, Schema, Reading, boolean]>([
    ['integer is a number', { type: 'integer' }, { type: 'number' }, 'closed', true],
    ['number is no integer', { type: 'number' }, { type: 'integer' }, 'closed', false],
    [
      'string fits a union',
      { type: 'string' },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      'open',
      true,
    ],
    [
      'a union does not fit a part',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { type: 'string' },
      'open',
      false,
    ],
    [
      'items are looked at',
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'integer' } },
      'open',
      false,
    ],
    ['a const is one value', { const: 'a' }, { enum: ['a', 'b'] }, 'closed', true],
    ['anything does not fit something', {}, { type: 'string' }, 'closed', false],
    ['something fits anything', { type: 'string' }, {}, 'closed', true],
    [
      'bounds do not matter to readers',
      { type: 'string' },
      { type: 'string', maxLength: 5 },
      'open',
      true,
    ],
  ])('%s', (_, from, to, reading, expected) => {
    expect(fits(from, to, reading).length === 0).toBe(expected)
  })
})
