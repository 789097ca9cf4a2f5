/**
 * Of which releases are the events that came with a key? By time of receipt. The table is ordered by the
 * time of the event, so the read is bounded by that too: an event that waited on its device for more
 * than a week is not seen here.
 */
import type { KeyUseParams } from './key-sdks.ts'
import type { Question } from './run.ts'

export interface KeyReleaseRow {
  release: string
  events: number
  last_ms: number
}

export const keyReleases: Question<KeyUseParams, KeyReleaseRow> = {
  name: 'key-releases',
  text: `
SELECT release, count() AS events, toUnixTimestamp64Milli(max(received_at)) AS last_ms
FROM events
WHERE project_id = {project: UUID} AND key_id = {key: UUID}
  AND timestamp >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') - INTERVAL 7 DAY
  AND timestamp < fromUnixTimestamp64Milli({to: Int64}, 'UTC') + INTERVAL 1 DAY
  AND received_at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
GROUP BY release
ORDER BY last_ms DESC, events DESC, release
LIMIT 200`,
}
