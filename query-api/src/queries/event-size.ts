/**
 * How many bytes is an event of a project as JSON, in the mean of its newest 500? What is read is bounded by
 * the order of the table, whatever the project holds.
 */
import type { Question } from './run.ts'
import { STORED_COLUMNS } from './stored-row.ts'

export const eventSize: Question<{ project: string }, { bytes: number | null }> = {
  name: 'event-size',
  text: `
SELECT avg(length(formatRowNoNewline('JSONEachRow', *))) AS bytes
FROM (
  SELECT ${STORED_COLUMNS}
  FROM events
  WHERE project_id = {project: UUID}
  ORDER BY timestamp DESC, id DESC
  LIMIT 500
)`,
}
