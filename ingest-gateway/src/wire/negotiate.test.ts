import { expect, test } from 'vitest'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import { formatOf } from './negotiate.ts'

const countAs = (type: string, text: string): number => formatOf(type)(Buffer.from(text)).length

test('the type chooses the format', () => {
  expect(formatOf(undefined)).toBe(json)
  expect(formatOf('application/json')).toBe(json)
  expect(formatOf('Application/JSON; charset=UTF-8')).toBe(json)
  expect(formatOf('application/x-ndjson')).toBe(ndjson)
})

test.each(['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded'])(
  '%s is told apart by its content',
  (type) => {
    expect(countAs(type, '[{"a":1},{"b":2}]')).toBe(2)
    expect(countAs(type, '{"a":\n1}')).toBe(1)
    expect(countAs(type, '{"a":1}\n{"b":2}\n{"c":3}')).toBe(3)
  },
)

test.each(['text/html', 'application/xml', 'toString', 'application/json; charset=latin1', ''])(
  '%j is refused',
  (type) => {
    expect(() => formatOf(type)).toThrow(/Content-Type/)
  },
)
