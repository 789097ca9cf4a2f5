/** How many events of each of these projects are stored? */
import type { Question } from './run.ts'

export const eventCounts: Question<
  { projects: readonly string[] },
  { project_id: string; events: number }
> = {
  name: 'event-counts',
  text: `
SELECT project_id, count() AS events
FROM events
WHERE project_id IN {projects: Array(UUID)}
GROUP BY project_id`,
}
