import { expect, test } from 'vitest'
import { encodeBlock } from './native-block.ts'

test('columns, rows, then each column with name, type and data', () => {
  const rows = [
    { text: 'ab', number: null },
    { text: 'é', number: 1 },
  ]
  const block = encodeBlock({ text: 'String', number: 'Nullable(Float64)' }, rows)
  const strings = (...texts: string[]) =>
    Buffer.concat(texts.map((text) => Buffer.from([Buffer.byteLength(text), ...Buffer.from(text)])))
  const one = Buffer.alloc(8)
  one.writeDoubleLE(1)
  expect(block).toEqual(
    Buffer.concat([
      Buffer.from([2, 2]),
      strings('text', 'String', 'ab', 'é'),
      strings('number', 'Nullable(Float64)'),
      Buffer.from([1, 0]),
      Buffer.alloc(8),
      one,
    ]),
  )
})

test('maps and arrays are ends, then all elements', () => {
  const block = encodeBlock({ m: 'Map(String, String)' }, [{ m: { a: 'x' } }, { m: {} }])
  const data = block.subarray(block.indexOf('Map(String, String)') + 'Map(String, String)'.length)
  expect([...data]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 97, 1, 120])
})

test('a long block grows, long strings carry a long length', () => {
  const text = 'x'.repeat(200)
  const rows = Array.from({ length: 1000 }, () => ({ text }))
  const block = encodeBlock({ text: 'String' }, rows)
  expect(block.subarray(-202)).toEqual(Buffer.from([0xc8, 0x01, ...Buffer.from(text)]))
})
