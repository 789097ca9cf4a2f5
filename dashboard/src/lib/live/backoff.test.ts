import { LIVE_CLOSE } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { CLOSE, nextAttempt } from './backoff.ts'

describe('nextAttempt', () => {
  it('knows the closing codes of the contract', () => {
    const codes = Object.entries(LIVE_CLOSE).map(([name, [code]]) => [name, code])
    expect(CLOSE).toEqual(Object.fromEntries(codes))
  })
  it('stops when access was lost or the filter cannot be read, and hurries after an old ticket', () => {
    expect(nextAttempt(CLOSE.access, 0, 0.5)).toBeNull()
    expect(nextAttempt(CLOSE.request, 3, 0.5)).toBeNull()
    expect(nextAttempt(CLOSE.ticket, 0, 0.5)).toBe(0)
    expect(nextAttempt(CLOSE.ticket, 1, 0.5)).toBeGreaterThan(0)
  })
  it('waits longer each time, within bounds', () => {
    const longest = [0, 1, 2, 5, 50].map((attempt) => nextAttempt(1006, attempt, 1))
    expect(longest).toEqual([500, 1000, 2000, 15_000, 15_000])
    expect(nextAttempt(1006, 50, 0)).toBe(250)
  })
})
