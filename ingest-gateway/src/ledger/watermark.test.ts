import { expect, test } from 'vitest'
import { createWatermark } from './watermark.ts'

test('up to now while nothing is in work, else up to the oldest request', () => {
  const watermark = createWatermark()
  expect(watermark.through(1_000)).toBe(1_000)
  watermark.begin(1_200)
  watermark.begin(1_200)
  watermark.begin(1_500)
  expect(watermark.through(2_000)).toBe(1_200)
  watermark.end(1_200)
  expect(watermark.through(2_100)).toBe(1_200)
  watermark.end(1_200)
  expect(watermark.through(2_200)).toBe(1_500)
  watermark.end(1_500)
  expect(watermark.through(2_300)).toBe(2_300)
})

test('never goes back, also when the clock does', () => {
  const watermark = createWatermark()
  expect(watermark.through(5_000)).toBe(5_000)
  watermark.begin(4_000)
  expect(watermark.through(4_100)).toBe(5_000)
  watermark.end(4_000)
  expect(watermark.through(4_200)).toBe(5_000)
})
