import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { payloadText } from './payload-text.ts'

test.each([
  ['{}', '{}'],
  ['{"name":"payload","x":1}', '{}'],
  ['{"tags":{"payload":"no"},"payload":{"id":9007199254740993}}', '{"id":9007199254740993}'],
  ['{ "payload" : {"a" : [1, "}"]} , "b":2}', '{"a" : [1, "}"]}'],
  ['{"a":"\\\\\\"payload\\":","payload":{"b":"\\\\"}}', '{"b":"\\\\"}'],
  ['{"payload":{"a":1},"payload":{"a":2}}', '{"a":2}'],
])('of %s', (json, payload) => {
  expect(payloadText(json)).toBe(payload)
})

test('parses to what the parser of JSON finds, whatever surrounds it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(undefined, 2),
      (before, payload, after, indent) => {
        const json = JSON.stringify({ ...before, payload, ...after }, undefined, indent)
        const parsed = (JSON.parse(json) as { payload: unknown }).payload
        expect(JSON.parse(payloadText(json))).toEqual(parsed)
      },
    ),
  )
})
