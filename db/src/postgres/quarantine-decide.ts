/**
 * Decisions about quarantined messages: replay and drop, one or many. Each is one transaction around the
 * write to Kafka: the entry is locked, the message is sent, the decision is written. Killed in between,
 * the entry is still open, and doing it again is harmless: the same event id is stored once.
 * Never sends an event under another project than its entry's.
 */
import { EVENTS_TOPIC, QUARANTINE_TOPIC, type Violation } from '@pulseboard/contracts'
import { repairEvent, takeAsItWas, type OutgoingMessage, type Repaired } from '@pulseboard/runtime'
import { findQuarantined, findReturned } from './quarantine-find.ts'
import { toErasedMessage } from './quarantine-message.ts'
import {
  EVERY_TENANT,
  type QuarantineFilter,
  type QuarantineRow,
  type QuarantineRowWithValue,
  type TenantScope,
} from './quarantine-row.ts'
import { lockQuarantinedBatch, markDropped, markReplayed } from './quarantine-settle.ts'
import { inTransaction, type Sql, type SqlPool } from './sql.ts'

export interface Decider {
  readonly pool: SqlPool
  /** Resolves when Kafka has the messages. */
  readonly send: (topic: string, messages: readonly OutgoingMessage[]) => Promise<void>
  /** User id, or `operator`. */
  readonly by: string
  readonly nowMs: number
  /** Where replayed events go: the events topic. */
  readonly topic?: string | undefined
  /** Told in the transaction of each decision which entries it was about. */
  readonly record?: (sql: Sql, decision: DecisionMade) => Promise<void>
}

export interface DecisionMade {
  readonly kind: 'replayed' | 'dropped'
  readonly entryIds: readonly string[]
}

export interface Correction {
  /** The corrected event as JSON; missing: the message as it was. */
  readonly text?: string | undefined
  /** For the operator alone: the project of a message that names none. */
  readonly projectId?: string | undefined
}

export type Decision =
  | { readonly kind: 'done'; readonly row: QuarantineRow }
  | { readonly kind: 'absent' }
  /** Decided before; `returned` is where the same event stands open again. */
  | { readonly kind: 'settled'; readonly row: QuarantineRow; readonly returned: string | undefined }
  | { readonly kind: 'refused'; readonly violation: Violation }

export interface BulkDecision {
  readonly done: number
  readonly skipped: readonly { readonly id: string; readonly violation: Violation }[]
}

const refuse = (code: string, detail: string, fix: string): Repaired => ({
  violation: { pointer: '', code, detail, fix },
})

/** The event of an entry, as it may be sent. */
const repaired = (row: QuarantineRowWithValue, { text, projectId }: Correction): Repaired => {
  const project = row.project_id ?? projectId
  if (row.reason === 'not_a_ledger_line')
    return refuse('not_an_event', 'This is no event but a line of the ledger', 'Drop it.')
  if (project === undefined)
    return refuse('no_project', 'Nothing says whose event this is', 'Name the project.')
  if (text !== undefined)
    return repairEvent(text, {
      projectId: project,
      eventId: row.event_id ?? undefined,
      substituteId: row.id,
      keyId: row.key_id ?? undefined,
      receivedMs: (row.received_at ?? row.quarantined_at).getTime(),
    })
  return row.value_cut || row.value === null
    ? refuse('value_cut', 'Only the beginning of the value was kept', 'Send a corrected value.')
    : takeAsItWas(row.value, { projectId: project })
}

const toEventMessage = (
  projectId: string,
  event: { id: string; value: string },
): OutgoingMessage => ({
  key: event.id,
  value: event.value,
  headers: { project: projectId },
})

const one = async (
  decider: Decider,
  scope: TenantScope,
  id: string,
  decide: (sql: Sql, row: QuarantineRowWithValue) => Promise<Decision>,
): Promise<Decision> =>
  inTransaction(decider.pool, async (sql) => {
    const row = await findQuarantined(sql, scope, id, 'update')
    return row === undefined ? { kind: 'absent' } : decide(sql, row)
  })

const settled = async (sql: Sql, row: QuarantineRow): Promise<Decision> => ({
  kind: 'settled',
  row,
  returned: row.event_id === null ? undefined : await findReturned(sql, row),
})

/** Sends one event again. @throws when Kafka or PostgreSQL does not answer; then it is still open. */
export const replayQuarantined = (
  decider: Decider,
  scope: TenantScope,
  id: string,
  correction: Correction = {},
): Promise<Decision> =>
  one(decider, scope, id, async (sql, row) => {
    if (row.status !== 'open') return settled(sql, row)
    const projectId = scope === EVERY_TENANT ? correction.projectId : undefined
    const event = repaired(row, { ...correction, projectId })
    if (event.violation !== undefined) return { kind: 'refused', violation: event.violation }
    const message = toEventMessage(row.project_id ?? projectId ?? '', event)
    await decider.send(decider.topic ?? EVENTS_TOPIC.name, [message])
    const [done = row] = await markReplayed(sql, [row.id], decider.by)
    await decider.record?.(sql, { kind: 'replayed', entryIds: [row.id] })
    return { kind: 'done', row: done }
  })

/** Erases the bytes here and in the topic; done before: nothing changes. */
export const dropQuarantined = (
  decider: Decider,
  scope: TenantScope,
  id: string,
): Promise<Decision> =>
  one(decider, scope, id, async (sql, row) => {
    if (row.status === 'dropped') return { kind: 'done', row }
    await decider.send(QUARANTINE_TOPIC.name, [toErasedMessage(row, decider.nowMs)])
    const [done = row] = await markDropped(sql, [row.id], decider.by)
    await decider.record?.(sql, { kind: 'dropped', entryIds: [row.id] })
    return { kind: 'done', row: done }
  })

const BATCH = 100
interface BatchResult extends BulkDecision {
  readonly last: { at: Date; id: string } | undefined
}

/** Entries one batch after the other, oldest first, each batch a transaction of its own. */
const inBatches = async (
  decider: Decider,
  filter: QuarantineFilter,
  limit: number,
  decide: (sql: Sql, rows: readonly QuarantineRowWithValue[]) => Promise<BulkDecision>,
): Promise<BulkDecision> => {
  let [done, seen] = [0, 0]
  const skipped: BulkDecision['skipped'][number][] = []
  for (let after: BatchResult['last']; seen < limit;) {
    const size = Math.min(BATCH, limit - seen)
    const result = await inTransaction(decider.pool, async (sql): Promise<BatchResult> => {
      const rows = await lockQuarantinedBatch(sql, filter, { limit: size, after })
      const last = rows.at(-1)
      if (last === undefined) return { done: 0, skipped: [], last: undefined }
      return { ...(await decide(sql, rows)), last: { at: last.quarantined_at, id: last.id } }
    })
    if (result.last === undefined) break
    after = result.last
    seen += result.done + result.skipped.length
    done += result.done
    skipped.push(...result.skipped)
  }
  return { done, skipped }
}

/** Sends open entries again as they were; those that cannot pass are named and stay open. */
export const replayManyQuarantined = (
  decider: Decider,
  filter: QuarantineFilter,
  limit: number,
): Promise<BulkDecision> =>
  inBatches(decider, { ...filter, status: 'open' }, limit, async (sql, rows) => {
    const all = rows.map((row) => ({ row, event: repaired(row, {}) }))
    const ready = all.flatMap(({ row, event }) =>
      event.violation === undefined ? [{ row, event }] : [],
    )
    const skipped = all.flatMap(({ row, event }) =>
      event.violation === undefined ? [] : [{ id: row.id, violation: event.violation }],
    )
    const messages = ready.map(({ row, event }) => toEventMessage(row.project_id ?? '', event))
    if (messages.length > 0) await decider.send(decider.topic ?? EVENTS_TOPIC.name, messages)
    const entryIds = ready.map(({ row }) => row.id)
    await markReplayed(sql, entryIds, decider.by)
    if (entryIds.length > 0) await decider.record?.(sql, { kind: 'replayed', entryIds })
    return { done: ready.length, skipped }
  })

/** Erases the bytes of open entries. */
export const dropManyQuarantined = (
  decider: Decider,
  filter: QuarantineFilter,
  limit: number,
): Promise<BulkDecision> =>
  inBatches(decider, { ...filter, status: 'open' }, limit, async (sql, rows) => {
    const messages = rows.map((row) => toErasedMessage(row, decider.nowMs))
    await decider.send(QUARANTINE_TOPIC.name, messages)
    const entryIds = rows.map(({ id }) => id)
    await markDropped(sql, entryIds, decider.by)
    await decider.record?.(sql, { kind: 'dropped', entryIds })
    return { done: rows.length, skipped: [] }
  })
