import { describe, expect, it } from 'vitest'
import { windowOf } from './virtual.ts'

describe('windowOf', () => {
  it('draws what is seen and a few more', () => {
    expect(windowOf(4000, 400, 40, 2000)).toEqual({
      first: 92,
      end: 118,
      before: 3680,
      after: 75_280,
    })
  })
  it('keeps the height of the whole list', () => {
    for (const top of [0, 39, 5000, 79_600, 1_000_000]) {
      const { first, end, before, after } = windowOf(top, 400, 40, 2000)
      expect(before + (end - first) * 40 + after).toBe(80_000)
    }
  })
  it('copes with an empty list', () => {
    expect(windowOf(0, 400, 40, 0)).toEqual({ first: 0, end: 0, before: 0, after: 0 })
  })
})
