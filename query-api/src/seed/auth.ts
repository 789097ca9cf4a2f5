/** /auth/{register,login,refresh,logout}: the access token in the body, the refresh token in our cookie. */
import type { SignedIn } from '@pulseboard/contracts'
import type { Alias } from './alias.ts'
import { bodyOf, NO_INPUT } from './input.ts'

/** A sign-in that a second factor still stands before is handed on as it is. */
const toData = (answer: unknown): object => {
  const { access_token: accessToken, user, ...rest } = answer as SignedIn
  return { data: accessToken === undefined ? rest : { accessToken, user } }
}

export const authAliases: readonly Alias[] = [
  {
    method: 'POST',
    path: '/auth/register',
    status: 201,
    run: async (ctx, { register }) => toData(await register(ctx, bodyOf(ctx))),
  },
  {
    method: 'POST',
    path: '/auth/login',
    status: 200,
    run: async (ctx, { login }) => toData(await login(ctx, bodyOf(ctx))),
  },
  {
    method: 'POST',
    path: '/auth/refresh',
    status: 200,
    run: async (ctx, { refresh }) => toData(await refresh(ctx, NO_INPUT)),
  },
  {
    method: 'POST',
    path: '/auth/logout',
    status: 200,
    run: async (ctx, { logout }) => {
      await logout(ctx, NO_INPUT)
      return { message: 'Logged out' }
    },
  },
]
