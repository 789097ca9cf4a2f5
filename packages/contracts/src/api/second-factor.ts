/** Sign-in in two steps: a code of an authenticator app (TOTP, RFC 6238), or a recovery code. */
import { Type, type Static } from 'typebox'
import { Password, SignedIn } from './auth.ts'
import { object, route } from './route.ts'

const Code = Type.String({
  minLength: 6,
  maxLength: 40,
  description: 'Six digits of the app, or a recovery code; spaces and hyphens do not matter.',
})

const RecoveryCodes = object(
  {
    recovery_codes: Type.Array(Type.String(), {
      description: 'Ten codes, each good for one sign-in without the app. Shown this once.',
    }),
  },
  'New recovery codes; all earlier ones are worthless.',
)

export const SecondFactorState = object(
  {
    enabled: Type.Boolean({ description: 'Whether sign-in asks for a code.' }),
    recovery_codes_left: Type.Integer({ description: 'Unused recovery codes.' }),
  },
  'Sign-in in two steps.',
)
export type SecondFactorState = Static<typeof SecondFactorState>

export const secondFactorRoutes = {
  completeLogin: route({
    method: 'POST',
    path: '/api/v1/auth/second-factor',
    access: 'public',
    tag: 'auth',
    summary: 'The second step of a sign-in: the token of the first one and a code',
    body: object({ second_factor_token: Type.String({ maxLength: 2048 }), code: Code }),
    status: 200,
    answer: SignedIn,
    errors: ['not_signed_in', 'wrong_code', 'rate_limited'],
  }),
  enrolSecondFactor: route({
    method: 'POST',
    path: '/api/v1/account/second-factor',
    access: 'user',
    tag: 'account',
    summary: 'Begin sign-in in two steps: a secret for my authenticator app, shown once',
    body: object({ password: Password }),
    status: 201,
    answer: object({
      secret: Type.String({ description: 'The secret in base32, to type in by hand.' }),
      uri: Type.String({ description: '`otpauth:` address, to show as a QR code.' }),
    }),
    errors: ['wrong_password', 'second_factor_state', 'rate_limited', 'overloaded'],
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/v1/account/second-factor/confirm',
    access: 'user',
    tag: 'account',
    summary: 'Switch sign-in in two steps on with a first code of the app',
    body: object({ code: Code }),
    status: 200,
    answer: RecoveryCodes,
    errors: ['wrong_code', 'second_factor_state', 'rate_limited'],
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/api/v1/account/second-factor/recovery-codes',
    access: 'user',
    tag: 'account',
    summary: 'Ten new recovery codes',
    body: object({ password: Password, code: Code }),
    status: 200,
    answer: RecoveryCodes,
    errors: ['wrong_password', 'wrong_code', 'second_factor_state', 'rate_limited', 'overloaded'],
  }),
  disableSecondFactor: route({
    method: 'POST',
    path: '/api/v1/account/second-factor/disable',
    access: 'user',
    tag: 'account',
    summary: 'Switch sign-in in two steps off',
    body: object({ password: Password, code: Code }),
    status: 204,
    errors: ['wrong_password', 'wrong_code', 'second_factor_state', 'rate_limited', 'overloaded'],
  }),
} as const
