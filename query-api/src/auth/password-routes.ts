/**
 * Changing and resetting a password. Both end sessions in the transaction that sets the new password;
 * the reset asks nobody whether an address exists: the answer goes out before anything is looked up.
 * A link is checked before the new password is hashed, so that guessing links costs no CPU, and spent
 * with it, so that two uses at once set one password.
 */
import {
  createAccountLink,
  deleteAccountLinks,
  findUserByEmail,
  hasAccountLink,
  inTransaction,
  lockUser,
  revokeSessions,
  setPassword,
  spendAccountLink,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret, randomToken, type Mail } from '@pulseboard/runtime'
import { passwordChangedLetter, resetLetter } from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import { recordAccount } from './account-audit.ts'
import { requirePassword, wrongPassword, type AccountDeps } from './account-deps.ts'
import { normalisePassword } from './password.ts'

type PasswordHandlers = Handlers<'changePassword' | 'requestReset' | 'resetPassword'>

const LINK_MS = 3_600_000
const RESET = ['reset_password'] as const

const createChange =
  (deps: AccountDeps): PasswordHandlers['changePassword'] =>
  async ({ body, identity, ctx }) => {
    const text = normalisePassword(body.password)
    const field = 'current_password'
    const given = { userId: identity.userId, password: body.current_password, field }
    const known = await requirePassword(deps, ctx, given)
    const passwordHash = await deps.passwords.hash(text)
    const now = new Date(deps.clock.now())
    const ended = await inTransaction(deps.pool, async (sql) => {
      const user = await lockUser(sql, known.id)
      // Somebody else changed it while we hashed: what was checked is not the present password.
      if (user?.password_hash !== known.password_hash) throw wrongPassword(field)
      await setPassword(sql, { id: user.id, passwordHash, now })
      await deleteAccountLinks(sql, user.id, RESET)
      const others = { userId: user.id, exceptId: identity.sessionId, now } as const
      const count = await revokeSessions(sql, { ...others, reason: 'password' })
      const after = { sessions_ended: count }
      await recordAccount(sql, ctx, user, { action: 'account.password_changed', after })
      return count
    })
    deps.telemetry.sessionsEnded('password', ended)
    deps.outbox.post(toMail(known.email, passwordChangedLetter()))
    return undefined
  }

/** Finds out, after the answer, whether there is anybody to write to. */
const resetMail = async (deps: AccountDeps, email: string): Promise<Mail | undefined> => {
  const user = await findUserByEmail(deps.pool, email)
  if (user === undefined || !(await deps.throttle.allows('mail', user.id))) return undefined
  const token = randomToken()
  await createAccountLink(deps.pool, {
    hash: hashSecret(token),
    userId: user.id,
    purpose: 'reset_password',
    email: user.email,
    expiresAt: new Date(deps.clock.now() + LINK_MS),
  })
  return toMail(user.email, resetLetter(deps.publicUrl, token))
}

const invalidLink = (): AppError =>
  new AppError('invalid_link', {
    detail: 'This link was used, is too old or does not exist: ask for a new one.',
  })

const createReset =
  (deps: AccountDeps): PasswordHandlers['resetPassword'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('link', { address: ctx.ip }))
    const text = normalisePassword(body.password)
    const now = new Date(deps.clock.now())
    const link = { hash: hashSecret(body.token), purposes: RESET, now }
    if (!(await hasAccountLink(deps.pool, link))) throw invalidLink()
    const passwordHash = await deps.passwords.hash(text)
    const changed = await inTransaction(deps.pool, async (sql) => {
      const spent = await spendAccountLink(sql, link)
      const user = spent && (await lockUser(sql, spent.user_id))
      if (user === undefined) throw invalidLink()
      await setPassword(sql, { id: user.id, passwordHash, now })
      // Whoever had the account before may have asked to move it to an address of their own.
      await deleteAccountLinks(sql, user.id, ['change_email'])
      const ended = await revokeSessions(sql, { userId: user.id, now, reason: 'reset' })
      const after = { sessions_ended: ended }
      await recordAccount(sql, ctx, user, { action: 'account.password_reset', after })
      return { user, ended }
    })
    deps.telemetry.sessionsEnded('reset', changed.ended)
    await forgive(deps, ctx.ip, changed.user)
    deps.outbox.post(toMail(changed.user.email, passwordChangedLetter()))
    return undefined
  }

/** Tries with the forgotten password count no more. */
const forgive = (deps: AccountDeps, address: string, user: UserRow): Promise<void> =>
  deps.throttle.forgive('login', { address, account: user.email })

export const createPasswordHandlers = (deps: AccountDeps): PasswordHandlers => ({
  changePassword: createChange(deps),
  requestReset: async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('forgot', { address: ctx.ip, account: body.email }))
    deps.outbox.post(() => resetMail(deps, body.email))
    return { mail_configured: deps.outbox.configured }
  },
  resetPassword: createReset(deps),
})
