/** What the handlers of accounts work with, and the few checks that several of them make. */
import type { SqlPool, UserRow } from '@pulseboard/db'
import { findUser } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Context } from 'koa'
import type { Outbox } from '../mail/outbox.ts'
import type { Telemetry } from '../telemetry.ts'
import type { RefreshCookie } from './cookies.ts'
import type { DeviceCookie } from './device-cookie.ts'
import type { Passwords } from './password.ts'
import type { Throttle } from './throttle.ts'

export interface AccountDeps {
  readonly pool: SqlPool
  readonly clock: Clock
  readonly passwords: Passwords
  readonly cookie: RefreshCookie
  readonly device: DeviceCookie
  readonly throttle: Throttle
  readonly telemetry: Telemetry
  readonly outbox: Outbox
  readonly publicUrl: string
}

/** The account of who asks. @throws AppError `not_signed_in` when it was deleted meanwhile */
export const requireUser = async (deps: AccountDeps, userId: string): Promise<UserRow> => {
  const user = await findUser(deps.pool, userId)
  if (user === undefined)
    throw new AppError('not_signed_in', { detail: 'This account does not exist any more.' })
  return user
}

export const wrongPassword = (field: string): AppError =>
  new AppError('wrong_password', {
    detail: 'The present password is another one: check it, or ask for a reset.',
    violations: [
      {
        pointer: `/${field}`,
        code: 'wrong_password',
        detail: 'It does not match',
        fix: 'Give the password you sign in with.',
      },
    ],
  })

/**
 * The account, after its password was given once more: a session that somebody left open must not be
 * enough to take the account over. Tries are counted for the account; only its sessions can use them up.
 */
export const requirePassword = async (
  deps: AccountDeps,
  ctx: Context,
  given: { userId: string; password: string; field: string },
): Promise<UserRow> => {
  const user = await requireUser(deps, given.userId)
  ctx.set(await deps.throttle.count('password', { address: ctx.ip, account: user.id }))
  if (!(await deps.passwords.matches(given.password, user.password_hash)))
    throw wrongPassword(given.field)
  await deps.throttle.forgive('password', { address: ctx.ip, account: user.id })
  return user
}
