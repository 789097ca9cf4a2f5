import { anEvent } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { matches } from './matches.ts'

const row = {
  kind: 'event',
  key: 'a',
  event: anEvent({ name: 'NullPointerException', error: { message: 'cart is null' } }),
  stored: false,
} as const

describe('matches', () => {
  it.each([
    [{ type: '', search: '' }, true],
    [{ type: 'error', search: 'CART' }, true],
    [{ type: 'error', search: 'shop@1' }, true],
    [{ type: 'metric', search: '' }, false],
    [{ type: '', search: 'payment' }, false],
  ])('%j → %s', (filter, wanted) => expect(matches(row, filter)).toBe(wanted))

  it('never hides a gap', () => {
    const gap = { kind: 'gap', key: 'gap-1', count: 3, reason: 'restarted' } as const
    expect(matches(gap, { type: 'metric', search: 'x' })).toBe(true)
  })
})
