import { expect, test } from 'vitest'
import { LIMITS } from '@pulseboard/contracts'
import { ndjson } from './ndjson.ts'

const lines = (text: string): (string | undefined)[] => {
  const body = Buffer.from(text)
  return ndjson(body).map(({ start, end, fault }) => fault ?? body.toString('utf8', start, end))
}

test('one event a line, any line ending, last one with or without', () => {
  expect(lines('{"a":1}\n{"b":2}\r\n {"c":3} \n')).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  expect(lines('{"a":1}')).toEqual(['{"a":1}'])
})

test('empty lines are not events', () => {
  expect(lines('\n\n{"a":1}\n \t\r\n\n{"b":2}\n\n')).toEqual(['{"a":1}', '{"b":2}'])
  expect(lines(' \n\n')).toEqual([])
})

test('a broken line refuses itself only', () => {
  expect(lines('{"a":1}\n{"b":\n{"c":3} x\n"\n{"d":4}')).toEqual([
    '{"a":1}',
    'invalid_json',
    'invalid_json',
    'invalid_json',
    '{"d":4}',
  ])
})

test('the number of events is bounded', () => {
  expect(lines('1\n'.repeat(LIMITS.batchEvents))).toHaveLength(LIMITS.batchEvents)
  expect(() => lines('1\n'.repeat(LIMITS.batchEvents + 1))).toThrow(/more than/)
})
