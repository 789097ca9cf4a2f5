/**
 * Confirming an address and moving an account to another one. The new address must be confirmed from
 * its own mailbox before anything changes; the old one is told twice, when it is asked for and when it
 * has happened. Whether an address has an account is never said to somebody who does not read its mails.
 */
import {
  createAccountLink,
  deleteAccountLinks,
  findUserByEmail,
  inTransaction,
  isUniqueViolation,
  lockUser,
  setEmail,
  spendAccountLink,
  type Sql,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret, randomToken, type Mail } from '@pulseboard/runtime'
import {
  changeEmailLetter,
  emailChangedLetter,
  emailChangingLetter,
  verifyLetter,
} from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import type { Context } from 'koa'
import { recordAccount } from './account-audit.ts'
import { requirePassword, requireUser, type AccountDeps } from './account-deps.ts'

type EmailHandlers = Handlers<'requestVerification' | 'requestEmailChange' | 'confirmEmail'>

const VERIFY_MS = 86_400_000
const CHANGE_MS = 3_600_000

const verificationMail = async (
  deps: AccountDeps,
  user: Pick<UserRow, 'id' | 'email'>,
): Promise<Mail | undefined> => {
  if (!(await deps.throttle.allows('mail', user.id))) return undefined
  const token = randomToken()
  await createAccountLink(deps.pool, {
    hash: hashSecret(token),
    userId: user.id,
    purpose: 'verify_email',
    email: user.email,
    expiresAt: new Date(deps.clock.now() + VERIFY_MS),
  })
  return toMail(user.email, verifyLetter(deps.publicUrl, token))
}

/** Mails the link that confirms an account's address; never waits. */
export const postVerification = (deps: AccountDeps, user: Pick<UserRow, 'id' | 'email'>): void =>
  deps.outbox.post(() => verificationMail(deps, user))

const changeMail = async (
  deps: AccountDeps,
  user: UserRow,
  email: string,
): Promise<Mail | undefined> => {
  const holder = await findUserByEmail(deps.pool, email)
  const taken = holder !== undefined && holder.id !== user.id
  if (taken || !(await deps.throttle.allows('mail', user.id))) return undefined
  const token = randomToken()
  await createAccountLink(deps.pool, {
    hash: hashSecret(token),
    userId: user.id,
    purpose: 'change_email',
    email,
    expiresAt: new Date(deps.clock.now() + CHANGE_MS),
  })
  return toMail(email, changeEmailLetter(deps.publicUrl, token))
}

const createRequestChange =
  (deps: AccountDeps): EmailHandlers['requestEmailChange'] =>
  async ({ body, identity, ctx }) => {
    if (!deps.outbox.configured)
      throw new AppError('mail_not_configured', {
        detail: 'A new address must be confirmed by mail: the operator sets SMTP_URL first.',
      })
    const given = { userId: identity.userId, password: body.password, field: 'password' }
    const user = await requirePassword(deps, ctx, given)
    deps.outbox.post(() => changeMail(deps, user, body.email))
    deps.outbox.post(toMail(user.email, emailChangingLetter()))
    return { mail_configured: true }
  }

const invalidLink = (): AppError =>
  new AppError('invalid_link', {
    detail: 'This link was used, is too old or does not exist: ask for a new one.',
  })

/** @returns the account before the change and the address it has now */
const confirm = async (
  sql: Sql,
  ctx: Context,
  given: { readonly token: string; readonly now: Date },
): Promise<{ before: UserRow; email: string }> => {
  const { token, now } = given
  const purposes = ['verify_email', 'change_email'] as const
  const link = await spendAccountLink(sql, { hash: hashSecret(token), purposes, now })
  const before = link && (await lockUser(sql, link.user_id))
  if (link === undefined || before === undefined) throw invalidLink()
  // A link that was mailed before the address changed confirms an address that is no longer asked for.
  if (link.purpose === 'verify_email' && link.email !== before.email) throw invalidLink()
  await setEmail(sql, { id: before.id, email: link.email, now })
  const states = { before: { email: before.email }, after: { email: link.email } }
  await recordAccount(
    sql,
    ctx,
    before,
    link.purpose === 'verify_email'
      ? { action: 'account.email_verified', after: states.after }
      : { action: 'account.email_changed', ...states },
  )
  if (link.purpose === 'change_email')
    await deleteAccountLinks(sql, before.id, ['reset_password', 'verify_email'])
  return { before, email: link.email }
}

const createConfirm =
  (deps: AccountDeps): EmailHandlers['confirmEmail'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('link', { address: ctx.ip }))
    const now = new Date(deps.clock.now())
    try {
      const { before, email } = await inTransaction(deps.pool, (sql) =>
        confirm(sql, ctx, { token: body.token, now }),
      )
      if (email !== before.email) deps.outbox.post(toMail(before.email, emailChangedLetter()))
      return { email }
    } catch (error) {
      if (!isUniqueViolation(error, 'users_email_key')) throw error
      throw new AppError('email_taken', {
        detail: 'Another account took this address meanwhile: choose another one.',
      })
    }
  }

export const createEmailHandlers = (deps: AccountDeps): EmailHandlers => ({
  requestVerification: async ({ identity, ctx }) => {
    const user = await requireUser(deps, identity.userId)
    ctx.set(await deps.throttle.count('forgot', { address: ctx.ip, account: user.email }))
    if (user.email_verified_at === null) postVerification(deps, user)
    return { mail_configured: deps.outbox.configured }
  },
  requestEmailChange: createRequestChange(deps),
  confirmEmail: createConfirm(deps),
})
