/** Wires the ledger: counts, watermark, publishing. Closed after the last request and the last replay. */
import type { Clock, Lifecycle, Logger, Metrics } from '@pulseboard/runtime'
import type { SpoolStanding } from '../spool/holdings.ts'
import { createBook, type Book } from './book.ts'
import { createLines } from './lines.ts'
import { createLineSender } from './produce-lines.ts'
import { startPublishing } from './publish.ts'
import { createLedgerTelemetry } from './telemetry.ts'
import { createWatermark } from './watermark.ts'

export interface LedgerDeps {
  readonly run: string
  readonly brokers: readonly string[]
  readonly spoolStanding: () => SpoolStanding | undefined
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly lifecycle: Lifecycle
}

export const openLedger = (deps: LedgerDeps): Book => {
  const { run, brokers, spoolStanding, clock, log, metrics, lifecycle } = deps
  const lines = createLines()
  const watermark = createWatermark()
  const telemetry = createLedgerTelemetry(metrics, log, clock, {
    unpublished: () => lines.unpublished,
    throughMs: () => publisher.throughMs,
  })
  const publisher = startPublishing({
    run,
    lines,
    watermark,
    sender: createLineSender(brokers),
    spoolStanding,
    clock,
    onPublished: telemetry.published,
  })
  lifecycle.opened({ name: 'ledger', close: () => publisher.close() })
  return createBook({ lines, watermark, clock, onLost: telemetry.lost })
}
