/**
 * One page of events of a range, newest first. Pages follow each other by the key (timestamp, id) of
 * the last event, so they stay stable while data arrives. Empty filters mean any.
 */
import { STORED_COLUMNS, type StoredRow } from './stored-row.ts'
import type { Question } from './run.ts'

export interface EventsPageParams extends Record<string, unknown> {
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
  /** Key of the last event of the page before; -1 and the nil UUID for the first page. */
  readonly after_ms: number
  readonly after_id: string
  readonly limit: number
}

const is = (column: string, parameter = column): string =>
  `({${parameter}: String} = '' OR ${column} = {${parameter}: String})`

const contains = (column: string): string =>
  `positionCaseInsensitiveUTF8(${column}, {search: String}) > 0`

export const eventsPage: Question<EventsPageParams, StoredRow> = {
  name: 'events-page',
  text: `
SELECT ${STORED_COLUMNS}
FROM events
WHERE project_id = {project: UUID}
  AND timestamp >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
  AND timestamp < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
  AND ({after_ms: Int64} < 0
    OR timestamp < fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC')
    OR (timestamp = fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC') AND id < {after_id: UUID}))
  AND ${is('type')} AND ${is('level')} AND ${is('name')} AND ${is('release')}
  AND ${is('environment')} AND ${is('user_id', 'user')}
  AND ({search: String} = '' OR ${contains('name')} OR ${contains('error_message')})
ORDER BY timestamp DESC, id DESC
LIMIT {limit: UInt32}`,
}
