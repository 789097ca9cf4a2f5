/**
 * One page of events of a range, newest first. Pages follow each other by the key (timestamp, id) of
 * the last event, so they stay stable while data arrives and a late page costs what the first one does:
 * the key is the table's own order. Empty filters mean any.
 */
import type { FilterSql } from '@pulseboard/db'
import { STORED_COLUMNS, type StoredRow } from './stored-row.ts'
import type { Question } from './run.ts'

/** Which events belong to a list, whatever the page. */
export interface EventListParams extends Record<string, unknown> {
  readonly project: string
  readonly from: number
  readonly to: number
  readonly type: string
  readonly level: string
  readonly name: string
  readonly release: string
  readonly environment: string
  readonly user: string
  readonly search: string
}

export interface EventsPageParams extends EventListParams {
  /** Key of the last event of the page before; absent for the first page. */
  readonly after_ms?: number
  readonly after_id?: string
  readonly limit: number
}

const is = (column: string, parameter = column): string =>
  `({${parameter}: String} = '' OR ${column} = {${parameter}: String})`

const contains = (column: string): string =>
  `positionCaseInsensitiveUTF8(${column}, {search: String}) > 0`

/** The events of a list: one project, a range, the simple filters and one in the filter language. */
const inEventList = (filter: FilterSql): string => `project_id = {project: UUID}
  AND timestamp >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
  AND timestamp < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
  AND ${is('type')} AND ${is('level')} AND ${is('name')} AND ${is('release')}
  AND ${is('environment')} AND ${is('user_id', 'user')}
  AND ({search: String} = '' OR ${contains('name')} OR ${contains('error_message')})
  AND ${filter.text}`

// The first line alone lets the server skip to the place; the second one cuts within a millisecond.
const AFTER = `
  AND timestamp <= fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC')
  AND (timestamp, id) < (fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC'), {after_id: UUID})`

export const eventsPage = (
  filter: FilterSql,
  page: 'first' | 'next',
): Question<EventsPageParams, StoredRow> => ({
  name: 'events-page',
  text: `
SELECT ${STORED_COLUMNS}
FROM events
WHERE ${inEventList(filter)}${page === 'next' ? AFTER : ''}
ORDER BY timestamp DESC, id DESC
LIMIT {limit: UInt32}`,
})
