import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '@pulseboard/contracts'
import { Scanner, UNFINISHED, type Fault } from './scan.ts'

const scan = (text: string): { end: number; fault: Fault | undefined; objectKeys: number } => {
  const scanner = new Scanner(Buffer.from(text))
  const end = scanner.value(0)
  return { end, fault: scanner.fault, objectKeys: scanner.objectKeys }
}
const faultOf = (text: string): Fault | undefined => scan(text).fault

const keysOf = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce(
        (sum: number, member) => sum + keysOf(member),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )

test('finds the end of any JSON value and counts its keys, whatever follows', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 5 }),
      fc.constantFrom(',1', ' ]', '}', '\n'),
      (value, tail) => {
        const text = JSON.stringify(value)
        const { end, objectKeys } = scan(text + tail)
        expect(end).toBe(Buffer.byteLength(text))
        expect(objectKeys).toBe(keysOf(JSON.parse(text)))
      },
    ),
  )
})

test('a cut value is unfinished, never beyond the bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, seed) => {
      const whole = Buffer.from(JSON.stringify(value))
      const length = 1 + (seed % (whole.length - 1))
      expect(new Scanner(whole.subarray(0, length)).value(0)).toBe(UNFINISHED)
    }),
  )
})

test('any bytes at all: it ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const scanner = new Scanner(Buffer.from(bytes))
      const end = scanner.value(0)
      expect(end === UNFINISHED || end <= bytes.length).toBe(true)
    }),
  )
})

test('depth: the limit passes, one more does not, in objects and arrays', () => {
  const nested = (depth: number, open: string, close: string): string =>
    open.repeat(depth) + close.repeat(depth)
  expect(faultOf(nested(LIMITS.depth, '[', ']'))).toBeUndefined()
  expect(faultOf(nested(LIMITS.depth + 1, '[', ']'))).toBe('too_deep')
  expect(faultOf(`${'{"a":'.repeat(LIMITS.depth)}1${'}'.repeat(LIMITS.depth)}`)).toBeUndefined()
  expect(faultOf(`${'{"a":'.repeat(LIMITS.depth)}{}${'}'.repeat(LIMITS.depth)}`)).toBe('too_deep')
  expect(faultOf('["[[[[[[[[[[[["]')).toBeUndefined()
})

test('keys and elements are counted over all levels', () => {
  const list = (length: number): string => JSON.stringify(Array.from({ length }, () => 0))
  expect(faultOf(list(LIMITS.keys))).toBeUndefined()
  expect(faultOf(list(LIMITS.keys + 1))).toBe('too_many_keys')
  expect(faultOf(`{"a":${list(LIMITS.keys - 1)}}`)).toBeUndefined()
  expect(faultOf(`{"a":${list(LIMITS.keys)}}`)).toBe('too_many_keys')
})

test('string length is counted in UTF-16 code units, as the parser would', () => {
  const { stringLength } = LIMITS
  for (const unit of ['a', '\\n', '\\u00e9', 'é', '€']) {
    expect(faultOf(`["${unit.repeat(stringLength)}"]`)).toBeUndefined()
    expect(faultOf(`["${unit.repeat(stringLength + 1)}"]`)).toBe('string_too_long')
  }
  expect(faultOf(`["${'😀'.repeat(stringLength / 2)}"]`)).toBeUndefined()
  expect(faultOf(`["${'😀'.repeat(stringLength / 2 + 1)}"]`)).toBe('string_too_long')
})

test('forbidden keys are found however they are spelt, and only as keys', () => {
  expect(faultOf('{"__proto__":1}')).toBe('forbidden_key')
  expect(faultOf('{"a":[{"\\u005f_proto_\\u005f" : 1}]}')).toBe('forbidden_key')
  expect(faultOf('{"constructor":{"prototype":1}}')).toBe('forbidden_key')
  expect(faultOf('{"constructor":"Ferrari","name":"__proto__"}')).toBeUndefined()
})

test('surrogates: pairs pass, halves do not', () => {
  expect(faultOf('["\\ud83d\\ude00"]')).toBeUndefined()
  for (const half of ['\\ud83d', '\\ude00', '\\ud83d\\ud83d', '\\ud83dx\\ude00', '\\ud83d\\n'])
    expect(faultOf(`["${half}"]`)).toBe('lone_surrogate')
  expect(faultOf('["\\\\ud83d"]')).toBeUndefined()
})

test('NUL is refused as an escape', () => {
  expect(faultOf('{"a":"x\\u0000y"}')).toBe('nul_character')
  expect(faultOf('{"a":"x\\\\u0000y"}')).toBeUndefined()
})

test('an event over the byte limit', () => {
  const strings = (count: number): string =>
    JSON.stringify(Array.from({ length: count }, () => 'x'.repeat(8000)))
  expect(faultOf(strings(8))).toBeUndefined()
  expect(faultOf(strings(9))).toBe('event_too_large')
})
