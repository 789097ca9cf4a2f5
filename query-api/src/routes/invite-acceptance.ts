/**
 * Joining an organisation by an invitation: used by people who have an account and, in the transaction
 * that makes the account, by people who register. The invitation is spent with the joining or not at all;
 * one that names an address is good for an account with that address alone.
 */
import { TENANCY_LIMITS } from '@pulseboard/contracts'
import {
  deleteInvite,
  findInvite,
  findMember,
  listMembers,
  lockOrganisation,
  recordAudit,
  setMembership,
  type AuditTrail,
  type InviteRow,
  type Sql,
} from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'

export interface Joining {
  readonly token: string
  readonly user: { readonly id: string; readonly email: string; readonly name: string }
  readonly now: Date
  readonly trail: AuditTrail
}

const invalid = (): AppError =>
  new AppError('invalid_link', {
    detail:
      'This invitation was accepted, taken back, is too old or does not exist: ask for a new one.',
  })

/** The invitation of a token. @throws AppError `invalid_link` */
export const requireInvite = async (sql: Sql, token: string, now: Date): Promise<InviteRow> => {
  const invite = await findInvite(sql, { hash: hashSecret(token), now })
  if (invite === undefined) throw invalid()
  return invite
}

/** @throws AppError `other_address`; the address invited is not told to somebody else */
export const checkAddress = (invite: Pick<InviteRow, 'email'>, email: string): void => {
  if (invite.email === null || invite.email.toLowerCase() === email.toLowerCase()) return
  throw new AppError('other_address', {
    detail: 'This invitation is for another e-mail address: use the account with that address.',
  })
}

const checkRoom = async (sql: Sql, invite: InviteRow, userId: string): Promise<void> => {
  if ((await findMember(sql, invite.organisation_id, userId)) !== undefined)
    throw new AppError('already_member', {
      detail: 'You are a member of this organisation already: the invitation stays open.',
    })
  const most = TENANCY_LIMITS.members
  if ((await listMembers(sql, invite.organisation_id)).length >= most)
    throw new AppError('limit_reached', {
      detail: `An organisation has at most ${most} members: ask its admins to make room.`,
    })
}

/** Spends an invitation. Call it in the transaction that its joining belongs to. @throws AppError */
export const joinByInvite = async (sql: Sql, joining: Joining): Promise<InviteRow> => {
  const { token, user, now, trail } = joining
  const invite = await requireInvite(sql, token, now)
  checkAddress(invite, user.email)
  const organisationId = invite.organisation_id
  await lockOrganisation(sql, organisationId)
  await checkRoom(sql, invite, user.id)
  // Somebody else may have accepted it, or an admin taken it back, while this one waited.
  if ((await deleteInvite(sql, { id: invite.id, organisationId })) === undefined) throw invalid()
  await setMembership(sql, { organisationId, userId: user.id, role: invite.role })
  await recordAudit(sql, {
    trail,
    action: 'member.joined',
    organisationId,
    target: { kind: 'member', id: user.id, name: user.name },
    after: {
      role: invite.role,
      email: user.email,
      invite: invite.id,
      invited_by: invite.invited_by,
    },
  })
  return invite
}
