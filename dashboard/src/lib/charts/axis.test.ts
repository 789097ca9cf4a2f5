import { describe, expect, it } from 'vitest'
import { bucketLabel, stepName, tickIndexes, tickLabel, zoneName } from './axis.ts'

const HOUR = 3_600_000
const berlin = { timeZone: 'Europe/Berlin' }
const hours = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + i * HOUR)

describe('tickIndexes', () => {
  it('puts labels on whole hours of the zone and not more than asked', () => {
    const starts = hours(Date.UTC(2026, 10, 23, 12), 24)
    const ticks = tickIndexes(starts, 8, { timeZone: 'UTC' })
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(ticks.map((i) => new Date(starts[i] ?? 0).getUTCHours())).toEqual([
      15, 18, 21, 0, 3, 6, 9,
    ])
  })
  it('stays on the local clock across the end of summer time', () => {
    // 25 October 2026, 03:00 becomes 02:00 in Berlin.
    const starts = hours(Date.UTC(2026, 9, 24, 22), 26)
    const labels = tickIndexes(starts, 5, berlin).map((i) =>
      tickLabel(starts[i] ?? 0, HOUR, berlin),
    )
    expect(labels).toEqual(['06:00', '12:00', '18:00', '26 Oct'])
  })
  it('has none without buckets', () => expect(tickIndexes([], 8)).toEqual([]))
})

describe('words', () => {
  const start = Date.UTC(2026, 10, 24, 13)
  it('names buckets, steps and zones', () => {
    expect(bucketLabel(start, 300_000, berlin)).toBe('Tue 24 Nov, 14:00 – 14:05')
    expect(bucketLabel(start, 86_400_000, berlin)).toBe('Tue 24 Nov')
    expect([60_000, 6 * HOUR, 24 * HOUR].map(stepName)).toEqual(['1 min', '6 h', '1 d'])
    expect(zoneName(start, berlin)).toBe('Europe/Berlin (CET)')
    expect(zoneName(start, { timeZone: 'UTC' })).toBe('UTC')
  })
})
