import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketOf, percentileOf, valueOfBucket } from './sketch.ts'

const anyValue = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer(),
)
const TINY = 1e-300

test('a bucket stands for its values to one percent', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const found = valueOfBucket(bucketOf(value))
      expect(Math.abs(found - value)).toBeLessThanOrEqual(Math.abs(value) * 0.01 + TINY)
    }),
  )
})

test('buckets are ordered as their values are', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      const [low, high] = a <= b ? [a, b] : [b, a]
      expect(bucketOf(low)).toBeLessThanOrEqual(bucketOf(high))
    }),
  )
})

test('zero is zero, below zero is as above', () => {
  expect(valueOfBucket(bucketOf(0))).toBe(0)
  expect(bucketOf(-0)).toBe(bucketOf(0))
  expect(valueOfBucket(bucketOf(-250))).toBe(-valueOfBucket(bucketOf(250)))
})

test('percentiles are those of the sorted values, to one percent', () => {
  const share = fc.constantFrom(0.5, 0.75, 0.95, 0.99)
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 1 }), share, (values, at) => {
      const buckets = new Map<number, number>()
      for (const value of values)
        buckets.set(bucketOf(value), (buckets.get(bucketOf(value)) ?? 0) + 1)
      const sorted = [...values].sort((a, b) => a - b)
      const wanted = sorted[Math.ceil(at * sorted.length) - 1] ?? 0
      const found = percentileOf(buckets, at) ?? Number.NaN
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 0.01 + TINY)
    }),
  )
  expect(percentileOf(new Map(), 0.5)).toBeNull()
})
