/**
 * Reports what was accepted under quotas to PostgreSQL every few seconds and learns what other gateways
 * reported. While PostgreSQL is away the gateway goes by its own counts; they are cumulative, so nothing
 * is lost or doubled when it is back. A killed gateway loses the counts of one interval.
 */
import type { KeyMonthRow } from '@pulseboard/db'
import { pause } from './pause.ts'
import type { QuotaCount, Quotas } from './quota.ts'

export interface QuotaReportDeps {
  readonly quotas: Quotas
  /** Stores counts of this gateway; answers what all others accepted. */
  readonly report: (counts: readonly QuotaCount[]) => Promise<readonly KeyMonthRow[]>
  /** Undefined when it was stored. */
  readonly onReported: (error: unknown) => void
  readonly everyMs?: number
}

export interface QuotaReports {
  /** Reports what is left; one try. */
  close(): Promise<void>
}

const EVERY_MS = 5_000

export const startQuotaReports = (deps: QuotaReportDeps): QuotaReports => {
  const { quotas, report, onReported, everyMs = EVERY_MS } = deps
  const stop = new AbortController()

  const reportOnce = async (): Promise<void> => {
    const counts = quotas.take()
    if (counts.length === 0) return
    try {
      for (const { lineage, month, elsewhere } of await report(counts))
        quotas.learn(lineage, month, elsewhere)
      onReported(undefined)
    } catch (error) {
      quotas.putBack(counts)
      onReported(error)
    }
  }
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await reportOnce()
      await pause(everyMs, stop.signal)
    }
  }
  const running = run()
  return {
    close: async () => {
      stop.abort()
      await running
      await reportOnce()
    },
  }
}
