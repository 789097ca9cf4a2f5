/**
 * Which rows an erasure or a retention takes, as conditions of ClickHouse; pure. The retention counts
 * as landing does: an event is kept on the day of its receipt and for as many whole days after it.
 */
import { EVENT_TYPES, type Retention } from '@pulseboard/contracts'
import type { Doomed } from './delete-rows.ts'

/** Rows of a project that were received up to a time; no time means all of them. */
export interface ErasureScope {
  readonly projectId: string
  readonly receivedThrough: Date | null
}

const DAY_MS = 86_400_000
// The last time that DateTime64(3) can hold.
const FOR_EVER_MS = Date.UTC(2299, 11, 31)

const time = (ms: number): string => (ms / 1000).toFixed(3)

/** The minute of the boundary itself stays in the ledger: it also counts events that are kept. */
export const erasedRows = ({ projectId, receivedThrough }: ErasureScope): readonly Doomed[] => {
  const params = {
    project_id: projectId,
    through: time(receivedThrough?.getTime() ?? FOR_EVER_MS),
  }
  const received =
    "project_id = {project_id:UUID} AND received_at <= {through:DateTime64(3, 'UTC')}"
  const counted =
    "project_id = {project_id:UUID} AND toDateTime64(minute, 3, 'UTC') < toStartOfMinute({through:DateTime64(3, 'UTC')})"
  return [
    { table: 'events', where: received, params },
    { table: 'dispositions', where: received, params },
    { table: 'ledger', where: counted, params },
  ]
}

/** Events received before this are over, when kept for so many days. */
export const expiredBefore = (days: number, nowMs: number): Date =>
  new Date((Math.floor(nowMs / DAY_MS) - days) * DAY_MS)

/** Events of a project that are over by this retention, whatever was stamped on them at landing. */
export const expiredRows = (projectId: string, retention: Retention, nowMs: number): Doomed => {
  const before = EVENT_TYPES.map((type) =>
    time(expiredBefore(retention.by_type[type] ?? retention.days, nowMs).getTime()),
  )
  return {
    table: 'events',
    where: `project_id = {project_id:UUID} AND received_at < transform(toString(type),
      {types:Array(String)}, {before:Array(DateTime64(3, 'UTC'))}, {other:DateTime64(3, 'UTC')})`,
    params: {
      project_id: projectId,
      types: [...EVENT_TYPES],
      before,
      other: time(expiredBefore(retention.days, nowMs).getTime()),
    },
  }
}
