/** One's own account as one sees it, and its name. */
import type { PartOf, Routes, SecondFactorState } from '@pulseboard/contracts'
import { inTransaction, setUserName, type UserRow } from '@pulseboard/db'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { recordAccount } from './account-audit.ts'
import { requireUser, type AccountDeps } from './account-deps.ts'
import { findActiveFactor } from './second-factor.ts'

type Account = PartOf<Routes['getAccount'], 'answer'>

const stateOf = async (deps: AccountDeps, userId: string): Promise<SecondFactorState> => {
  const factor = await findActiveFactor(deps.pool, userId)
  return { enabled: factor !== undefined, recovery_codes_left: factor?.recovery_codes_left ?? 0 }
}

export const createAccountHandlers = (deps: AccountDeps): Handlers<'getAccount' | 'changeName'> => {
  const toAccount = async (user: UserRow): Promise<Account> => ({
    user: { id: user.id, name: user.name, email: user.email },
    email_verified_at: user.email_verified_at?.toISOString() ?? null,
    password_changed_at: user.password_changed_at.toISOString(),
    created_at: user.created_at.toISOString(),
    second_factor: await stateOf(deps, user.id),
    mail_configured: deps.outbox.configured,
  })
  return {
    getAccount: async ({ identity }) => toAccount(await requireUser(deps, identity.userId)),
    changeName: async ({ body, identity, ctx }) => {
      const user = await requireUser(deps, identity.userId)
      const name = nameField('name', body.name, 2)
      if (name === user.name) return toAccount(user)
      await inTransaction(deps.pool, async (sql) => {
        await setUserName(sql, user.id, name)
        const states = { before: { name: user.name }, after: { name } }
        await recordAccount(sql, ctx, { ...user, name }, { action: 'account.renamed', ...states })
      })
      return toAccount({ ...user, name })
    },
  }
}
