import { describe, expect, test } from 'vitest'
import { createLines, MINUTE_MS } from './lines.ts'

const whose = (minute = 1, keyId = 'k') => ({ minuteMs: minute * MINUTE_MS, projectId: 'p', keyId })

test('one line for the same minute, key and SDK', () => {
  const lines = createLines()
  const line = lines.of(whose(), 'web', '1')
  expect(lines.of(whose(), 'web', '1')).toBe(line)
  expect(lines.of(whose(), 'web', '2')).not.toBe(line)
  expect(lines.of(whose(2), 'web', '1')).not.toBe(line)
  expect(lines.of(whose(1, 'other'), 'web', '1')).not.toBe(line)
  expect(lines.of(whose(), 'web', '1')).toBe(line)
  expect(lines.unpublished).toBe(4)
})

test('what was taken comes again only when it changes, or is put back', () => {
  const lines = createLines()
  const line = lines.of(whose(), 'web', '1')
  const taken = lines.take()
  expect(taken).toEqual([line])
  expect(lines.take()).toEqual([])
  lines.of(whose(), 'web', '1')
  lines.putBack(taken)
  expect(lines.take()).toEqual([line])
})

test('published minutes are forgotten, waiting ones are not', () => {
  const lines = createLines()
  const first = lines.of(whose(1), 'web', '1')
  lines.take()
  const second = lines.of(whose(2), 'web', '1')
  lines.forget(10 * MINUTE_MS)
  expect(lines.of(whose(1), 'web', '1')).not.toBe(first)
  expect(lines.of(whose(2), 'web', '1')).toBe(second)
})

describe('bounds', () => {
  test('versions that a client makes up are folded, then names', () => {
    const lines = createLines({ sdks: 2, groups: 10 })
    const names = ['1', '2', '3', '4'].map((version) => lines.of(whose(), 'web', version))
    expect(names.map((line) => line?.sdkVersion)).toEqual(['1', '2', 'other', 'other'])
    const others = ['a', 'b', 'c'].map((name) => lines.of(whose(), name, '1'))
    expect(others.map((line) => line?.sdkName)).toEqual(['a', 'other', 'other'])
    expect(lines.of(whose(), 'web', '1')?.sdkVersion).toBe('1')
    expect(lines.of(whose(1, 'another key'), 'web', '9')?.sdkVersion).toBe('9')
  })

  test('no room for another minute of a key', () => {
    const lines = createLines({ sdks: 2, groups: 1 })
    expect(lines.of(whose(1), 'web', '1')).toBeDefined()
    expect(lines.of(whose(2), 'web', '1')).toBeUndefined()
    lines.take()
    lines.forget(2 * MINUTE_MS)
    expect(lines.of(whose(2), 'web', '1')).toBeDefined()
  })
})
