import { expect, test } from 'vitest'
import { createLru } from './lru.ts'

test('the entry unused for longest goes first', () => {
  const lru = createLru<number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  expect(lru.get('a')).toBe(1)
  lru.set('c', 3)
  expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([1, undefined, 3])
  expect(lru.size).toBe(2)
})

test('entries are deleted by name, by value and all', () => {
  const lru = createLru<number>(9)
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
  ] as const)
    lru.set(key, value)
  lru.delete('a')
  lru.deleteWhere((value) => value === 2)
  expect(lru.size).toBe(2)
  lru.clear()
  expect(lru.size).toBe(0)
})
