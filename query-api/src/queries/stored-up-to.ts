/** When was the newest landed event of each project received? Projects without events are absent. */
import type { Question } from './run.ts'

export interface StoredUpToRow {
  project_id: string
  received_ms: number
}
export interface StoredUpToParams extends Record<string, unknown> {
  readonly projects: readonly string[]
}

export const storedUpTo: Question<StoredUpToParams, StoredUpToRow> = {
  name: 'stored-up-to',
  text: `
SELECT project_id, toUnixTimestamp64Milli(max(received_at)) AS received_ms
FROM events
WHERE project_id IN {projects: Array(UUID)}
GROUP BY project_id`,
}
