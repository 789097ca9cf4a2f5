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
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'
import type { Handlers } from '../mount.ts'
import { decodePageCursor, encodePageCursor } from './page-cursor.ts'
import { parseInstant } from './range.ts'

export interface AuditDeps {
  readonly sql: Sql
  readonly clock: Clock
  readonly cursors: Signer
}

type PageQuery = PartOf<Routes['listAudit'], 'query'>
type Filters = PartOf<Routes['exportAudit'], 'query'>

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200
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

const instant = (field: string, text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(parseInstant(field, text))

const filterOf = ({ actor, action, project, from, to }: Filters): AuditFilter => ({
  actor,
  action,
  project,
  from: instant('from', from),
  to: instant('to', to),
})

const parseLimit = (text: string | undefined): number => {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text)
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  const [detail, fix] = [`limit is ${limit}`, `Use 1 to ${MAX_LIMIT}.`]
  throw new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/limit', code: 'range', detail, fix }],
  })
}

const pageOf = async (deps: AuditDeps, scope: AuditScope, query: PageQuery) => {
  const limit = parseLimit(query.limit)
  const { cursor, limit: _, ...named } = query
  const bound = { list: 'audit', ...scope, ...named }
  const now = deps.clock.now()
  const key = cursor === undefined ? undefined : decodePageCursor(deps.cursors, cursor, bound, now)
  const rows = await listAudit(deps.sql, scope, filterOf(named), {
    limit: limit + 1,
    after: key && { at: new Date(key.ms), id: key.id },
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(toAuditRecord),
    next_cursor:
      last === undefined
        ? null
        : encodePageCursor(deps.cursors, { ms: last.at.getTime(), id: last.id }, bound, now),
  }
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
