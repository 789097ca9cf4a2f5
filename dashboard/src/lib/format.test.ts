import { describe, expect, it } from 'vitest'
import * as format from './format.ts'

describe('numbers', () => {
  it('never shows 0 for what is not known', () => {
    expect([format.count(null), format.count(undefined), format.percent(null)]).toEqual([
      '–',
      '–',
      '–',
    ])
    expect([format.count(0), format.percent(0)]).toEqual(['0', '0 %'])
  })
  it('is exact while short and short when large', () => {
    expect([format.count(1234), format.count(1_234_567)]).toEqual(['1,234', '1.2M'])
  })
  it('gives small rates more digits', () => {
    expect([0.082, 0.0042, 1, 0.99961].map(format.percent)).toEqual([
      '8.2 %',
      '0.42 %',
      '100 %',
      '100 %',
    ])
  })
  it('compares with the period before', () => {
    expect(format.countChange(120, 100)).toEqual({ text: '20.0 %', direction: 'up' })
    expect(format.countChange(5, 0)).toEqual({ text: 'none before', direction: 'up' })
    expect(format.countChange(3, 3).direction).toBe('same')
    expect(format.countChange(2000, 100).text).toBe('20×')
    expect(format.rateChange(0.05, 0.08)).toEqual({ text: '3.0 pts', direction: 'down' })
    expect(format.rateChange(null, 0.08)).toBeNull()
  })
})

describe('times', () => {
  const now = Date.UTC(2026, 10, 24, 13, 2, 11, 250)
  it('says how long ago', () => {
    expect(
      [0, 5000, 61_000, 7_300_000, 200_000_000].map((age) => format.relativeTime(now - age, now)),
    ).toEqual(['just now', '5 s ago', '1 min ago', '2 h ago', '2 d ago'])
    expect(format.relativeTime(now + 60_000, now)).toBe('in 1 min')
  })
  it('writes exact times with the zone', () => {
    expect(format.exactTime(now, 'UTC')).toBe('24 Nov 2026, 13:02:11.250 UTC')
    expect(format.clockTime(now, 'Europe/Berlin')).toBe('14:02:11.250')
  })
  it('writes signed lengths', () => {
    expect([250, -1400, 90_000, -7_200_000].map(format.signedDuration)).toEqual([
      '+250 ms',
      '−1.4 s',
      '+1.5 min',
      '−2.0 h',
    ])
  })
})
