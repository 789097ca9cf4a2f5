import { describe, expect, it } from 'vitest'
import { sparkline } from './sparkline.ts'

describe('sparkline', () => {
  it('draws nothing for nothing', () => {
    expect([sparkline([], 10, 10), sparkline([4], 10, 10)]).toEqual([null, null])
  })
  it('stands on 0 and reaches the top at the highest value', () => {
    expect(sparkline([0, 5, 10], 100, 12)).toEqual({
      line: 'M0 11L50 6L100 1',
      area: 'M0 11L50 6L100 1L100 12L0 12Z',
    })
  })
  it('is flat at the bottom without events', () => {
    expect(sparkline([0, 0], 10, 10)?.line).toBe('M0 9L10 9')
  })
})
