/** Rows of the ledger for the tests, as landing writes them: what is not named is nothing. */
import { SAMPLE_KEY_ID } from '@pulseboard/contracts'
import { connectClickhouse, insertLedger } from '@pulseboard/db'
import { storeTime } from './rows.ts'

export interface TestCounts {
  readonly project: string
  /** Epoch milliseconds. */
  readonly minute: number
  readonly gateway: number
  readonly sdk?: string
  readonly version?: string
  readonly key?: string
  readonly figures: Readonly<Record<string, number>>
  readonly rejected?: Readonly<Record<string, number>>
}
export interface TestRun {
  readonly gateway: number
  /** Epoch milliseconds. */
  readonly through: number
  readonly reportedAt?: number
  readonly ended?: boolean
  readonly spool?: { readonly events: number; readonly oldest: number }
}

/** Opens a writer on a database; close it. */
export const createLedgerWriter = (clickhouseUrl: string) => {
  const client = connectClickhouse({ url: clickhouseUrl, application: 'test' })
  return {
    counts: async (counts: TestCounts) => {
      const { project, minute, gateway, sdk = '', version = '', figures, rejected = {} } = counts
      const line = {
        project_id: project,
        minute: minute / 1000,
        gateway,
        key_id: counts.key ?? SAMPLE_KEY_ID,
        sdk_name: sdk,
        sdk_version: version,
      }
      const rows = [
        ...Object.entries(figures).map(([outcome, events]) => ({
          ...line,
          outcome,
          reason: '',
          events,
        })),
        ...Object.entries(rejected).map(([reason, events]) => ({
          ...line,
          outcome: 'rejected',
          reason,
          events,
        })),
      ]
      await insertLedger(client, { counts: rows, runs: [] })
    },
    run: async ({ gateway, through, reportedAt = through, ended = false, spool }: TestRun) => {
      const row = {
        gateway,
        started_at: storeTime(through - 3_600_000),
        reported_through: storeTime(through),
        reported_at: storeTime(reportedAt),
        ended,
        spool_events: spool?.events ?? 0,
        spool_bytes: (spool?.events ?? 0) * 500,
        spool_oldest_at: spool === undefined ? null : storeTime(spool.oldest),
      }
      await insertLedger(client, { counts: [], runs: [row] })
    },
    dispose: async (rows: readonly Readonly<Record<string, unknown>>[]) => {
      const values = rows.map((row) => ({ key_id: SAMPLE_KEY_ID, ...row }))
      await client.insert({ table: 'dispositions', values, format: 'JSONEachRow' })
    },
    command: async (query: string) => {
      await client.command({ query })
    },
    close: async (): Promise<void> => client.close(),
  }
}
