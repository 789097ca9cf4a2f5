/**
 * Quarantined messages of a project: list, look, replay, drop. Every statement names the project that
 * the caller was checked for, so another tenant's entries, and those that are nobody's, do not exist
 * here. A replayed event keeps its id, project, key and time of receipt, whatever the caller sends.
 */
import {
  QUARANTINE_LIMITS,
  type BulkAnswer,
  type PartOf,
  type QuarantineEntry,
  type Routes,
} from '@pulseboard/contracts'
import {
  countQuarantined,
  dropManyQuarantined,
  dropQuarantined,
  findQuarantined,
  listQuarantined,
  replayManyQuarantined,
  replayQuarantined,
  type BulkDecision,
  type Decider,
  type Decision,
  type QuarantineFilter,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, type Bus, type Clock } from '@pulseboard/runtime'
import { recordOfProject, type ProjectCall } from '../audit.ts'
import type { Signer } from '../auth/keys.ts'
import type { Handlers } from '../mount.ts'
import { readPage } from './pages.ts'
import { toEntry, toEntryWithValue } from './quarantine-entry.ts'
import { parseOpenRange } from './range.ts'

export interface QuarantineDeps {
  readonly pool: SqlPool
  readonly bus: Pick<Bus, 'send'>
  readonly clock: Clock
  readonly cursors: Signer
  /** Where replayed events go; missing: the topic of the product. */
  readonly topic?: string | undefined
}

type Names =
  | 'listQuarantine'
  | 'getQuarantined'
  | 'replayQuarantined'
  | 'dropQuarantined'
  | 'replayQuarantine'
  | 'dropQuarantine'
type BulkBody = PartOf<Routes['replayQuarantine'], 'body'>

const MOST_SKIPPED = 20
/** Entries of one decision that the audit log names. */
const MOST_NAMED = 20

const absent = (): AppError =>
  new AppError('not_found', { detail: 'This project has no such entry: list its quarantine.' })

const filterOf = (
  scope: string,
  given: { reason?: QuarantineFilter['reason']; status?: QuarantineFilter['status'] } & {
    from?: string
    to?: string
  },
): QuarantineFilter => ({
  scope,
  reason: given.reason,
  status: given.status,
  ...parseOpenRange(given),
})

const deciderOf = ({ pool, bus, clock, topic }: QuarantineDeps, call: ProjectCall): Decider => ({
  pool,
  by: call.identity.userId,
  record: (sql, { kind, entryIds }) => {
    const [first = ''] = entryIds
    const name = entryIds.length === 1 ? 'one entry' : `${entryIds.length} entries`
    return recordOfProject(sql, call, {
      action: `quarantine.${kind}`,
      target: { kind: 'quarantine', id: first, name },
      after: { entries: entryIds.slice(0, MOST_NAMED), count: entryIds.length },
    })
  },
  topic,
  nowMs: clock.now(),
  send: async (to, messages) => {
    try {
      await bus.send(to, messages)
    } catch (cause) {
      throw new AppError('bus_unavailable', {
        detail: 'Kafka does not answer; the entry is as it was. Try again in a moment.',
        retryAfter: 2,
        cause,
      })
    }
  },
})

/** The decided entry. @throws AppError that says why there was nothing to decide. */
const answerOf = (decision: Decision): QuarantineEntry => {
  if (decision.kind === 'done') return toEntry(decision.row)
  if (decision.kind === 'absent') throw absent()
  if (decision.kind === 'refused') {
    const { pointer, ...found } = decision.violation
    throw new AppError('invalid_event', {
      detail: `${found.detail}. ${found.fix}`,
      violations: [{ pointer: `/value${pointer}`, ...found }],
    })
  }
  const { row, returned } = decision
  throw new AppError('already_settled', {
    detail:
      returned === undefined
        ? `This entry was ${row.status} before: there is nothing left to do.`
        : `This entry was ${row.status} before, and its event came back: decide about entry ${returned}.`,
  })
}

const bulk = async (
  deps: QuarantineDeps,
  call: ProjectCall & { readonly body: BulkBody },
  decide: (decider: Decider, filter: QuarantineFilter, limit: number) => Promise<BulkDecision>,
): Promise<BulkAnswer> => {
  const { dry_run = false, limit = QUARANTINE_LIMITS.bulkEntries, ...given } = call.body
  const filter = filterOf(call.project.id, { ...given, status: 'open' })
  const matched = await countQuarantined(deps.pool, filter)
  const { done, skipped } = dry_run
    ? { done: 0, skipped: [] }
    : await decide(deciderOf(deps, call), filter, limit)
  return {
    dry_run,
    matched,
    done,
    skipped: skipped.slice(0, MOST_SKIPPED).map(({ id, violation }) => ({
      id,
      code: violation.code,
      detail: `${violation.pointer} ${violation.detail}. ${violation.fix}`.trim(),
    })),
    skipped_count: skipped.length,
  }
}

const list =
  (deps: QuarantineDeps): Handlers<Names>['listQuarantine'] =>
  async ({ project, query }) => {
    const filter = filterOf(project.id, query)
    const { cursor: _, limit: __, ...named } = query
    const { rows, next_cursor } = await readPage(
      deps,
      query,
      { list: 'quarantine', project: project.id, ...named },
      (page) => listQuarantined(deps.pool, filter, page),
      (row) => row.quarantined_at,
    )
    return { data: rows.map(toEntry), next_cursor }
  }

export const createQuarantineHandlers = (deps: QuarantineDeps): Handlers<Names> => ({
  listQuarantine: list(deps),
  getQuarantined: async ({ project, params }) => {
    const row = await findQuarantined(deps.pool, project.id, params.entryId)
    if (row === undefined) throw absent()
    return toEntryWithValue(row)
  },
  replayQuarantined: async (call) => {
    const { project, params } = call
    const { value } = call.body
    const text = value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
    const decider = deciderOf(deps, call)
    return answerOf(await replayQuarantined(decider, project.id, params.entryId, { text }))
  },
  dropQuarantined: async (call) => {
    const { project, params } = call
    return answerOf(await dropQuarantined(deciderOf(deps, call), project.id, params.entryId))
  },
  replayQuarantine: (call) => bulk(deps, call, replayManyQuarantined),
  dropQuarantine: (call) => bulk(deps, call, dropManyQuarantined),
})
