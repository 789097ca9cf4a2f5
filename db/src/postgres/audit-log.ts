/**
 * The log of who changed what. `recordAudit` is called with the connection of the transaction that makes
 * the change: the change and its entry are kept together or not at all. Secrets are hidden on the way
 * in; entries are never changed.
 */
import type { AuditAction, AuditState, AuditTarget } from '@pulseboard/contracts'
import { withoutSecrets } from './audit-state.ts'
import type { Sql } from './sql.ts'

/** Who did it. `operator`: a command on the server; `system`: PulseBoard by itself. */
export type AuditActor =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'token'; readonly userId: string; readonly tokenId: string }
  | { readonly kind: 'operator' | 'system' }

/** Who did it, and from where. */
export interface AuditTrail {
  readonly actor: AuditActor
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

export interface AuditEntry {
  readonly trail: AuditTrail
  readonly action: AuditAction
  /** Null: something of the actor's own account. */
  readonly organisationId: string | null
  readonly projectId?: string
  readonly target: { readonly kind: AuditTarget; readonly id: string; readonly name: string }
  readonly before?: AuditState | undefined
  readonly after?: AuditState | undefined
}

const MAX_NAME = 254
const MAX_AGENT = 300

const asJson = (state: AuditState | undefined): string | null =>
  state === undefined ? null : JSON.stringify(withoutSecrets(state))

/** Writes an entry; call it in the transaction of the change, while the actor still exists. */
export const recordAudit = async (sql: Sql, entry: AuditEntry): Promise<void> => {
  const { trail, target } = entry
  const { actor } = trail
  await sql.query(
    `INSERT INTO audit_log (organisation_id, project_id, actor_kind, actor_id, actor_name, token_id,
       action, target_kind, target_id, target_name, before, after, ip, user_agent, request_id)
     VALUES ($1, $2, $3, $4, coalesce((SELECT name FROM users WHERE id = $4), $3), $5,
       $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      entry.organisationId,
      entry.projectId ?? null,
      actor.kind,
      'userId' in actor ? actor.userId : null,
      'tokenId' in actor ? actor.tokenId : null,
      entry.action,
      target.kind,
      target.id,
      target.name.slice(0, MAX_NAME),
      asJson(entry.before),
      asJson(entry.after),
      trail.ip,
      trail.userAgent?.slice(0, MAX_AGENT) ?? null,
      trail.requestId,
    ],
  )
}
