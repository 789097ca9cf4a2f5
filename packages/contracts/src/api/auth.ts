/** Accounts and sign-in: access token in the body, refresh token in an HttpOnly cookie only. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { object, ROLES, route } from './route.ts'

export const Email = Type.String({
  format: 'email',
  maxLength: 254,
  description: 'E-mail address.',
})
export const NewPassword = Type.String({
  minLength: 8,
  maxLength: 72,
  description: '8 to 72 bytes in UTF-8 (the limit of bcrypt), and none of the most common ones.',
})
/** A password that is compared, not set. */
export const Password = Type.String({ minLength: 1, maxLength: 1024, description: 'Password.' })

export const User = object({ id: Uuid('User.'), name: Type.String(), email: Email }, 'An account.')
export type User = Static<typeof User>

export const Membership = object(
  { organisation_id: Uuid('Organisation.'), name: Type.String(), role: Type.Enum(ROLES) },
  'What a user is in one organisation.',
)

export const SignedIn = object(
  {
    access_token: Type.String({ description: 'JWT for `Authorization: Bearer`.' }),
    expires_in: Type.Integer({ description: 'Seconds until it expires.' }),
    user: User,
  },
  'A fresh access token; the refresh token is in the cookie.',
)
export type SignedIn = Static<typeof SignedIn>

export const SecondFactorNeeded = object(
  {
    second_factor_token: Type.String({
      description: 'For POST /api/v1/auth/second-factor, with a code; good for nothing else.',
    }),
    expires_in: Type.Integer({ description: 'Seconds until it expires.' }),
  },
  'The password is right; this account also asks for a code.',
)

export const InviteToken = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'Token of the link of an invitation.',
})

export const authRoutes = {
  register: route({
    method: 'POST',
    path: '/api/v1/auth/register',
    access: 'public',
    tag: 'auth',
    summary: 'Create an account: with an organisation of its own, or joining by an invitation',
    body: object({
      name: Type.String({ minLength: 2, maxLength: 100, description: 'Name that others see.' }),
      email: Email,
      password: NewPassword,
      invite: Type.Optional(InviteToken),
    }),
    status: 201,
    answer: SignedIn,
    errors: [
      'email_taken',
      'registration_closed',
      'invalid_link',
      'other_address',
      'limit_reached',
      'rate_limited',
      'overloaded',
    ],
  }),
  login: route({
    method: 'POST',
    path: '/api/v1/auth/login',
    access: 'public',
    tag: 'auth',
    summary: 'Sign in with e-mail and password',
    body: object({ email: Email, password: Password }),
    status: 200,
    answer: Type.Union([SignedIn, SecondFactorNeeded]),
    errors: ['wrong_credentials', 'rate_limited', 'overloaded'],
  }),
  hello: route({
    method: 'POST',
    path: '/api/v1/auth/hello',
    access: 'public',
    tag: 'auth',
    summary: 'Spend the one-time sign-in link that the launcher prints',
    body: object({ token: Type.String({ minLength: 20, maxLength: 200 }) }),
    status: 200,
    answer: SignedIn,
    errors: ['wrong_credentials', 'rate_limited'],
  }),
  refresh: route({
    method: 'POST',
    path: '/api/v1/auth/refresh',
    access: 'public',
    tag: 'auth',
    summary: 'Rotate the refresh cookie and get a new access token',
    status: 200,
    answer: SignedIn,
    errors: ['not_signed_in', 'wrong_origin', 'rate_limited'],
  }),
  logout: route({
    method: 'POST',
    path: '/api/v1/auth/logout',
    access: 'public',
    tag: 'auth',
    summary: 'End this session and clear the cookie',
    status: 204,
    errors: ['wrong_origin'],
  }),
  me: route({
    method: 'GET',
    path: '/api/v1/me',
    access: 'user',
    by: 'read',
    tag: 'auth',
    summary: 'The signed-in user with memberships',
    status: 200,
    answer: object({ user: User, memberships: Type.Array(Membership) }),
    errors: [],
  }),
} as const
