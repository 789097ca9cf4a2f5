import { describe, expect, it } from 'vitest'
import { cpuBetween, cpuOfStat, microsPerEvent, readCpu } from './cpu.ts'

describe('CPU accounts', () => {
  it('read user and system time behind a command name with brackets', () => {
    const stat = '42 (a (b) c) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 11 0 12345 1 1'
    expect(cpuOfStat(stat)).toBe(3)
  })

  it('see this process work', () => {
    const before = readCpu({ self: process.pid })
    for (const end = performance.now() + 120; performance.now() < end;);
    expect(cpuBetween(before, readCpu({ self: process.pid }))['self']).toBeGreaterThan(0.05)
  })

  it('are microseconds an event', () => {
    expect(microsPerEvent({ gateway: 1.5 }, 100_000)).toEqual({ gateway: 15 })
    expect(microsPerEvent({ gateway: 1.5 }, 0)).toEqual({ gateway: 0 })
  })
})
