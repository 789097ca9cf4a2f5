/**
 * Members of an organisation. Admins manage members; what makes, unmakes or removes an owner is for
 * owners, and the last owner stays one.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { organisationParams } from './organisations.ts'
import { DateTime, object, ROLES, route } from './route.ts'

export const Member = object(
  {
    user_id: Uuid('User.'),
    name: Type.String(),
    email: Type.String({ description: 'E-mail address.' }),
    role: Type.Enum(ROLES),
    joined_at: DateTime('When the member joined.'),
  },
  'A member of an organisation.',
)
export type Member = Static<typeof Member>

const memberParams = object({ ...organisationParams.properties, userId: Uuid('User.') })
const base = '/api/v1/organisations/{organisationId}'
const common = { tag: 'members' } as const

export const memberRoutes = {
  listMembers: route({
    ...common,
    method: 'GET',
    path: `${base}/members`,
    access: 'viewer',
    by: 'read',
    summary: 'Members with their roles, by name',
    params: organisationParams,
    status: 200,
    answer: object({ data: Type.Array(Member) }),
    errors: ['not_found'],
  }),
  changeMember: route({
    ...common,
    method: 'PATCH',
    path: `${base}/members/{userId}`,
    access: 'admin',
    by: 'admin',
    summary: 'Change the role of a member',
    params: memberParams,
    body: object({ role: Type.Enum(ROLES, { description: 'The new role.' }) }),
    status: 200,
    answer: Member,
    errors: ['not_found', 'last_owner'],
  }),
  removeMember: route({
    ...common,
    method: 'DELETE',
    path: `${base}/members/{userId}`,
    access: 'admin',
    by: 'admin',
    summary: 'Remove a member; live feeds of theirs end within 5 seconds',
    params: memberParams,
    status: 204,
    errors: ['not_found', 'last_owner'],
  }),
  leaveOrganisation: route({
    ...common,
    method: 'POST',
    path: `${base}/leave`,
    access: 'viewer',
    summary: 'Leave an organisation',
    params: organisationParams,
    status: 204,
    errors: ['not_found', 'last_owner'],
  }),
  transferOrganisation: route({
    ...common,
    method: 'POST',
    path: `${base}/transfer`,
    access: 'owner',
    summary: 'Make another member the owner in your place; you become an admin',
    params: organisationParams,
    body: object({ user_id: Uuid('The member who becomes the owner.') }),
    status: 200,
    answer: object({ data: Type.Array(Member) }),
    errors: ['not_found'],
  }),
} as const
