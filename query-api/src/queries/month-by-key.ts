/** How many stored events of a project came with each key, by time of receipt? */
import type { Question } from './run.ts'

export interface MonthByKeyParams extends Record<string, unknown> {
  readonly project: string
  /** Whole minutes, epoch milliseconds. */
  readonly from: number
}

export const monthByKey: Question<MonthByKeyParams, { key_id: string; events: number }> = {
  name: 'month-by-key',
  text: `
SELECT key_id, count() AS events
FROM events
WHERE project_id = {project: UUID}
  AND toStartOfMinute(received_at) >= toDateTime(intDiv({from: Int64}, 1000), 'UTC')
GROUP BY key_id`,
}
