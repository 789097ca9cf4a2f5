import { afterEach, describe, expect, it, vi } from 'vitest'
import { Spacing } from './spacing.ts'

afterEach(() => vi.useRealTimers())

describe('Spacing', () => {
  it('runs at once, then once per interval, and never loses the last ask', () => {
    vi.useFakeTimers()
    const run = vi.fn()
    const spacing = new Spacing(2000, () => Date.now(), run)
    for (let i = 0; i < 50; i += 1) spacing.ask()
    expect(run).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1999)
    expect(run).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(10_000)
    expect(run).toHaveBeenCalledTimes(2)
  })
  it('lets something more urgent go first', () => {
    vi.useFakeTimers()
    const run = vi.fn()
    new Spacing(5000, () => Date.now(), run, 600).ask()
    vi.advanceTimersByTime(599)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledTimes(1)
  })
  it('stops', () => {
    vi.useFakeTimers()
    const run = vi.fn()
    const spacing = new Spacing(2000, () => Date.now(), run)
    spacing.ask()
    spacing.ask()
    spacing.stop()
    vi.advanceTimersByTime(10_000)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
