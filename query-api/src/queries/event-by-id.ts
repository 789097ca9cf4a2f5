/** One event of a project. */
import { STORED_COLUMNS, type StoredRow } from './stored-row.ts'
import type { Question } from './run.ts'

export interface EventByIdParams extends Record<string, unknown> {
  readonly project: string
  readonly id: string
}

export const eventById: Question<EventByIdParams, StoredRow> = {
  name: 'event-by-id',
  text: `
SELECT ${STORED_COLUMNS}
FROM events
WHERE project_id = {project: UUID} AND id = {id: UUID}
LIMIT 1`,
}
