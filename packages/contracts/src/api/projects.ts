/** Projects and their API keys. A key's secret is in the answer that creates it and nowhere else. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { DateTime, object, ROLES, route } from './route.ts'

export const KEY_SCOPES = ['ingest', 'read'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

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

export const ApiKey = object(
  {
    id: Uuid('Key.'),
    name: Type.String(),
    prefix: Type.String({ description: 'First characters, to recognise it by.' }),
    scope: Type.Enum(KEY_SCOPES),
    created_at: DateTime('When it was created.'),
    revoked_at: Type.Union([DateTime('When it was revoked.'), Type.Null()]),
  },
  'An API key without its secret.',
)
export type ApiKey = Static<typeof ApiKey>

export const NewApiKey = object(
  { ...ApiKey.properties, secret: Type.String({ description: 'The key itself; shown once.' }) },
  'An API key with its secret.',
)
export type NewApiKey = Static<typeof NewApiKey>

const keyName = Type.String({ minLength: 1, maxLength: 100, description: 'What it is for.' })
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
  listKeys: route({
    method: 'GET',
    path: `${base}/{projectId}/keys`,
    access: 'viewer',
    tag: 'keys',
    summary: 'The API keys of a project',
    params: projectParams,
    status: 200,
    answer: object({ data: Type.Array(ApiKey) }),
    errors: ['not_found'],
  }),
  createKey: route({
    method: 'POST',
    path: `${base}/{projectId}/keys`,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Create an API key; the secret is shown once',
    params: projectParams,
    body: object({ name: keyName, scope: Type.Enum(KEY_SCOPES) }),
    status: 201,
    answer: NewApiKey,
    errors: ['not_found', 'forbidden'],
  }),
  revokeKey: route({
    method: 'DELETE',
    path: `${base}/{projectId}/keys/{keyId}`,
    access: 'admin',
    by: 'admin',
    tag: 'keys',
    summary: 'Revoke an API key at every gateway',
    params: object({ ...projectParams.properties, keyId: Uuid('Key.') }),
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
} as const
