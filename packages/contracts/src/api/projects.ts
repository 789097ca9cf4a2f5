/** Projects. The first key of one comes with the answer that creates it; its others are in keys.ts. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { NewApiKey } from './api-key.ts'
import { DateTime, object, ROLES, route } from './route.ts'

export const projectParams = object({
  projectId: Type.String({ minLength: 1, maxLength: 64, description: 'Project id or slug.' }),
})

export const Project = object(
  {
    id: Uuid('Project.'),
    organisation_id: Uuid('Organisation it belongs to.'),
    name: Type.String(),
    slug: Type.String({ description: 'Short name for addresses, unique in the installation.' }),
    role: Type.Enum(ROLES, { description: 'Your role in it.' }),
    retention_days: Type.Integer({ minimum: 1 }),
    created_at: DateTime('When it was created.'),
  },
  'A project.',
)
export type Project = Static<typeof Project>

const unknownYet = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description: `${description} Null while unknown, never a made-up 0.`,
  })

export const ProjectCard = object(
  {
    ...Project.properties,
    events_24h: unknownYet('Events in the last 24 hours.'),
    errors_24h: unknownYet('Errors in the last 24 hours.'),
    hourly: Type.Array(Type.Integer({ minimum: 0 }), {
      description: 'Events per hour over the last 24 hours, oldest first; empty while unknown.',
    }),
    last_event_at: Type.Union([DateTime('Receipt of the newest event.'), Type.Null()]),
  },
  'A project with the figures of its card.',
)
export type ProjectCard = Static<typeof ProjectCard>

const base = '/api/v1/projects'

export const projectRoutes = {
  listProjects: route({
    method: 'GET',
    path: base,
    access: 'user',
    by: 'read',
    tag: 'projects',
    summary: 'Your projects with the figures of their cards',
    status: 200,
    answer: object({ data: Type.Array(ProjectCard) }),
    errors: ['store_unavailable'],
  }),
  createProject: route({
    method: 'POST',
    idempotent: true,
    path: base,
    access: 'user',
    by: 'admin',
    tag: 'projects',
    summary: 'Create a project and its first ingest key',
    body: object({
      name: Type.String({ minLength: 1, maxLength: 100, description: 'Name of the project.' }),
      organisation_id: Type.Optional(Uuid('Organisation; missing: your first one.')),
    }),
    status: 201,
    answer: object({ project: Project, key: NewApiKey }),
    errors: ['forbidden', 'not_found'],
  }),
  getProject: route({
    method: 'GET',
    path: `${base}/{projectId}`,
    access: 'viewer',
    tag: 'projects',
    summary: 'One project',
    params: projectParams,
    status: 200,
    answer: Project,
    errors: ['not_found'],
  }),
} as const
