/**
 * Rows of the two sides → buckets, sums and the first minute that does not add up; pure. The rule of
 * what a difference means is in balance.ts.
 */
import type { LedgerBucket, LedgerFigures, LedgerState } from '@pulseboard/contracts'
import type { LedgerBucketRow } from '../queries/ledger-buckets.ts'
import type { LedgerDifferenceRow } from '../queries/ledger-differences.ts'
import type { LedgerReasonRow } from '../queries/ledger-reasons.ts'
import type { SteppedRange } from '../routes/range.ts'
import { judge, MINUTE_MS, stateOf, type Standing, type Verdict } from './balance.ts'
import type { Measurement } from './measure.ts'
import { SILENT_MS } from './runs.ts'

export interface Judged extends Verdict {
  readonly minute: number
  readonly gateway: number
}

/** How a run stands for one minute; a run without a word is new, or was killed before its first. */
const standingOf = (known: Measurement, gateway: number, minute: number): Standing => {
  const standing = known.standings.get(gateway)
  const run = known.runs.find((one) => one.gateway === gateway)
  if (standing !== undefined && run !== undefined)
    return {
      standing,
      reportedThrough: run.through_ms,
      settledTo: known.settled.of(gateway),
    }
  const young = minute + MINUTE_MS > known.readTo - SILENT_MS
  return {
    standing: young ? 'alive' : 'dead',
    reportedThrough: 0,
    settledTo: known.settled.unreported,
  }
}

export const judgeAll = (
  differences: readonly LedgerDifferenceRow[],
  known: Measurement,
): Judged[] =>
  differences.map((row) => {
    const { minute_ms: minute, gateway } = row
    const verdict = judge({ ...row, minute }, standingOf(known, gateway, minute))
    return { ...verdict, minute, gateway }
  })

const DIFFERENT = ['inferred', 'in_flight', 'missing', 'surplus', 'unconfirmed'] as const

const sumOf = (judged: readonly Judged[]) =>
  Object.fromEntries(
    DIFFERENT.map((field) => [field, judged.reduce((sum, one) => sum + one[field], 0)]),
  ) as Record<(typeof DIFFERENT)[number], number>

const reasonsOf = (rows: readonly LedgerReasonRow[], what: LedgerReasonRow['what']) => {
  const sums: Record<string, number> = {}
  for (const row of rows)
    if (row.what === what) sums[row.reason] = (sums[row.reason] ?? 0) + row.events
  return sums
}

const NOTHING = {
  received: 0,
  accepted: 0,
  repeated: 0,
  rate_limited: 0,
  unavailable: 0,
  spooled: 0,
  stored: 0,
  duplicate: 0,
  replayed: 0,
  direct: 0,
} satisfies Omit<LedgerBucketRow, 't'>

const figuresOf = (
  row: Omit<LedgerBucketRow, 't'>,
  reasons: readonly LedgerReasonRow[],
  judged: readonly Judged[],
): LedgerFigures => {
  const differences = sumOf(judged)
  const inferred = differences.inferred + row.direct
  return {
    ...differences,
    inferred,
    received: row.received + inferred,
    accepted: row.accepted + row.repeated + inferred,
    rejected: reasonsOf(reasons, 'rejected'),
    rate_limited: row.rate_limited,
    unavailable: row.unavailable,
    spooled: row.spooled,
    stored: row.stored,
    duplicate: row.duplicate + row.repeated,
    filtered: reasonsOf(reasons, 'filtered'),
    quarantined: reasonsOf(reasons, 'quarantined'),
    replayed: row.replayed,
  }
}

/** Some gateway that lives has not reported past this time. */
const isCounting = (known: Measurement, end: number): boolean =>
  end > known.readTo ||
  known.runs.some(
    ({ gateway, through_ms }) => known.standings.get(gateway) === 'alive' && through_ms < end,
  )

const groupBy = <T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> =>
  Map.groupBy(rows, key)

export interface LedgerRowsRead {
  readonly buckets: readonly LedgerBucketRow[]
  readonly differences: readonly LedgerDifferenceRow[]
  readonly reasons: readonly LedgerReasonRow[]
}

export interface Assembled {
  readonly buckets: LedgerBucket[]
  readonly totals: LedgerFigures
  readonly state: LedgerState
  /** Epoch milliseconds. */
  readonly outOfBalanceSince: number | undefined
  readonly judged: readonly Judged[]
}

const bucketsOf = (
  range: SteppedRange,
  read: LedgerRowsRead,
  judged: readonly Judged[],
  known: Measurement,
): LedgerBucket[] => {
  const stepMs = range.stepSeconds * 1000
  const rows = new Map(read.buckets.map((row) => [row.t, row]))
  const reasons = groupBy(read.reasons, ({ t }) => t)
  const differences = groupBy(judged, ({ minute }) => Math.floor(minute / stepMs) * stepMs)
  const first = Math.floor(range.from / stepMs) * stepMs
  return Array.from({ length: Math.ceil((range.to - first) / stepMs) }, (_, index) => {
    const t = first + index * stepMs
    const mine = differences.get(t) ?? []
    const figures = figuresOf(rows.get(t) ?? NOTHING, reasons.get(t) ?? [], mine)
    const counting = isCounting(known, Math.min(t + stepMs, range.to))
    return { t, state: stateOf({ ...figures, counting }), ...figures }
  })
}

const total = (rows: readonly LedgerBucketRow[]): Omit<LedgerBucketRow, 't'> => {
  const sums = { ...NOTHING }
  for (const row of rows)
    for (const field of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) sums[field] += row[field]
  return sums
}

export const assemble = (
  range: SteppedRange,
  read: LedgerRowsRead,
  known: Measurement,
): Assembled => {
  const judged = judgeAll(read.differences, known)
  const totals = figuresOf(total(read.buckets), read.reasons, judged)
  const off = judged.filter(({ missing, surplus }) => missing > 0 || surplus > 0)
  return {
    buckets: bucketsOf(range, read, judged, known),
    totals,
    // What is not reported yet is normal for the newest minute: it does not colour the whole range.
    state: stateOf({ ...totals, counting: false }),
    outOfBalanceSince: off.length === 0 ? undefined : Math.min(...off.map(({ minute }) => minute)),
    judged,
  }
}
