/**
 * Makes an account: by registration, with an organisation of its own, or for somebody who accepts an
 * invitation, who joins that organisation and gets none. Called in the caller's transaction, so that an
 * account without what it came for does not exist.
 */
import { createOrganisation, createUser, isFirstAccount, setMembership } from '@pulseboard/db'
import type { Sql, UserRow } from '@pulseboard/db'
import { uuidv7, type Clock } from '@pulseboard/runtime'
import { checkRegistration, type Registration } from './registration.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  /** Invited people join the organisation that invited them, which is the caller's business. */
  readonly isInvited: boolean
}

/**
 * @throws AppError `registration_closed`
 * @throws unique violation of `users_email_key` when the address has an account
 */
export const createAccount = async (
  sql: Sql,
  deps: { readonly clock: Clock; readonly registration: Registration },
  account: NewAccount,
): Promise<UserRow> => {
  const { registration, clock } = deps
  const { isInvited } = account
  // The question makes every other newcomer wait: it is asked only where the answer matters.
  const isFirst = registration !== 'open' && (await isFirstAccount(sql))
  checkRegistration(registration, { isFirst, isInvited })
  const user = await createUser(sql, { ...account, id: uuidv7(clock.now()) })
  if (isInvited) return user
  const organisationId = uuidv7(clock.now())
  await createOrganisation(sql, { id: organisationId, name: account.name })
  await setMembership(sql, { organisationId, userId: user.id, role: 'owner' })
  return user
}
