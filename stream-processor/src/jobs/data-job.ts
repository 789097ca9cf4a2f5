/**
 * Carries a data job on by one step and queues the next one. The row in PostgreSQL is the state; any
 * step may be repeated, so a process that is killed costs one step.
 *
 * | state               | step                                            | next                |
 * | ------------------- | ----------------------------------------------- | ------------------- |
 * | queued, failed      | a retention needs no waiting                    | deleting            |
 * |                     | else: note how far the logs reach               | waiting_for_landing |
 * | waiting_for_landing | not there yet                                   | waiting_for_landing |
 * |                     | events, then quarantine and ledger are through  | deleting            |
 * | deleting            | one slice, or some quarantine entries           | deleting            |
 * |                     | nothing left                                    | verifying           |
 * | verifying           | something is counted somewhere                  | deleting            |
 * |                     | nothing anywhere                                | done                |
 * | any                 | an error: kept in the job, tried again later    | failed              |
 */
import type { DataJobProgress, DataJobProof, DataJobState } from '@pulseboard/contracts'
import {
  erasedRows,
  expiredRows,
  failDataJob,
  findDataJob,
  findProjectRetention,
  finishDataJob,
  queueDataJob,
  saveDataJob,
  type Awaits,
  type DataJobRow,
  type Doomed,
  type ErasureScope,
} from '@pulseboard/db'
import { lookAtLanding } from './await-landing.ts'
import { deleteNextSlice, eraseSomeQuarantine } from './delete-step.ts'
import { isProven, proveErasure, proveRetention } from './proof.ts'
import type { Task, TaskDeps } from './task.ts'

/** Where a step leads; a proof ends the job. */
interface Step {
  readonly state: DataJobState
  readonly awaits?: Awaits
  readonly progress?: DataJobProgress
  readonly proof?: DataJobProof
  /** Before the next step. */
  readonly waitMs: number
}

const SOON_MS = 250
const LONGEST_RETRY_MS = 60_000

const boundaryOf = ({ parameters, created_at }: DataJobRow): Date =>
  parameters.received_through === undefined ? created_at : new Date(parameters.received_through)

/** What is erased up to when: all of a deleted project, whatever its time. */
const scopeOf = (job: DataJobRow): ErasureScope => ({
  projectId: job.project_id,
  receivedThrough: job.kind === 'delete_project' ? null : boundaryOf(job),
})

const doomedBy = async (deps: TaskDeps, job: DataJobRow): Promise<readonly Doomed[]> => {
  if (job.kind !== 'change_retention') return erasedRows(scopeOf(job))
  // Read anew at each step: a later change counts, and a project that is gone has nothing to keep.
  const retention = await findProjectRetention(deps.pool, job.project_id)
  return retention === undefined ? [] : [expiredRows(job.project_id, retention, deps.clock.now())]
}

const wait = async (deps: TaskDeps, job: DataJobRow): Promise<Step> => {
  if (job.kind === 'change_retention') return { state: 'deleting', waitMs: 0 }
  const awaits = job.state === 'waiting_for_landing' ? job.awaits : {}
  const look = await lookAtLanding(deps, awaits)
  const state = look.through ? 'deleting' : 'waiting_for_landing'
  const progress = { ...job.progress, waiting_messages: look.waiting }
  return { state, awaits: look.awaits, progress, waitMs: look.waiting > 0 ? SOON_MS : 0 }
}

const remove = async (deps: TaskDeps, job: DataJobRow): Promise<Step> => {
  let step = await deleteNextSlice(deps, await doomedBy(deps, job))
  if (step.through && job.kind !== 'change_retention')
    step = await eraseSomeQuarantine(deps, scopeOf(job))
  if (step.through) return { state: 'verifying', waitMs: 0 }
  const deleted = (job.progress.deleted_rows ?? 0) + step.deleted
  const progress = { ...job.progress, deleted_rows: deleted, remaining_rows: step.remaining }
  return { state: 'deleting', progress, waitMs: SOON_MS }
}

const verify = async (deps: TaskDeps, job: DataJobRow): Promise<Step> => {
  const proof =
    job.kind === 'change_retention'
      ? await proveRetention(deps, await doomedBy(deps, job))
      : await proveErasure(deps, scopeOf(job))
  if (!isProven(proof)) return { state: 'deleting', waitMs: SOON_MS }
  return { state: 'done', proof, progress: { ...job.progress, remaining_rows: 0 }, waitMs: 0 }
}

const STEPS: Readonly<
  Record<Exclude<DataJobState, 'done'>, (deps: TaskDeps, job: DataJobRow) => Promise<Step>>
> = { queued: wait, failed: wait, waiting_for_landing: wait, deleting: remove, verifying: verify }

const carryOn = async (deps: TaskDeps, job: DataJobRow): Promise<void> => {
  const { pool } = deps
  if (job.state === 'done') return
  const { state, proof, waitMs, ...step } = await STEPS[job.state](deps, job)
  const progress = step.progress ?? job.progress
  if (proof !== undefined) return finishDataJob(pool, { id: job.id, proof, progress })
  await saveDataJob(pool, { id: job.id, state, awaits: step.awaits ?? job.awaits, progress })
  await queueDataJob(pool, job.id, waitMs)
}

const idOf = (payload: unknown): string => {
  const { id } = payload as { id?: unknown }
  if (typeof id === 'string') return id
  throw new Error('The payload of a data job is { id }.')
}

/** The task `data-job`. */
export const dataJob =
  (deps: TaskDeps): Task =>
  async (payload) => {
    const job = await findDataJob(deps.pool, idOf(payload))
    if (job === undefined) return
    try {
      await carryOn(deps, job)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const failures = await failDataJob(deps.pool, job.id, reason.slice(0, 1_000))
      const waitMs = Math.min(1_000 * 2 ** Math.min(failures, 10), LONGEST_RETRY_MS)
      await queueDataJob(deps.pool, job.id, waitMs)
    }
  }
