/** Jobs on the data of a project, as the API shows them. */
import type { DataJob } from '@pulseboard/contracts'
import { findDataJob, findDataJobOf, listDataJobs, type DataJobRow, type Sql } from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'

export const toDataJob = (row: DataJobRow): DataJob => ({
  id: row.id,
  kind: row.kind,
  project_id: row.project_id,
  state: row.state,
  received_through: row.parameters.received_through ?? null,
  progress: row.progress,
  proof: row.proof,
  error: row.error,
  failures: row.attempts,
  created_at: row.created_at.toISOString(),
  started_at: row.started_at?.toISOString() ?? null,
  finished_at: row.finished_at?.toISOString() ?? null,
})

const unknownJob = (): AppError =>
  new AppError('not_found', { detail: 'There is no such job here: list the jobs of the project.' })

export const createDataJobHandlers = (deps: {
  sql: Sql
}): Handlers<'listDataJobs' | 'getDataJob' | 'getJob'> => ({
  listDataJobs: async ({ project }) => ({
    data: (await listDataJobs(deps.sql, project.id)).map(toDataJob),
  }),
  getDataJob: async ({ project, params }) => {
    const row = await findDataJob(deps.sql, params.jobId)
    if (row?.project_id !== project.id) throw unknownJob()
    return toDataJob(row)
  },
  getJob: async ({ params, identity }) => {
    const row = await findDataJobOf(deps.sql, identity.userId, params.jobId)
    if (row === undefined) throw unknownJob()
    return toDataJob(row)
  },
})
