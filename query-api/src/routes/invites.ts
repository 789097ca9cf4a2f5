/**
 * Invitations: made, listed and taken back by admins; looked at and accepted by whoever got the link. The
 * link is in the answer that makes it and, with a mail server, in a mail; its token is nowhere else.
 */
import { TENANCY_LIMITS, type Invite } from '@pulseboard/contracts'
import {
  createInvite,
  deleteInvite,
  findUser,
  inTransaction,
  listInvites,
  listMembers,
  recordAudit,
  type InviteRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, hashSecret, pageUrl, randomToken, uuidv7, type Clock } from '@pulseboard/runtime'
import { tooWeak } from '../access.ts'
import { trailOf } from '../audit.ts'
import type { Throttle } from '../auth/throttle.ts'
import { inviteLetter } from '../mail/invite-letter.ts'
import { toMail } from '../mail/letter.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Handlers } from '../mount.ts'
import { joinByInvite, requireInvite } from './invite-acceptance.ts'
import { readOrganisation } from './organisations.ts'
import { underLock } from './under-lock.ts'

export interface InviteDeps {
  readonly pool: SqlPool
  readonly clock: Clock
  readonly throttle: Pick<Throttle, 'count' | 'allows'>
  readonly outbox: Pick<Outbox, 'configured' | 'post'>
  readonly publicUrl: string
}

type Names = 'listInvites' | 'createInvite' | 'revokeInvite' | 'previewInvite' | 'acceptInvite'

const LIFETIME_MS = 7 * 86_400_000

const toInvite = (row: InviteRow): Invite => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invited_by: row.invited_by,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})

const linkOf = (publicUrl: string, token: string): string =>
  pageUrl(publicUrl, `/invite#t=${token}`)

/** @throws AppError when the address is a member's, or too many invitations are open */
const checkInvite = async (
  sql: Sql,
  organisationId: string,
  email: string | undefined,
  now: Date,
): Promise<void> => {
  const wanted = email?.toLowerCase()
  const members = await listMembers(sql, organisationId)
  if (members.some((member) => member.email.toLowerCase() === wanted))
    throw new AppError('already_member', {
      detail: 'This address belongs to a member: change the role instead.',
    })
  const most = TENANCY_LIMITS.openInvites
  if ((await listInvites(sql, organisationId, now)).length >= most)
    throw new AppError('limit_reached', {
      detail: `${most} invitations are open: take back those that are not needed.`,
    })
}

const create =
  (deps: InviteDeps): Handlers<Names>['createInvite'] =>
  async (call) => {
    const { role, email } = call.body
    const token = randomToken()
    const now = new Date(deps.clock.now())
    const invite = await underLock(deps.pool, 'createInvite', call, async (sql, mine) => {
      if (role === 'owner' && mine.role !== 'owner') throw tooWeak(mine.role, 'owner')
      await checkInvite(sql, mine.id, email, now)
      const id = uuidv7(now.getTime())
      const expiresAt = new Date(now.getTime() + LIFETIME_MS)
      const made = { id, organisationId: mine.id, role, email: email ?? null, now, expiresAt }
      const invitedBy = call.identity.userId
      await createInvite(sql, { ...made, hash: hashSecret(token), invitedBy })
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'member.invited',
        organisationId: mine.id,
        target: { kind: 'invite', id, name: email ?? 'whoever has the link' },
        after: { role, email: email ?? null, expires_at: expiresAt },
      })
      return (await listInvites(sql, mine.id, now)).find((row) => row.id === id)
    })
    if (invite === undefined) throw new Error('the invitation that was just made is missing')
    const link = linkOf(deps.publicUrl, token)
    const mailed =
      email !== undefined && deps.outbox.configured && (await deps.throttle.allows('mail', email))
    if (mailed) deps.outbox.post(toMail(email, inviteLetter(link)))
    return { ...toInvite(invite), link, mailed }
  }

const revoke =
  (deps: InviteDeps): Handlers<Names>['revokeInvite'] =>
  (call) =>
    underLock(deps.pool, 'revokeInvite', call, async (sql, { id: organisationId }) => {
      const id = call.params.inviteId.toLowerCase()
      const gone = await deleteInvite(sql, { id, organisationId })
      if (gone === undefined)
        throw new AppError('not_found', {
          detail: 'There is no such open invitation: list those that are.',
        })
      await recordAudit(sql, {
        trail: trailOf(call),
        action: 'member.invite_revoked',
        organisationId,
        target: { kind: 'invite', id, name: gone.email ?? 'whoever has the link' },
        before: { role: gone.role, email: gone.email },
      })
      return undefined
    })

const accept =
  (deps: InviteDeps): Handlers<Names>['acceptInvite'] =>
  async (call) => {
    const { ctx, identity, body } = call
    ctx.set(await deps.throttle.count('link', { address: ctx.ip }))
    return inTransaction(deps.pool, async (sql) => {
      const user = await findUser(sql, identity.userId)
      if (user === undefined)
        throw new AppError('not_signed_in', { detail: 'This account does not exist any more.' })
      const now = new Date(deps.clock.now())
      const joined = await joinByInvite(sql, { token: body.token, user, now, trail: trailOf(call) })
      return readOrganisation(sql, user.id, joined.organisation_id)
    })
  }

export const createInviteHandlers = (deps: InviteDeps): Handlers<Names> => ({
  listInvites: async ({ organisation }) => {
    const now = new Date(deps.clock.now())
    return { data: (await listInvites(deps.pool, organisation.id, now)).map(toInvite) }
  },
  createInvite: create(deps),
  revokeInvite: revoke(deps),
  previewInvite: async ({ ctx, body }) => {
    ctx.set(await deps.throttle.count('link', { address: ctx.ip }))
    const invite = await requireInvite(deps.pool, body.token, new Date(deps.clock.now()))
    return {
      organisation: invite.organisation_name,
      role: invite.role,
      email: invite.email,
      expires_at: invite.expires_at.toISOString(),
    }
  },
  acceptInvite: accept(deps),
})
