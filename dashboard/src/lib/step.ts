/**
 * The width of a bucket for a range: pure. As fine as stays readable in a card; the widths are those
 * that the rollups can answer, which a test compares with the contract.
 */
export const STEP_SECONDS = [60, 300, 900, 3600, 21_600, 86_400] as const

const MOST_BUCKETS = 180

/** Seconds of a bucket for a range of that many milliseconds. */
export const stepFor = (lengthMs: number): number =>
  STEP_SECONDS.find((step) => lengthMs / (step * 1000) <= MOST_BUCKETS) ?? 86_400
