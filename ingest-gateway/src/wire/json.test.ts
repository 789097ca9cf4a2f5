import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { json } from './json.ts'

const cut = (text: string): string[] => {
  const body = Buffer.from(text)
  return json(body).map(({ start, end }) => body.toString('utf8', start, end))
}
const codeOf = (text: string): string => {
  try {
    json(Buffer.from(text))
    return 'accepted'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('one object, with white space around it', () => {
  expect(cut(' \n{"a":1} ')).toEqual(['{"a":1}'])
})

test('an array is cut into the bytes of its elements', () => {
  expect(cut('[ {"a":"],["} ,{"b":[1,2]},3,"x" ]')).toEqual([
    '{"a":"],["}',
    '{"b":[1,2]}',
    '3',
    '"x"',
  ])
  expect(cut(' [ ] ')).toEqual([])
})

test('the pieces of any array parse to its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.nat(3), (values, indent) => {
      expect(cut(JSON.stringify(values, null, indent)).map((text) => JSON.parse(text))).toEqual(
        JSON.parse(JSON.stringify(values)),
      )
    }),
  )
})

test.each(['[', '[1', '[1,', '[1,]', '[,1]', '[1 2]', '[1]]', '{"a":1}{"b":2}', '{"a":1', '[{}'])(
  'broken framing is refused: %s',
  (text) => {
    expect(codeOf(text)).toBe('invalid_json')
  },
)

test('the number of events is bounded', () => {
  const many = (count: number): string => `[${'1,'.repeat(count - 1)}1]`
  expect(cut(many(LIMITS.batchEvents))).toHaveLength(LIMITS.batchEvents)
  expect(codeOf(many(LIMITS.batchEvents + 1))).toBe('batch_too_large')
})
