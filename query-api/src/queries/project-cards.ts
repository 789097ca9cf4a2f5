/** Events and errors of several projects per hour of a range, counted from its start. */
import type { Question } from './run.ts'

export interface ProjectCardRow {
  project_id: string
  hour: number
  events: number
  errors: number
}
export interface ProjectCardParams extends Record<string, unknown> {
  readonly projects: readonly string[]
  readonly from: number
  readonly to: number
}

export const projectCards: Question<ProjectCardParams, ProjectCardRow> = {
  name: 'project-cards',
  text: `
SELECT project_id, hour, sum(rows) AS events, sumIf(rows, type = 'error') AS errors
FROM (
  SELECT project_id, type,
    intDiv(toUnixTimestamp(toStartOfMinute(timestamp)) - intDiv({from: Int64}, 1000), 3600) AS hour,
    count() AS rows
  FROM events
  WHERE project_id IN {projects: Array(UUID)}
    AND toStartOfMinute(timestamp) >= toDateTime(intDiv({from: Int64}, 1000), 'UTC')
    AND toStartOfMinute(timestamp) < toDateTime(intDiv({to: Int64}, 1000), 'UTC')
  GROUP BY project_id, type, hour
)
GROUP BY project_id, hour`,
}
