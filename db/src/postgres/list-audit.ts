/** Entries of the audit log, newest first: of an organisation, or of somebody's own account. */
import type { AuditAction, AuditActorKind, AuditState, AuditTarget } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface AuditRow {
  id: string
  at: Date
  organisation_id: string | null
  project_id: string | null
  actor_kind: AuditActorKind
  actor_id: string | null
  actor_name: string
  token_id: string | null
  action: AuditAction
  target_kind: AuditTarget
  target_id: string
  target_name: string
  before: AuditState | null
  after: AuditState | null
  ip: string | null
  user_agent: string | null
  request_id: string | null
}

/** Whose entries: those of an organisation, or what one user did to their own account. */
export type AuditScope = { readonly organisationId: string } | { readonly accountOf: string }

export interface AuditFilter {
  readonly actor?: string | undefined
  readonly action?: AuditAction | undefined
  readonly project?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

export interface AuditPosition {
  readonly at: Date
  readonly id: string
}

const COLUMNS = `id, at, organisation_id, project_id, actor_kind, actor_id, actor_name, token_id, action,
  target_kind, target_id, target_name, before, after, ip, user_agent, request_id`

const SCOPES = {
  organisation: 'organisation_id = $1',
  account: 'organisation_id IS NULL AND actor_id = $1',
}

export const listAudit = async (
  sql: Sql,
  scope: AuditScope,
  filter: AuditFilter,
  page: { readonly limit: number; readonly after?: AuditPosition | undefined },
): Promise<AuditRow[]> => {
  const ofOrganisation = 'organisationId' in scope
  const { rows } = await sql.query<AuditRow>(
    `SELECT ${COLUMNS} FROM audit_log
     WHERE ${ofOrganisation ? SCOPES.organisation : SCOPES.account}
       AND ($2::uuid IS NULL OR actor_id = $2) AND ($3::text IS NULL OR action = $3)
       AND ($4::uuid IS NULL OR project_id = $4)
       AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)
       AND ($7::timestamptz IS NULL OR (at, id) < ($7, $8::uuid))
     ORDER BY at DESC, id DESC LIMIT $9`,
    [
      ofOrganisation ? scope.organisationId : scope.accountOf,
      filter.actor ?? null,
      filter.action ?? null,
      filter.project ?? null,
      filter.from ?? null,
      filter.to ?? null,
      page.after?.at ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  )
  return rows
}
