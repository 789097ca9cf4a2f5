/**
 * Who makes a change, and from where, as the audit log keeps it: taken from the request alone, by every
 * route that changes something. Never takes what a client says about itself, but the text of its
 * User-Agent and its request id.
 */
import { recordAudit, type AuditEntry, type AuditTrail, type Sql } from '@pulseboard/db'
import type { Context } from 'koa'
import type { Bearer, Person } from './auth/passport.ts'

/** The trail of a call. */
export const trailOf = ({
  ctx,
  identity,
}: {
  readonly ctx: Context
  readonly identity: Person | Bearer
}): AuditTrail => ({ actor: identity, ...originOf(ctx) })

/** Where a request came from. */
export const originOf = (ctx: Context): Omit<AuditTrail, 'actor'> => {
  const requestId: unknown = ctx.state['requestId']
  return {
    ip: ctx.ip === '' ? null : ctx.ip,
    userAgent: ctx.get('user-agent') || null,
    requestId: typeof requestId === 'string' ? requestId : null,
  }
}

/** A call that changes something of a project. */
export interface ProjectCall {
  readonly ctx: Context
  readonly identity: Person | Bearer
  readonly project: { readonly id: string; readonly organisation_id: string; readonly name: string }
}

/** Records a change of a project, or of something in it, in the transaction of the change. */
export const recordOfProject = (
  sql: Sql,
  call: ProjectCall,
  entry: Pick<AuditEntry, 'action' | 'before' | 'after'> & Partial<Pick<AuditEntry, 'target'>>,
): Promise<void> => {
  const { id, name, organisation_id } = call.project
  return recordAudit(sql, {
    trail: trailOf(call),
    organisationId: organisation_id,
    projectId: id,
    target: { kind: 'project', id, name },
    ...entry,
  })
}
