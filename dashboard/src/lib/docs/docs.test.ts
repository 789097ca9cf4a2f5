import { ERROR_CODES, EventInput, openApiDocument, ROUTES, type Route } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { curlOf } from './curl.ts'
import { groupsOf, type ApiDocument, type Operation } from './operations.ts'
import { fieldsOf, plainSchema, shapeOf, type Schema } from './schema.ts'

const document = JSON.parse(JSON.stringify(openApiDocument('1.0.0'))) as ApiDocument
const operations = groupsOf(document).flatMap((group) => group.operations)
const find = (id: string): Operation => {
  const found = operations.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no operation ${id}`)
  return found
}

describe('groupsOf', () => {
  it('shows every route of the table once, with its own errors', () => {
    expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(ROUTES).toSorted())
    for (const [id, route] of Object.entries<Route>(ROUTES)) {
      const { method, path, errors } = find(id)
      expect([method, path]).toEqual([route.method, route.path])
      expect(errors).toEqual(expect.arrayContaining([...route.errors]))
      expect(ERROR_CODES).toEqual(expect.arrayContaining([...errors]))
    }
  })
  it('shows headers that many routes share', () => {
    const { parameters } = find('createProject')
    const header = parameters.find(({ name }) => name === 'Idempotency-Key:')
    expect(header).toMatchObject({ required: false })
    expect(header?.description).toContain('24 hours')
  })
  it('links only to schemas that the page has', () => {
    const names = Object.keys(document.components.schemas)
    const shapes = operations.flatMap(({ body, answer }) => [body, answer.shape])
    const links = [
      ...shapes.flatMap((shape) => [shape?.link, ...(shape?.fields ?? []).map((f) => f.link)]),
      ...Object.values(document.components.schemas).flatMap((schema) =>
        fieldsOf(schema).map(({ link }) => link),
      ),
    ].filter((link) => link !== null && link !== undefined)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(names).toContain(link)
  })
})

describe('fieldsOf', () => {
  it('writes nested fields with their path', () => {
    const names = fieldsOf(plainSchema(EventInput)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['name', 'os.version', 'error.frames[].line']))
  })
  it.each([
    [{ type: 'string', minLength: 1, maxLength: 9 }, 'string', '1 to 9 characters'],
    [{ type: 'array', maxItems: 3, items: { type: 'string' } }, 'string[]', 'at most 3 items'],
    [{ enum: ['a', 'b'] }, 'string', 'one of a, b'],
    [
      { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] },
      'integer or null',
      'at least 0',
    ],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'map of string', ''],
    [{ type: 'string', minLength: 4, maxLength: 4 }, 'string', 'exactly 4 characters'],
    [{ const: true }, 'true', ''],
    [{}, 'any', ''],
  ] satisfies [Schema, string, string][])('reads %j', (schema, type, bounds) => {
    const [field] = fieldsOf({ properties: { x: schema }, required: ['x'] })
    expect(field).toMatchObject({ name: 'x', type, bounds, required: true })
  })
  it('names a list of a named schema', () => {
    const items = { $ref: '#/components/schemas/Project' }
    expect(shapeOf({ type: 'array', items })).toEqual({
      type: 'Project[]',
      link: 'Project',
      fields: [],
    })
  })
})

describe('curlOf', () => {
  const origin = 'http://localhost:3001'
  it('asks with a token and shell variables', () => {
    expect(curlOf(find('listKeys'), origin)).toBe(
      `curl "${origin}/api/v1/projects/$PROJECT_ID/keys" \\\n  -H "Authorization: Bearer $TOKEN"`,
    )
  })
  it('sends the required fields', () => {
    const curl = curlOf(find('login'), origin)
    expect(curl).toContain(`-d '{"email":"you@example.com","password":"password"}'`)
    expect(curl).toContain(`-H 'Origin: ${origin}'`)
    expect(curl).not.toContain('$TOKEN')
  })
  it('names required query parameters', () => {
    expect(curlOf(find('metricSeries'), origin)).toMatch(/metric\?.*name=\$NAME/)
  })
})
