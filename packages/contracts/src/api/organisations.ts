/**
 * Organisations and what their projects may be set to. Whoever makes an organisation owns it; there is
 * never one without an owner.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, ROLES, route } from './route.ts'

export const TENANCY_LIMITS = {
  /** Organisations that one account may be a member of. */
  organisations: 100,
  members: 1000,
  openInvites: 200,
  eventsPerSecond: 100_000,
  burst: 1_000_000,
} as const

export const organisationParams = object({ organisationId: Uuid('Organisation.') })

export const Organisation = object(
  {
    id: Uuid('Organisation.'),
    name: Type.String(),
    role: Type.Enum(ROLES, { description: 'Your role in it.' }),
    members: Type.Integer({ minimum: 1, description: 'How many members it has.' }),
    projects: Type.Integer({ minimum: 0, description: 'How many projects it has.' }),
    created_at: DateTime('When it was created.'),
  },
  'An organisation of yours.',
)
export type Organisation = Static<typeof Organisation>

const organisationName = Type.String({ minLength: 1, maxLength: 100, description: 'Its name.' })

export const ProjectSettings = object(
  {
    name: Type.String(),
    slug: Type.String({ description: 'Short name for addresses, unique in the installation.' }),
    rate_limit: Type.Integer({
      minimum: 1,
      maximum: TENANCY_LIMITS.eventsPerSecond,
      description: 'Events per second that the project may send, over all its keys.',
    }),
    rate_burst: Type.Integer({
      minimum: 1,
      maximum: TENANCY_LIMITS.burst,
      description: 'Events above that, which may come at once.',
    }),
  },
  'What the admins of a project may set.',
)
export type ProjectSettings = Static<typeof ProjectSettings>

const { rate_limit, rate_burst } = ProjectSettings.properties
const base = '/api/v1/organisations'
const one = `${base}/{organisationId}` as const
const settings = '/api/v1/projects/{projectId}/settings'

export const organisationRoutes = {
  listOrganisations: route({
    method: 'GET',
    path: base,
    access: 'user',
    by: 'read',
    tag: 'organisations',
    summary: 'Your organisations',
    status: 200,
    answer: object({ data: Type.Array(Organisation) }),
    errors: [],
  }),
  createOrganisation: route({
    method: 'POST',
    idempotent: true,
    path: base,
    access: 'user',
    by: 'admin',
    tag: 'organisations',
    summary: 'Create an organisation that you own',
    body: object({ name: organisationName }),
    status: 201,
    answer: Organisation,
    errors: ['limit_reached'],
  }),
  getOrganisation: route({
    method: 'GET',
    path: one,
    access: 'viewer',
    by: 'read',
    tag: 'organisations',
    summary: 'One organisation',
    params: organisationParams,
    status: 200,
    answer: Organisation,
    errors: ['not_found'],
  }),
  renameOrganisation: route({
    method: 'PATCH',
    path: one,
    access: 'admin',
    by: 'admin',
    tag: 'organisations',
    summary: 'Rename an organisation',
    params: organisationParams,
    body: object({ name: organisationName }),
    status: 200,
    answer: Organisation,
    errors: ['not_found'],
  }),
  deleteOrganisation: route({
    method: 'DELETE',
    path: one,
    access: 'owner',
    tag: 'organisations',
    summary: 'Delete an organisation that has no projects, with its memberships and invitations',
    params: organisationParams,
    query: object({
      confirm: Type.Optional(
        Type.String({ maxLength: 100, description: 'Its name, to confirm the deletion.' }),
      ),
    }),
    status: 204,
    errors: ['not_found', 'organisation_not_empty'],
  }),
  getProjectSettings: route({
    method: 'GET',
    path: settings,
    access: 'viewer',
    tag: 'projects',
    summary: 'The settings of a project',
    params: projectParams,
    status: 200,
    answer: ProjectSettings,
    errors: ['not_found'],
  }),
  changeProjectSettings: route({
    method: 'PATCH',
    path: settings,
    access: 'admin',
    by: 'admin',
    tag: 'projects',
    summary: 'Rename a project, change its slug or how much it may send',
    params: projectParams,
    body: object({
      name: Type.Optional(
        Type.String({ minLength: 1, maxLength: 100, description: 'Name of the project.' }),
      ),
      slug: Type.Optional(
        Type.String({
          pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
          description: 'Short name for addresses; addresses with the old one stop working.',
        }),
      ),
      rate_limit: Type.Optional(rate_limit),
      rate_burst: Type.Optional(rate_burst),
    }),
    status: 200,
    answer: ProjectSettings,
    errors: ['not_found', 'slug_taken'],
  }),
} as const
