/**
 * What happened to one's own account and its sessions, for the audit log: written in the transaction that
 * makes the change, and read by its owner alone (`GET /api/v1/account/audit`). The actor is whoever showed the
 * credentials of the account, be it a thief: address and program of the request say more. Never a secret.
 */
import { recordAudit, type AuditEntry, type Sql, type UserRow } from '@pulseboard/db'
import type { Context } from 'koa'
import { originOf } from '../audit.ts'
import { deviceOf } from './device.ts'
import type { KnownSession } from './tokens.ts'

type Change = Pick<AuditEntry, 'action' | 'before' | 'after'>

const record = (
  sql: Sql,
  ctx: Context,
  userId: string,
  entry: Change & Pick<AuditEntry, 'target'>,
): Promise<void> =>
  recordAudit(sql, {
    trail: { actor: { kind: 'user', userId }, ...originOf(ctx) },
    organisationId: null,
    ...entry,
  })

/** Records a change of an account. */
export const recordAccount = (
  sql: Sql,
  ctx: Context,
  { id, name }: Pick<UserRow, 'id' | 'name'>,
  change: Change,
): Promise<void> => record(sql, ctx, id, { target: { kind: 'account', id, name }, ...change })

/** Records the beginning or the end of a session. */
export const recordSession = (
  sql: Sql,
  ctx: Context,
  { id, userId, userAgent }: KnownSession,
  change: Change,
): Promise<void> =>
  record(sql, ctx, userId, {
    target: { kind: 'session', id, name: deviceOf(userAgent) },
    ...change,
  })
