/**
 * Asking for erasure. What counts is in one transaction: the boundary or the tombstone, the job, and
 * what tells every gateway and processor. When the answer goes out, no key of a deleted project is
 * valid any more, and no event from before the boundary will be stored; the job does the rest.
 */
import {
  createDataJob,
  deleteProject,
  eraseEventsUntilNow,
  inTransaction,
  type SqlPool,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { toDataJob } from './data-job.ts'

/** @throws AppError that names the slug, unless it was given. */
const requireConfirmation = (slug: string, given: string | undefined): void => {
  if (given === slug) return
  const detail = given === undefined ? 'confirm is missing' : 'confirm is not the slug'
  const fix = `Send ?confirm=${slug} to delete this project with its keys and all its events.`
  throw new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/confirm', code: 'confirm', detail, fix }],
  })
}

const justDeleted = (): AppError =>
  new AppError('not_found', { detail: 'This project has just been deleted.' })

export const createErasureHandlers = (deps: {
  pool: SqlPool
}): Handlers<'eraseEvents' | 'deleteProject'> => ({
  eraseEvents: (call) =>
    inTransaction(deps.pool, async (sql) => {
      const { project, identity } = call
      const receivedThrough = await eraseEventsUntilNow(sql, project.id)
      if (receivedThrough === undefined) throw justDeleted()
      const job = await createDataJob(sql, {
        kind: 'erase_events',
        projectId: project.id,
        organisationId: project.organisation_id,
        requestedBy: identity.userId,
        receivedThrough,
      })
      const after = { received_through: receivedThrough, job: job.id }
      await recordOfProject(sql, call, { action: 'project.events_erased', after })
      return toDataJob(job)
    }),
  deleteProject: (call) => {
    const { project, query, identity } = call
    requireConfirmation(project.slug, query.confirm)
    return inTransaction(deps.pool, async (sql) => {
      if (!(await deleteProject(sql, project.id))) throw justDeleted()
      const job = await createDataJob(sql, {
        kind: 'delete_project',
        projectId: project.id,
        organisationId: project.organisation_id,
        requestedBy: identity.userId,
      })
      const before = { name: project.name, slug: project.slug, job: job.id }
      await recordOfProject(sql, call, { action: 'project.deleted', before })
      return toDataJob(job)
    })
  },
})
