/**
 * Deletes an account. Organisations of which it is the only member go along, their projects by the same
 * jobs that delete any project; one that has other members and would lose its last owner stops it. All of
 * it is one transaction: nothing is half gone.
 */
import {
  createDataJob,
  deleteEmptyOrganisation,
  deleteProject,
  deleteUser,
  inTransaction,
  listProjectIds,
  lockOrganisationsOf,
  lockUser,
  recordAudit,
  type LeavingRow,
  type Sql,
  type UserRow,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { originOf } from '../audit.ts'
import { accountDeletedLetter } from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import { recordAccount } from './account-audit.ts'
import { requirePassword, wrongPassword, type AccountDeps } from './account-deps.ts'

const lastOwner = (stranded: readonly LeavingRow[]): AppError => {
  const names = stranded.map(({ name }) => JSON.stringify(name)).join(', ')
  return new AppError('last_owner', {
    detail: `You are the last owner of ${names}, which has other members. Make one of them an owner, or remove them, then delete your account.`,
  })
}

/** Removes an organisation of one with its projects; their events are deleted by jobs. */
const dissolve = async (sql: Sql, organisationId: string, userId: string): Promise<void> => {
  for (const projectId of await listProjectIds(sql, organisationId)) {
    if (!(await deleteProject(sql, projectId))) continue
    const job = { kind: 'delete_project', projectId, organisationId, requestedBy: userId } as const
    await createDataJob(sql, job)
  }
  await deleteEmptyOrganisation(sql, organisationId)
}

/** Says in the log of an organisation that somebody is gone. */
const recordLeaving = (
  sql: Sql,
  ctx: Context,
  user: UserRow,
  { id, role }: LeavingRow,
): Promise<void> =>
  recordAudit(sql, {
    trail: { actor: { kind: 'user', userId: user.id }, ...originOf(ctx) },
    action: 'member.left',
    organisationId: id,
    target: { kind: 'member', id: user.id, name: user.name },
    before: { role, email: user.email },
  })

const remove = async (sql: Sql, ctx: Context, user: UserRow): Promise<void> => {
  const organisations = await lockOrganisationsOf(sql, user.id)
  const shared = organisations.filter(({ members }) => members > 1)
  const stranded = shared.filter(({ other_owners }) => other_owners === 0)
  if (stranded.length > 0) throw lastOwner(stranded)
  for (const one of organisations)
    if (one.members === 1) await dissolve(sql, one.id, user.id)
    else await recordLeaving(sql, ctx, user, one)
  await recordAccount(sql, ctx, user, { action: 'account.deleted' })
  await deleteUser(sql, user.id)
}

export const createDeleteAccount =
  (deps: AccountDeps): Handlers<'deleteAccount'>['deleteAccount'] =>
  async ({ body, identity, ctx }) => {
    const given = { userId: identity.userId, password: body.password, field: 'password' }
    const known = await requirePassword(deps, ctx, given)
    await inTransaction(deps.pool, async (sql) => {
      const user = await lockUser(sql, known.id)
      if (user?.password_hash !== known.password_hash) throw wrongPassword('password')
      await remove(sql, ctx, user)
    })
    ctx.set('set-cookie', deps.cookie.clear())
    deps.outbox.post(toMail(known.email, accountDeletedLetter()))
    return undefined
  }
