/** Rows of a series → one list of figures for each group, with every step of the range filled. Pure. */
import type { Measure } from '@pulseboard/contracts'
import type { SeriesRow } from '../queries/series.ts'
import { fillBuckets, type SteppedRange } from './range.ts'

export interface Figures {
  readonly total: number | null
  readonly values: (number | null)[]
}

/** Nothing adds up to 0; of nothing there is no rate, mean or percentile. */
const EMPTY: Readonly<Record<Measure, 0 | null>> = {
  count: 0,
  users: 0,
  sum: 0,
  error_rate: null,
  avg: null,
  p50: null,
  p75: null,
  p95: null,
  p99: null,
}

/**
 * @param named how many groups have a name; group 0 is all others
 * @returns the figures by slot; the others are left out when named groups cover everything
 */
export const groupSeries = (
  measure: Measure,
  range: SteppedRange,
  rows: readonly SeriesRow[],
  named: number,
): Figures[] => {
  const empty = EMPTY[measure]
  const bySlot = Map.groupBy(
    rows.filter((row) => row.together === 0),
    (row) => row.slot,
  )
  return Array.from({ length: named + 1 }, (_, slot) => {
    const found = bySlot.get(slot) ?? []
    const steps = found.filter((row) => row.whole === 0)
    return {
      total: found.find((row) => row.whole === 1)?.measured ?? empty,
      values: fillBuckets(range, steps, (_t, row) => row?.measured ?? empty),
    }
  })
}
