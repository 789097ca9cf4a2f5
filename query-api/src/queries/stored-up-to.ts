/**
 * When was the newest landed event of each project received? Projects without events are absent. Asked of
 * the last day first: the newest event of a project that is in use was received in it, and the rollup is
 * ordered by receipt, so nothing older is read.
 */
import type { Question } from './run.ts'

export interface StoredUpToRow {
  project_id: string
  received_ms: number
}
export interface StoredUpToParams extends Record<string, unknown> {
  readonly projects: readonly string[]
}

const LATELY = `
  AND toStartOfMinute(received_at) >= now() - INTERVAL 1 DAY`

export const storedUpTo = (
  since: 'lately' | 'ever',
): Question<StoredUpToParams, StoredUpToRow> => ({
  name: 'stored-up-to',
  // Each answer of a page asks it, and an older one only claims less.
  joined: true,
  text: `
SELECT project_id, toUnixTimestamp64Milli(max(received_at)) AS received_ms
FROM events
WHERE project_id IN {projects: Array(UUID)}${since === 'lately' ? LATELY : ''}
GROUP BY project_id`,
})
