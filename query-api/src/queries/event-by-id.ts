/** One event of a project. */
import { EVENT_COLUMNS, type EventRow } from './event-row.ts'
import type { Question } from './run.ts'

export interface EventByIdParams extends Record<string, unknown> {
  readonly project: string
  readonly id: string
}

export const eventById: Question<EventByIdParams, EventRow> = {
  name: 'event-by-id',
  text: `
SELECT ${EVENT_COLUMNS}
FROM events
WHERE project_id = {project: UUID} AND id = {id: UUID}
LIMIT 1`,
}
