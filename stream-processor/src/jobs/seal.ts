/**
 * Sealing of the figures that outlive events. Every night the days that are due are found and queued, each
 * as a job of its own in the queue of data jobs: never while rows are being erased, so what a proof has
 * counted as gone cannot come back by a day that was read before.
 * A day is sealed once nothing of it can change an alert any more, and again when more of it has landed.
 */
import { randomUUID } from 'node:crypto'
import { RULE_LIMITS } from '@pulseboard/contracts'
import {
  addJob,
  DATA_QUEUE,
  dropOldStaging,
  findDueDays,
  listErased,
  stageDay,
  swapDay,
  type SealBound,
} from '@pulseboard/db'
import { LATE_DAYS } from './sweep.ts'
import { keptFrom, ROLLUP_DAYS } from './rollup-days.ts'
import type { Task, TaskDeps } from './task.ts'

export const SEAL_DAY_TASK = 'seal-day'

const MINUTE_MS = 60_000
// Longer than an insert may last, so that what landed before is visible.
const VISIBLE_MS = 15 * MINUTE_MS

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** What is left out, by project; read before a day is, and an erasure that comes later clears it. */
const findBounds = async ({ pool }: TaskDeps): Promise<SealBound[]> =>
  (await listErased(pool, LATE_DAYS)).map(({ project_id, received_through }) => ({
    projectId: project_id,
    erasedThrough: received_through?.getTime() ?? Number.POSITIVE_INFINITY,
    keptFrom: '1970-01-01',
  }))

/** The task `seal-rollups`: queues the days that are due. */
export const sealRollups =
  (deps: TaskDeps): Task =>
  async () => {
    const { pool, clickhouse, clock } = deps
    await dropOldStaging(clickhouse)
    const now = clock.now()
    const days = await findDueDays(clickhouse, {
      before: dayOf(now - VISIBLE_MS - RULE_LIMITS.latenessMinutes * MINUTE_MS),
      from: keptFrom(ROLLUP_DAYS, now),
      bounds: await findBounds(deps),
    })
    for (const day of days)
      await addJob(pool, {
        task: SEAL_DAY_TASK,
        payload: { day },
        key: `seal:${day}`,
        queue: DATA_QUEUE,
      })
  }

const dayIn = (payload: unknown): string => {
  const { day } = payload as { day?: unknown }
  if (typeof day === 'string') return day
  throw new Error('The payload of a day to seal is { day }.')
}

/** The task `seal-day`. */
export const sealDay =
  (deps: TaskDeps): Task =>
  async (payload) => {
    const day = dayIn(payload)
    // Before the bounds are read: an erasure that they lack is later than everything that is sealed here.
    const through = deps.clock.now() - VISIBLE_MS
    const bounds = await findBounds(deps)
    const run = randomUUID().replaceAll('-', '')
    const staged = await stageDay(deps.clickhouse, run, { day, through, bounds })
    await swapDay(deps.clickhouse, staged, day)
  }
