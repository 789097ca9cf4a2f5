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
const time = (ms: number): string => (ms / 1000).toFixed(3)

/**
 * The minute of the boundary itself stays in the ledger: it also counts events that are kept. Days that were
 * sealed before the boundary go as a whole: what is left of their events is sealed again.
 */
export const erasedRows = ({ projectId, receivedThrough }: ErasureScope): readonly Doomed[] => {
  const project = 'project_id = {project_id:UUID}'
  const through = "{through:DateTime64(3, 'UTC')}"
  const isAll = receivedThrough === null
  const received = isAll ? project : `${project} AND received_at <= ${through}`
  const counted = isAll ? project : `${project} AND minute < toStartOfMinute(${through})`
  const sealed = isAll ? project : `${project} AND sealed_through <= ${through}`
  const params = {
    project_id: projectId,
    ...(isAll ? {} : { through: time(receivedThrough.getTime()) }),
  }
  return [
    { table: 'events', where: received, params },
    { table: 'dispositions', where: received, params },
    { table: 'ledger', where: counted, params },
    // Behind the events, of which it could be made anew.
    { table: 'sealed_hours', where: sealed, params },
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
