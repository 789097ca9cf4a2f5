/**
 * Members of an organisation: list, change a role, remove, leave, hand ownership over. Every change
 * runs under the organisation's lock and by the rules of `member-rules.ts`.
 */
import type { Member, Role, RouteName } from '@pulseboard/contracts'
import {
  countOwners,
  deleteInvitesBy,
  findMember,
  listMembers,
  recordAudit,
  removeMembership,
  setMembership,
  type AuditTrail,
  type MemberRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { covers } from '../access.ts'
import { trailOf } from '../audit.ts'
import type { Bearer, Person } from '../auth/passport.ts'
import type { Handlers } from '../mount.ts'
import { refuseMemberChange } from './member-rules.ts'
import { underLock } from './under-lock.ts'

type Names =
  'listMembers' | 'changeMember' | 'removeMember' | 'leaveOrganisation' | 'transferOrganisation'

interface ChangeCall {
  readonly identity: Person | Bearer
  readonly organisation: { readonly id: string }
  readonly ctx: Context
}

const toMember = (row: MemberRow): Member => ({
  user_id: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role,
  joined_at: row.created_at.toISOString(),
})

const memberOf = async (sql: Sql, organisationId: string, userId: string): Promise<MemberRow> => {
  const row = await findMember(sql, organisationId, userId)
  if (row !== undefined) return row
  throw new AppError('not_found', {
    detail: 'This organisation has no such member: list its members.',
  })
}

const record = (
  sql: Sql,
  trail: AuditTrail,
  organisationId: string,
  member: MemberRow,
  change: { action: 'member.role_changed' | 'member.removed' | 'member.left'; to?: Role },
): Promise<void> =>
  recordAudit(sql, {
    trail,
    action: change.action,
    organisationId,
    target: { kind: 'member', id: member.user_id, name: member.name },
    before: { role: member.role, email: member.email },
    after: change.to === undefined ? undefined : { role: change.to, email: member.email },
  })

/** Takes a member out, or gives them a role. @throws AppError of the rules */
const changeTo = (
  pool: SqlPool,
  name: RouteName,
  call: ChangeCall,
  userId: string,
  to: Role | undefined,
): Promise<Member> =>
  underLock(pool, name, call, async (sql, { id, role: actor }) => {
    const member = await memberOf(sql, id, userId)
    const self = member.user_id === call.identity.userId
    const owners = await countOwners(sql, id)
    const refusal = refuseMemberChange({ actor, from: member.role, to, self, owners })
    if (refusal !== undefined) throw refusal
    if (to === member.role) return toMember(member)
    // Links that a member made must not outlive the right to make them.
    if (to === undefined || !covers(to, member.role))
      await deleteInvitesBy(sql, { organisationId: id, userId: member.user_id })
    if (to === undefined) {
      const action = self ? 'member.left' : 'member.removed'
      await record(sql, trailOf(call), id, member, { action })
      await removeMembership(sql, { organisationId: id, userId: member.user_id })
      return toMember(member)
    }
    await record(sql, trailOf(call), id, member, { action: 'member.role_changed', to })
    await setMembership(sql, { organisationId: id, userId: member.user_id, role: to })
    return toMember({ ...member, role: to })
  })

const transfer =
  (pool: SqlPool): Handlers<Names>['transferOrganisation'] =>
  (call) =>
    underLock(pool, 'transferOrganisation', call, async (sql, { id, name }) => {
      const from = await memberOf(sql, id, call.identity.userId)
      const to = await memberOf(sql, id, call.body.user_id)
      if (to.user_id !== from.user_id) {
        await setMembership(sql, { organisationId: id, userId: to.user_id, role: 'owner' })
        await setMembership(sql, { organisationId: id, userId: from.user_id, role: 'admin' })
        await recordAudit(sql, {
          trail: trailOf(call),
          action: 'organisation.transferred',
          organisationId: id,
          target: { kind: 'organisation', id, name },
          before: { owner: from.name, owner_id: from.user_id, successor_was: to.role },
          after: { owner: to.name, owner_id: to.user_id },
        })
      }
      return { data: (await listMembers(sql, id)).map(toMember) }
    })

export const createMemberHandlers = ({ pool }: { pool: SqlPool }): Handlers<Names> => ({
  listMembers: async ({ organisation }) => ({
    data: (await listMembers(pool, organisation.id)).map(toMember),
  }),
  changeMember: (call) =>
    changeTo(pool, 'changeMember', call, call.params.userId.toLowerCase(), call.body.role),
  removeMember: async (call) => {
    await changeTo(pool, 'removeMember', call, call.params.userId.toLowerCase(), undefined)
    return undefined
  },
  leaveOrganisation: async (call) => {
    await changeTo(pool, 'leaveOrganisation', call, call.identity.userId, undefined)
    return undefined
  },
  transferOrganisation: transfer(pool),
})
