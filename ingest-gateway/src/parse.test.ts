import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { json } from './wire/json.ts'

const parseAll = (text: string) => {
  const body = Buffer.from(text)
  return json(body).map((candidate) => parse(body, candidate))
}

test('values of every kind', () => {
  expect(parseAll('[{"a":[1,{"b":2}]},[],1,"x",null]').map(({ value }) => value)).toEqual([
    { a: [1, { b: 2 }] },
    [],
    1,
    'x',
    null,
  ])
})

test.each([
  ['invalid_json', '[{"a":}]'],
  ['duplicate_key', '[{"a":1,"a":1}]'],
  ['duplicate_key', '[{"a":[{"b":1,"\\u0062":2}]}]'],
  ['number_out_of_range', '[{"a":{"b":-1e400}}]'],
  ['number_out_of_range', '[{"a":[18446744073709551616]}]'],
  ['number_out_of_range', '[{"a":"x\\"","b":-9223372036854775809}]'],
  ['too_deep', '[[[[[[[[[[1]]]]]]]]]]'],
  ['forbidden_key', '[{"__proto__":1}]'],
])('%s: %s', (code, text) => {
  const [parsed] = parseAll(text)
  expect(parsed?.violation?.code).toBe(code)
  expect(parsed?.value).toBeUndefined()
})

test.each([
  '[{"a":18446744073709551615,"b":-9223372036854775808}]',
  '[{"a":1e30,"b":1.7976931348623157e308,"c":12345678901234567890123.5}]',
  '[{"a":1e30,"b":"123456789012345678901234567890"}]',
])('large numbers that stores can keep: %s', (text) => {
  expect(parseAll(text).map(({ violation }) => violation)).toEqual([undefined])
})
