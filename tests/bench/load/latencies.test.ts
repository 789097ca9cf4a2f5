import { describe, expect, it } from 'vitest'
import { createLatencies } from './latencies.ts'

describe('latencies', () => {
  it('give percentiles within 2 % and never too good', () => {
    const latencies = createLatencies()
    for (let ms = 1; ms <= 1000; ms += 1) latencies.add(ms)
    const { count, p50, p99, max } = latencies.summary()
    expect(count).toBe(1000)
    expect(p50).toBeGreaterThanOrEqual(500)
    expect(p50).toBeLessThan(511)
    expect(p99).toBeGreaterThanOrEqual(990)
    expect(max).toBe(1000)
  })

  it('are zero when nothing was measured', () => {
    expect(createLatencies().summary()).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 })
  })
})
