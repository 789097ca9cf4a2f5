/**
 * Percentiles from counts in buckets: each power of two is cut in 64, so a value is known to 0.8 percent.
 * The bucket is read from the bits of the number, without a logarithm, so that the store and we always
 * agree; counts add up, so any percentile is the same however the rows were cut. Pure.
 */

/** Bits of a double below the bucket: 52 of the mantissa, of which 6 are kept. */
export const SKETCH_SHIFT = 46
const HIGH_WORD_SHIFT = SKETCH_SHIFT - 32

const bits = new DataView(new ArrayBuffer(8))

/** Bucket of a finite number; buckets are ordered as the numbers are, negative ones below zero. */
export const bucketOf = (value: number): number => {
  bits.setFloat64(0, Math.abs(value))
  const index = bits.getUint32(0) >>> HIGH_WORD_SHIFT
  return value < 0 ? -1 - index : index
}

const MIDDLE = 1 << (HIGH_WORD_SHIFT - 1)

/** The middle of a bucket; the lowest one stands for zero. */
export const valueOfBucket = (bucket: number): number => {
  if (bucket < 0) return -valueOfBucket(-1 - bucket)
  if (bucket === 0) return 0
  bits.setUint32(0, (bucket << HIGH_WORD_SHIFT) | MIDDLE)
  bits.setUint32(4, 0)
  return bits.getFloat64(0)
}

/** The value at a share (0 to 1) of all, by nearest rank; null of nothing. */
export const percentileOf = (
  buckets: ReadonlyMap<number, number>,
  share: number,
): number | null => {
  let count = 0
  for (const found of buckets.values()) count += found
  if (count === 0) return null
  let left = Math.max(1, Math.ceil(share * count))
  for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
    left -= buckets.get(bucket) ?? 0
    if (left <= 0) return valueOfBucket(bucket)
  }
  return null
}
