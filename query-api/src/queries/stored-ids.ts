/**
 * Which of these events are in ClickHouse? The offset narrows the search to what landed lately (skip
 * index); without it every granule of the project would be looked at.
 */
import type { Question } from './run.ts'

export interface StoredIdParams extends Record<string, unknown> {
  readonly project: string
  readonly ids: readonly string[]
  /** No row of interest has a lower offset in its partition. */
  readonly offset: string
}

export const storedIds: Question<StoredIdParams, { event_id: string }> = {
  name: 'stored-ids',
  text: `
SELECT DISTINCT toString(id) AS event_id
FROM events
WHERE project_id = {project: UUID} AND _offset >= {offset: UInt64} AND id IN {ids: Array(UUID)}`,
}
