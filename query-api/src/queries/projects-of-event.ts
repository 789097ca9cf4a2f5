/** Which projects have an event of this id? For the operator's command alone: no route asks it. */
import type { Question } from './run.ts'

export interface ProjectsOfEventParams extends Record<string, unknown> {
  readonly id: string
}

export const projectsOfEvent: Question<ProjectsOfEventParams, { project_id: string }> = {
  name: 'projects-of-event',
  text: `
SELECT DISTINCT toString(project) AS project_id FROM (
  SELECT project_id AS project FROM events WHERE id = {id: UUID}
  UNION ALL
  SELECT project_id AS project FROM dispositions WHERE id = {id: UUID}
)
WHERE project != toUUID('00000000-0000-0000-0000-000000000000')
ORDER BY project_id
LIMIT 20`,
}
