/** The finder of faults against JSON.parse, and that it gives nothing away. */
import { assert, json, nat, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { describeJsonFault } from './json-fault.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test.each([
  ['', 'After all of 0: a value is expected.'],
  ['secret', 'At character 1 of 6: a value is expected.'],
  ['{"secret"', 'After all of 9: a colon is expected.'],
  ['{"secret":1 "b":2}', 'At character 13 of 18: a comma or } is expected.'],
  ['{"secret":1,}', 'At character 13 of 13: a key is expected.'],
  ['[1,2', 'After all of 4: a comma or ] is expected.'],
  ['[1]secret', 'At character 4 of 9: the end is expected.'],
  ['"a\nb"', 'At character 3 of 5: a control character in a string must be escaped.'],
  ['"a\\x"', 'At character 3 of 5: this escape does not exist.'],
  ['{"secret', 'After all of 8: the last string has no end.'],
])('%j', (text, sentence) => {
  expect(describeJsonFault(text)).toBe(sentence)
})

test('finds a fault exactly where JSON.parse does, in JSON with a few characters changed', () => {
  const changed = tuple(json(), nat(200), nat(3), string({ maxLength: 3 })).map(
    ([text, at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut),
  )
  assert(
    property(changed, (text) => {
      expect(describeJsonFault(text) === undefined).toBe(isJson(text))
    }),
    { seed: 20_261_124, numRuns: 3_000 },
  )
})

test('what is nested very deep is no trouble', () => {
  expect(describeJsonFault('['.repeat(100_000))).toBe(
    'After all of 100000: a value or ] is expected.',
  )
})
