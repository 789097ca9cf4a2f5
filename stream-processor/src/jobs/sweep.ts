/**
 * The sweeps: what must also be true when an announcement was missed, a job was lost or a message came
 * weeks late. Each looks at what is there and deletes what should not be; on a clean installation they
 * only count.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  dropPartition,
  erasedRows,
  expiredRows,
  findExpiredPartitions,
  findOldSealedDays,
  listErased,
  listRetention,
  requeueDataJobs,
  sweepAccounts,
  type Doomed,
} from '@pulseboard/db'
import { deleteNextSlice, eraseSomeQuarantine, type DeleteStep } from './delete-step.ts'
import { keptFrom, ROLLUP_DAYS } from './rollup-days.ts'
import type { Task, TaskDeps } from './task.ts'

// Longer than Kafka keeps an event and than a spool is likely to be forgotten.
export const LATE_DAYS = 40
const POLL_MS = 500

/** Repeats a step until it is through; stops between two steps when the process stops. */
const untilThrough = async (
  step: () => Promise<DeleteStep>,
  signal: AbortSignal,
): Promise<void> => {
  while (!(await step()).through) await sleep(POLL_MS, undefined, { signal })
}

const deleteAll = (deps: TaskDeps, doomed: readonly Doomed[], signal: AbortSignal): Promise<void> =>
  untilThrough(() => deleteNextSlice(deps, doomed), signal)

/** Drops what is over: whole partitions, old figures, and rows whose retention was shortened after they landed. */
export const sweepEvents =
  (deps: TaskDeps): Task =>
  async (_, signal) => {
    for (const partition of await findExpiredPartitions(deps.clickhouse))
      await dropPartition(deps.clickhouse, 'events', partition)
    const oldest = keptFrom(ROLLUP_DAYS, deps.clock.now())
    for (const day of await findOldSealedDays(deps.clickhouse, oldest))
      await dropPartition(deps.clickhouse, 'sealed_hours', day)
    for (const { projectId, retention } of await listRetention(deps.pool))
      await deleteAll(deps, [expiredRows(projectId, retention, deps.clock.now())], signal)
  }

/** Deletes what arrived after an erasure was through, such as from a gateway that was off for days. */
export const sweepErased =
  (deps: TaskDeps): Task =>
  async (_, signal) => {
    for (const erased of await listErased(deps.pool, LATE_DAYS)) {
      const scope = { projectId: erased.project_id, receivedThrough: erased.received_through }
      await deleteAll(deps, erasedRows(scope), signal)
      await untilThrough(() => eraseSomeQuarantine(deps, scope), signal)
    }
  }

/** Forgets what nobody can use any more: sessions, links, tokens, stored answers, old entries of logs. */
export const sweepOldAccounts =
  ({ pool, auditDays }: TaskDeps): Task =>
  async () => {
    await sweepAccounts(pool, auditDays)
  }

/** Takes up data jobs that are in no queue. */
export const resumeDataJobs =
  ({ pool }: TaskDeps): Task =>
  async () => {
    await requeueDataJobs(pool)
  }
