/** Latencies of one run in a fixed amount of memory: buckets 2 % apart from 10 microseconds to 10 minutes. */
const SMALLEST_MS = 0.01
const RATIO = 1.02
const BUCKETS = 900

export interface LatencySummary {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export interface Latencies {
  add(ms: number): void
  /** Milliseconds; a percentile is the upper end of its bucket, so never too good. */
  summary(): LatencySummary
}

export const createLatencies = (): Latencies => {
  const counts = new Uint32Array(BUCKETS)
  let count = 0
  let max = 0
  const bucketOf = (ms: number): number =>
    Math.min(BUCKETS - 1, Math.max(0, Math.ceil(Math.log(ms / SMALLEST_MS) / Math.log(RATIO))))
  const percentile = (share: number): number => {
    let left = Math.ceil(count * share)
    for (const [bucket, inBucket] of counts.entries()) {
      left -= inBucket
      if (left <= 0 && count > 0)
        return Math.min(max, Math.round(SMALLEST_MS * RATIO ** bucket * 100) / 100)
    }
    return 0
  }
  return {
    add: (ms) => {
      const bucket = bucketOf(Math.max(ms, SMALLEST_MS))
      counts[bucket] = (counts[bucket] ?? 0) + 1
      count += 1
      max = Math.max(max, Math.round(ms * 100) / 100)
    },
    summary: () => ({
      count,
      p50: percentile(0.5),
      p95: percentile(0.95),
      p99: percentile(0.99),
      max,
    }),
  }
}
