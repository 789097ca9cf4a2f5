/** One's own account: profile, password, address, and its end. */
import { Type } from 'typebox'
import { Email, NewPassword, Password, User } from './auth.ts'
import { DateTime, object, route } from './route.ts'
import { SecondFactorState } from './second-factor.ts'

/** As a mail carries it in the fragment of its link. */
const LinkToken = Type.String({ minLength: 20, maxLength: 200, description: 'Token of the link.' })

const MailAnswer = object(
  {
    mail_configured: Type.Boolean({
      description:
        'Whether this installation sends mails. If not, the operator prints a link: npm run account -- reset <address>.',
    }),
  },
  'The same whether or not the address has an account.',
)

export const Account = object(
  {
    user: User,
    email_verified_at: Type.Union([DateTime('When the address was confirmed.'), Type.Null()]),
    password_changed_at: DateTime('When the password was last set.'),
    created_at: DateTime('When the account was made.'),
    second_factor: SecondFactorState,
    mail_configured: Type.Boolean({ description: 'Whether this installation sends mails.' }),
  },
  'My account.',
)

export const accountRoutes = {
  getAccount: route({
    method: 'GET',
    path: '/api/v1/account',
    access: 'user',
    tag: 'account',
    summary: 'My account',
    status: 200,
    answer: Account,
    errors: [],
  }),
  changeName: route({
    method: 'PATCH',
    path: '/api/v1/account',
    access: 'user',
    tag: 'account',
    summary: 'Change my name',
    body: object({ name: Type.String({ minLength: 2, maxLength: 100 }) }),
    status: 200,
    answer: Account,
    errors: [],
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/v1/account/password',
    access: 'user',
    tag: 'account',
    summary: 'Change my password; all other devices are signed out',
    body: object({ current_password: Password, password: NewPassword }),
    status: 204,
    errors: ['wrong_password', 'rate_limited', 'overloaded'],
  }),
  requestReset: route({
    method: 'POST',
    path: '/api/v1/auth/forgot',
    access: 'public',
    tag: 'auth',
    summary: 'Mail a link to choose a new password, if the address has an account',
    body: object({ email: Email }),
    status: 202,
    answer: MailAnswer,
    errors: ['rate_limited'],
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/v1/auth/reset',
    access: 'public',
    tag: 'auth',
    summary: 'Spend a link and set a new password; all devices are signed out',
    body: object({ token: LinkToken, password: NewPassword }),
    status: 204,
    errors: ['invalid_link', 'rate_limited', 'overloaded'],
  }),
  requestVerification: route({
    method: 'POST',
    path: '/api/v1/account/email/verification',
    access: 'user',
    tag: 'account',
    summary: 'Mail me a link that confirms my address',
    status: 202,
    answer: MailAnswer,
    errors: ['rate_limited'],
  }),
  requestEmailChange: route({
    method: 'POST',
    path: '/api/v1/account/email',
    access: 'user',
    tag: 'account',
    summary: 'Change my address: a link goes to the new one, a notice to the old one',
    body: object({ email: Email, password: Password }),
    status: 202,
    answer: MailAnswer,
    errors: ['wrong_password', 'mail_not_configured', 'rate_limited', 'overloaded'],
  }),
  confirmEmail: route({
    method: 'POST',
    path: '/api/v1/auth/confirm',
    access: 'public',
    tag: 'auth',
    summary: 'Spend a link that confirms an address',
    body: object({ token: LinkToken }),
    status: 200,
    answer: object({ email: Email }, 'The address that is confirmed now.'),
    errors: ['invalid_link', 'email_taken', 'rate_limited'],
  }),
  deleteAccount: route({
    method: 'POST',
    path: '/api/v1/account/deletion',
    access: 'user',
    tag: 'account',
    summary:
      'Delete my account, and the organisations of which I am the only member with all their data',
    body: object({ password: Password }),
    status: 204,
    errors: ['wrong_password', 'last_owner', 'rate_limited', 'overloaded'],
  }),
} as const
