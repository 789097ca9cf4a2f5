/**
 * Reads the ledger of a project over a range: what is settled first, the figures after, so that a
 * figure is never older than what is said of it.
 */
import { findLedgerBounds, type Sql } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import { ledgerBuckets } from '../queries/ledger-buckets.ts'
import { ledgerDifferences } from '../queries/ledger-differences.ts'
import { ledgerReasons } from '../queries/ledger-reasons.ts'
import type { Ask } from '../queries/run.ts'
import type { SteppedRange } from '../routes/range.ts'
import { assemble, type Assembled } from './assemble.ts'
import { goesBackTo } from './goes-back.ts'
import type { Measure, Measurement } from './measure.ts'

export interface LedgerDeps {
  readonly ask: Ask
  readonly sql: Sql
  readonly clock: Clock
  readonly measure: Measure
}

export interface LedgerRead extends Assembled {
  readonly range: SteppedRange
  readonly goesBack: number
  readonly known: Measurement
}

export const readLedger = async (
  { ask, sql, clock, measure }: LedgerDeps,
  projectId: string,
  asked: SteppedRange,
  signal: AbortSignal,
): Promise<LedgerRead> => {
  const [bounds, known] = await Promise.all([findLedgerBounds(sql, projectId), measure()])
  if (bounds === undefined)
    throw new AppError('not_found', { detail: 'The project was deleted just now.' })
  const goesBack = goesBackTo(bounds, clock.now())
  const to = Math.max(asked.to, goesBack)
  const range = { ...asked, from: Math.max(asked.from, goesBack), to }
  const params = {
    project: projectId,
    from: range.from / 1000,
    to: range.to / 1000,
    step: range.stepSeconds,
  }
  const [buckets, differences, reasons] = await Promise.all([
    ask(ledgerBuckets, params, signal),
    ask(ledgerDifferences, params, signal),
    ask(ledgerReasons, params, signal),
  ])
  return { ...assemble(range, { buckets, differences, reasons }, known), range, goesBack, known }
}
