/**
 * How many events, errors and people were there in a period, and in the one before it? Read from the rollup
 * by minute, since days of a reader may begin at any quarter of an hour; people are merged as states, so
 * nobody counts twice.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/** Epoch milliseconds, whole minutes: [before, from) and [from, to). */
export interface DigestRange {
  readonly projectId: string
  readonly before: number
  readonly from: number
  readonly to: number
}

export interface DigestCounts {
  readonly events: number
  readonly errors: number
  readonly users: number
  /** People who met an error. */
  readonly hit: number
}

const at = (name: string): string => `toDateTime({${name}:UInt32}, 'UTC')`
const MINUTE = 'toStartOfMinute(timestamp)'

export const DIGEST_BOTH = `project_id = {project:UUID} AND ${MINUTE} >= ${at('before')} AND ${MINUTE} < ${at('to')}`
export const DIGEST_NOW = `${MINUTE} >= ${at('from')}`

export const digestParams = ({ projectId, before, from, to }: DigestRange) => ({
  project: projectId,
  before: Math.floor(before / 1000),
  from: Math.floor(from / 1000),
  to: Math.floor(to / 1000),
})

const FIGURES = `
SELECT present, toFloat64(sum(counted)) AS events, toFloat64(sumIf(counted, kind = 'error')) AS errors,
  toFloat64(uniqMerge(met)) AS users, toFloat64(uniqMergeIf(met, kind = 'error')) AS hit
FROM (
  SELECT ${DIGEST_NOW} AS present, type AS kind, count() AS counted,
    uniqState(nullIf(user_id, '')) AS met
  FROM events WHERE ${DIGEST_BOTH} GROUP BY present, type
)
GROUP BY present`

const NOTHING: DigestCounts = { events: 0, errors: 0, users: 0, hit: 0 }

export const findDigestCounts = async (
  client: ClickHouseClient,
  range: DigestRange,
): Promise<{ now: DigestCounts; before: DigestCounts }> => {
  const rows = await askRows<DigestCounts & { present: number }>(
    client,
    FIGURES,
    digestParams(range),
  )
  const of = (present: number): DigestCounts => {
    const row = rows.find((each) => each.present === present)
    if (row === undefined) return NOTHING
    const { events, errors, users, hit } = row
    return { events, errors, users, hit }
  }
  return { now: of(1), before: of(0) }
}
