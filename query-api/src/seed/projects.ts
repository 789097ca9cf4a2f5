/**
 * /projects: list, create, get, delete, and the deletion of events. Counts are those of stored events, null
 * while they are unknown; the API key is in the answer that creates a project and nowhere else.
 */
import type { DataJob, NewApiKey, Project } from '@pulseboard/contracts'
import type { Context } from 'koa'
import type { Invokers } from '../mount.ts'
import { bodyOf, NO_INPUT, projectOf } from './input.ts'
import type { Alias, CountEvents } from './alias.ts'

const toSeed = (project: Project, events: number | null): object => ({
  id: project.id,
  name: project.name,
  slug: project.slug,
  createdAt: project.created_at,
  _count: { events },
})

const countOf = async (count: CountEvents, id: string): Promise<number | null> => {
  const counts = await count([id])
  return counts === undefined ? null : (counts.get(id) ?? 0)
}

const find = async (ctx: Context, { getProject }: Invokers): Promise<Project> =>
  (await getProject(ctx, { ...NO_INPUT, params: projectOf(ctx) })) as Project

export const projectAliases: readonly Alias[] = [
  {
    method: 'GET',
    path: '/projects',
    status: 200,
    run: async (ctx, { listProjects }, { countEvents }) => {
      const { data } = (await listProjects(ctx, NO_INPUT)) as { data: Project[] }
      const counts = await countEvents(data.map(({ id }) => id))
      const eventsOf = (id: string): number | null =>
        counts === undefined ? null : (counts.get(id) ?? 0)
      return { data: data.map((project) => toSeed(project, eventsOf(project.id))) }
    },
  },
  {
    method: 'POST',
    path: '/projects',
    status: 201,
    run: async (ctx, { createProject }) => {
      const made = (await createProject(ctx, bodyOf(ctx))) as { project: Project; key: NewApiKey }
      return { data: { ...toSeed(made.project, 0), apiKey: made.key.secret } }
    },
  },
  {
    method: 'GET',
    path: '/projects/:id',
    status: 200,
    run: async (ctx, invokers, { countEvents }) => {
      const project = await find(ctx, invokers)
      return { data: toSeed(project, await countOf(countEvents, project.id)) }
    },
  },
  {
    method: 'DELETE',
    path: '/projects/:id',
    status: 200,
    run: async (ctx, invokers) => {
      // This client has asked its user before it sends the request: that is the confirmation.
      const { slug } = await find(ctx, invokers)
      const params = projectOf(ctx)
      await invokers.deleteProject(ctx, { ...NO_INPUT, params, query: { confirm: slug } })
      return { message: 'Project deleted' }
    },
  },
  {
    method: 'DELETE',
    path: '/projects/:id/events',
    status: 200,
    run: async (ctx, invokers, { countEvents }) => {
      const { id } = await find(ctx, invokers)
      const deletedCount = await countOf(countEvents, id)
      const params = projectOf(ctx)
      const job = (await invokers.eraseEvents(ctx, { ...NO_INPUT, params })) as DataJob
      return { data: { deletedCount, jobId: job.id } }
    },
  },
]
