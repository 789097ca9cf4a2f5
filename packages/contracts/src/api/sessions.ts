/** The devices on which an account is signed in. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { DateTime, object, route } from './route.ts'

export const SignedInDevice = object(
  {
    id: Uuid('Session.'),
    device: Type.String({
      description: 'Browser and system in words, from what the browser says of itself.',
      examples: ['Firefox on Linux'],
    }),
    created_at: DateTime('When it signed in.'),
    last_used_at: DateTime('When it last renewed its sign-in; to about 15 minutes.'),
    current: Type.Boolean({ description: 'Whether it is the one that asks.' }),
  },
  'One device on which the account is signed in.',
)
export type SignedInDevice = Static<typeof SignedInDevice>

export const sessionRoutes = {
  listSessions: route({
    method: 'GET',
    path: '/api/v1/account/sessions',
    access: 'user',
    tag: 'account',
    summary: 'Devices on which I am signed in, last used first',
    status: 200,
    answer: object({ data: Type.Array(SignedInDevice) }),
    errors: [],
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/v1/account/sessions/{sessionId}',
    access: 'user',
    tag: 'account',
    summary: 'Sign one device out; its access token is refused from now on',
    params: object({ sessionId: Uuid('Session.') }),
    status: 204,
    errors: ['not_found'],
  }),
  endSessions: route({
    method: 'DELETE',
    path: '/api/v1/account/sessions',
    access: 'user',
    tag: 'account',
    summary: 'Sign all devices out, or all others',
    query: object({
      keep: Type.Optional(
        Type.Literal('current', { description: 'Leaves the one that asks signed in.' }),
      ),
    }),
    status: 200,
    answer: object({ ended: Type.Integer({ description: 'Sessions that were ended.' }) }),
    errors: [],
  }),
} as const
