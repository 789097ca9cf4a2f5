/**
 * The two sides of the ledger as one list of figures: (minute of receipt, run, key, SDK, what, reason,
 * n). The stored side groups and filters by the very expressions of the projection `minute_receipts`.
 *
 * What gateways report is cumulative, so of a line the highest figure counts. Messages of a request
 * that were written twice carry the same request, so each event of it counts once; messages without a
 * run (0) are counted by their place.
 */
export interface LedgerParams extends Record<string, unknown> {
  readonly project: string
  /** Epoch seconds, whole minutes; the end is exclusive. */
  readonly from: number
  readonly to: number
}

const within = (minute: string): string => `project_id = {project: UUID}
      AND ${minute} >= toDateTime({from: Int64}, 'UTC') AND ${minute} < toDateTime({to: Int64}, 'UTC')`

type Column = 'key_id' | 'sdk_name' | 'sdk_version' | 'reason'

const listed = (columns: readonly Column[]): string =>
  columns.map((column) => `, ${column}`).join('')

const reported = (columns: readonly Column[]): string => `
  SELECT minute, gateway, if(outcome = 'duplicate', 'repeated', outcome) AS what${listed(columns)},
    sum(highest) AS n
  FROM (
    SELECT minute, gateway, key_id, sdk_name, sdk_version, outcome, reason, max(events) AS highest
    FROM ledger
    WHERE ${within('minute')}
    GROUP BY minute, gateway, key_id, sdk_name, sdk_version, outcome, reason
  )
  GROUP BY minute, gateway, outcome${listed(columns)}`

const stored = (columns: readonly Column[]): string => `
  SELECT toStartOfMinute(received_at) AS minute, _gateway AS gateway, 'stored' AS what${listed(columns)},
    count() AS n
  FROM events
  WHERE ${within('toStartOfMinute(received_at)')}
  GROUP BY toStartOfMinute(received_at), _gateway${listed(columns)}`

const disposed = (columns: readonly Column[]): string => `
  SELECT toStartOfMinute(received_at) AS minute, _gateway AS gateway,
    toString(outcome) AS what${listed(columns)},
    uniqExact(id, _gateway, _request, if(_gateway = 0, _partition, 0), if(_gateway = 0, _offset, 0)) AS n
  FROM dispositions
  WHERE ${within('toStartOfMinute(received_at)')}
  GROUP BY minute, gateway, outcome${listed(columns)}`

/** All figures. @param columns those that the question groups by, beside minute, gateway and what */
export const ledgerEntries = (columns: readonly Exclude<Column, 'reason'>[] = []): string =>
  [reported(columns), stored(columns), disposed(columns)].join('\n  UNION ALL')

/** Figures that have a reason: what is stored needs none. */
export const ledgerEntriesWithReason = (): string =>
  [reported(['reason']), disposed(['reason'])].join('\n  UNION ALL')

/** What a run acknowledged and sent, and what of it is in the log. */
export const ACCEPTED = `sumIf(n, what = 'accepted')`
export const LOGGED = `sumIf(n, what IN ('stored', 'duplicate', 'filtered', 'quarantined'))`
