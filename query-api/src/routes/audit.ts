/**
 * The audit log: pages and an export for owners, and one's own account for everybody. Reads only; the
 * export goes out page by page, so its size costs no memory.
 */
import type { AuditRecord, PartOf, Routes } from '@pulseboard/contracts'
import {
  listAudit,
  type AuditFilter,
  type AuditPosition,
  type AuditRow,
  type AuditScope,
  type Sql,
} from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'
import type { Handlers } from '../mount.ts'
import { readPage } from './pages.ts'
import { parseOpenRange } from './range.ts'

export interface AuditDeps {
  readonly sql: Sql
  readonly clock: Clock
  readonly cursors: Signer
}

type PageQuery = PartOf<Routes['listAudit'], 'query'>
type Filters = PartOf<Routes['exportAudit'], 'query'>

const EXPORT_ROWS = 500

const toAuditRecord = (row: AuditRow): AuditRecord => ({
  id: row.id,
  at: row.at.toISOString(),
  organisation_id: row.organisation_id,
  project_id: row.project_id,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, token_id: row.token_id },
  action: row.action,
  target: { kind: row.target_kind, id: row.target_id, name: row.target_name },
  before: row.before,
  after: row.after,
  ip: row.ip,
  user_agent: row.user_agent,
  request_id: row.request_id,
})

const filterOf = ({ actor, action, project, ...range }: Filters): AuditFilter => ({
  actor,
  action,
  project,
  ...parseOpenRange(range),
})

const pageOf = async (deps: AuditDeps, scope: AuditScope, query: PageQuery) => {
  const { cursor: _, limit: __, ...named } = query
  const { rows, next_cursor } = await readPage(
    deps,
    query,
    { list: 'audit', ...scope, ...named },
    (page) => listAudit(deps.sql, scope, filterOf(named), page),
    ({ at }) => at,
  )
  return { data: rows.map(toAuditRecord), next_cursor }
}

/** Every entry that the filters leave, one JSON object a line. */
async function* linesOf(
  deps: AuditDeps,
  scope: AuditScope,
  filter: AuditFilter,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for (let after: AuditPosition | undefined; !signal.aborted;) {
    const rows = await listAudit(deps.sql, scope, filter, { limit: EXPORT_ROWS, after })
    yield rows.map((row) => `${JSON.stringify(toAuditRecord(row))}\n`).join('')
    after = rows.at(-1)
    if (rows.length < EXPORT_ROWS) break
  }
}

export const createAuditHandlers = (
  deps: AuditDeps,
): Handlers<'listAudit' | 'exportAudit' | 'listMyAudit'> => ({
  listAudit: ({ organisation, query }) => pageOf(deps, { organisationId: organisation.id }, query),
  exportAudit: async ({ organisation, query, signal }) =>
    linesOf(deps, { organisationId: organisation.id }, filterOf(query), signal),
  listMyAudit: ({ identity, query }) => pageOf(deps, { accountOf: identity.userId }, query),
})
