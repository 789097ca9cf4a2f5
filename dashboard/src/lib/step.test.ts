import { STEPS } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { STEP_SECONDS, stepFor } from './step.ts'

const HOUR = 3_600_000

describe('stepFor', () => {
  it('knows the widths of the contract', () => expect(STEP_SECONDS).toEqual(STEPS))
  it.each([
    [HOUR / 4, 60],
    [3 * HOUR, 60],
    [6 * HOUR, 300],
    [24 * HOUR, 900],
    [7 * 24 * HOUR, 3600],
    [30 * 24 * HOUR, 21_600],
    [400 * 24 * HOUR, 86_400],
  ])('%i ms → %i s', (length, step) => expect(stepFor(length)).toBe(step))
})
