/**
 * Switching sign-in in two steps on and off. Beginning asks the password and shows a secret once; nothing
 * changes until a first code proves that the app has it. Switching off and new recovery codes ask the
 * password and a code. Every change is told by mail.
 */
import {
  confirmSecondFactor,
  deleteSecondFactor,
  findSecondFactor,
  inTransaction,
  replaceRecoveryCodes,
  startSecondFactor,
  type SecondFactorRow,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'
import { secondFactorLetter } from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import { recordAccount } from './account-audit.ts'
import { requirePassword, requireUser } from './account-deps.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { seal } from './seal.ts'
import { findActiveFactor, requireCode, type SecondFactorDeps } from './second-factor.ts'
import { describeTotp, newTotpSecret } from './totp.ts'

type SecondFactorHandlers = Handlers<
  'enrolSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes' | 'disableSecondFactor'
>

const CHANGED = 'account.second_factor_changed'

const wrongState = (detail: string): AppError => new AppError('second_factor_state', { detail })
const alreadyOn = (): AppError =>
  wrongState('Sign-in in two steps is on: switch it off first, to begin with another app.')

/** @throws AppError unless sign-in asks for a code */
const requireActive = async (deps: SecondFactorDeps, userId: string): Promise<SecondFactorRow> => {
  const factor = await findActiveFactor(deps.pool, userId)
  if (factor === undefined) throw wrongState('Sign-in in two steps is off: switch it on first.')
  return factor
}

const hashOf = (code: string): Buffer => recoveryCodeHash(code) ?? hashSecret(code)

/** Asks the password and a code of who is signed in. */
const requireBoth = async (
  deps: SecondFactorDeps,
  call: Parameters<SecondFactorHandlers['disableSecondFactor']>[0],
): Promise<UserRow> => {
  const { body, ctx } = call
  const { userId } = call.identity
  const factor = await requireActive(deps, userId)
  const user = await requirePassword(deps, ctx, {
    userId,
    password: body.password,
    field: 'password',
  })
  await requireCode(deps, ctx, { userId, factor, code: body.code })
  return user
}

const createEnrol =
  (deps: SecondFactorDeps): SecondFactorHandlers['enrolSecondFactor'] =>
  async ({ body, identity: { userId }, ctx }) => {
    const given = { userId, password: body.password, field: 'password' }
    const user = await requirePassword(deps, ctx, given)
    const secret = newTotpSecret()
    const sealedSecret = seal(deps.keys, userId, secret)
    const now = new Date(deps.clock.now())
    if (!(await startSecondFactor(deps.pool, { userId, sealedSecret, now }))) throw alreadyOn()
    return describeTotp(secret, user.email)
  }

const createConfirm =
  (deps: SecondFactorDeps): SecondFactorHandlers['confirmSecondFactor'] =>
  async ({ body, identity: { userId }, ctx }) => {
    const user = await requireUser(deps, userId)
    const factor = await findSecondFactor(deps.pool, userId)
    if (factor === undefined) throw wrongState('There is no secret to confirm: begin first.')
    if (factor.confirmed_at !== null) throw alreadyOn()
    await requireCode(deps, ctx, { userId, factor, code: body.code })
    const recovery_codes = newRecoveryCodes()
    await inTransaction(deps.pool, async (sql) => {
      const now = new Date(deps.clock.now())
      if (!(await confirmSecondFactor(sql, { userId, now }))) throw alreadyOn()
      await replaceRecoveryCodes(sql, { userId, hashes: recovery_codes.map(hashOf) })
      await recordAccount(sql, ctx, user, { action: CHANGED, after: { enabled: true } })
    })
    deps.outbox.post(toMail(user.email, secondFactorLetter('on')))
    return { recovery_codes }
  }

export const createSecondFactorHandlers = (deps: SecondFactorDeps): SecondFactorHandlers => ({
  enrolSecondFactor: createEnrol(deps),
  confirmSecondFactor: createConfirm(deps),
  renewRecoveryCodes: async (call) => {
    const user = await requireBoth(deps, call)
    const recovery_codes = newRecoveryCodes()
    const codes = { userId: user.id, hashes: recovery_codes.map(hashOf) }
    await inTransaction(deps.pool, async (sql) => {
      await replaceRecoveryCodes(sql, codes)
      await recordAccount(sql, call.ctx, user, { action: CHANGED, after: { codes: 'renewed' } })
    })
    return { recovery_codes }
  },
  disableSecondFactor: async (call) => {
    const user = await requireBoth(deps, call)
    await inTransaction(deps.pool, async (sql) => {
      await deleteSecondFactor(sql, user.id)
      await recordAccount(sql, call.ctx, user, { action: CHANGED, after: { enabled: false } })
    })
    deps.outbox.post(toMail(user.email, secondFactorLetter('off')))
    return undefined
  },
})
