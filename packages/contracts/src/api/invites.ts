/**
 * Invitations: to an address (by mail, and as a link to hand over), or as a link for whoever has it. The
 * token is in the fragment of the link, which no server sees; it is shown once, by the answer that
 * creates the invitation.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { Email, InviteToken } from './auth.ts'
import { Organisation, organisationParams } from './organisations.ts'
import { DateTime, object, ROLES, route } from './route.ts'

const toAddress = Type.Union([Type.String(), Type.Null()], {
  description: 'Address that alone may accept; null: whoever has the link.',
})

export const Invite = object(
  {
    id: Uuid('Invitation.'),
    email: toAddress,
    role: Type.Enum(ROLES, { description: 'Role of who accepts.' }),
    invited_by: Type.Union([Type.String(), Type.Null()], {
      description: 'Name of who invited; null: that account is gone.',
    }),
    created_at: DateTime('When it was made.'),
    expires_at: DateTime('Until when it may be accepted.'),
  },
  'An invitation that may still be accepted.',
)
export type Invite = Static<typeof Invite>

export const NewInvite = object(
  {
    ...Invite.properties,
    link: Type.String({ description: 'Hand it over to the person; shown once.' }),
    mailed: Type.Boolean({ description: 'Whether it was also sent by mail.' }),
  },
  'An invitation with its link.',
)
export type NewInvite = Static<typeof NewInvite>

const base = '/api/v1/organisations/{organisationId}/invites'
const common = { tag: 'invites' } as const

export const inviteRoutes = {
  listInvites: route({
    ...common,
    method: 'GET',
    path: base,
    access: 'admin',
    by: 'read',
    summary: 'Invitations that may still be accepted, newest first',
    params: organisationParams,
    status: 200,
    answer: object({ data: Type.Array(Invite) }),
    errors: ['not_found'],
  }),
  createInvite: route({
    ...common,
    method: 'POST',
    idempotent: true,
    path: base,
    access: 'admin',
    by: 'admin',
    summary: 'Invite somebody for seven days; replaces an earlier invitation to the same address',
    params: organisationParams,
    body: object({
      role: Type.Enum(ROLES, { description: 'Role of who accepts; only owners invite owners.' }),
      email: Type.Optional(Email),
    }),
    status: 201,
    answer: NewInvite,
    errors: ['not_found', 'already_member', 'limit_reached', 'rate_limited'],
  }),
  revokeInvite: route({
    ...common,
    method: 'DELETE',
    path: `${base}/{inviteId}`,
    access: 'admin',
    by: 'admin',
    summary: 'Take an invitation back',
    params: object({ ...organisationParams.properties, inviteId: Uuid('Invitation.') }),
    status: 204,
    errors: ['not_found'],
  }),
  previewInvite: route({
    ...common,
    method: 'POST',
    path: '/api/v1/invites/preview',
    access: 'public',
    summary: 'What an invitation is for; changes nothing',
    body: object({ token: InviteToken }),
    status: 200,
    answer: object({
      organisation: Type.String({ description: 'Name of the organisation.' }),
      role: Type.Enum(ROLES),
      email: toAddress,
      expires_at: DateTime('Until when it may be accepted.'),
    }),
    errors: ['invalid_link', 'rate_limited'],
  }),
  acceptInvite: route({
    ...common,
    method: 'POST',
    idempotent: true,
    path: '/api/v1/invites/accept',
    access: 'user',
    summary: 'Join the organisation of an invitation, with the account that is signed in',
    body: object({ token: InviteToken }),
    status: 200,
    answer: Organisation,
    errors: ['invalid_link', 'other_address', 'already_member', 'limit_reached'],
  }),
} as const
