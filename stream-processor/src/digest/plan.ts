/**
 * Task `plan-digests`: whose digest is due? Each becomes one row and one job in the transaction that says
 * when the next one is due, so none is planned twice and none is lost. Of several that were missed, as while
 * PulseBoard was down, only the newest is sent.
 */
import {
  newestDigest,
  nextDigest,
  SEND_DIGEST_TASK,
  type DigestJob,
  type DigestSchedule,
} from '@pulseboard/contracts'
import {
  addJob,
  inTransaction,
  lockDueDigests,
  moveDigest,
  planDigest,
  type DueDigestRow,
  type Sql,
} from '@pulseboard/db'
import type { Task, TaskDeps } from '../jobs/task.ts'

const AT_ONCE = 100

const scheduleOf = ({
  frequency,
  weekday,
  hour,
  time_zone,
}: DueDigestRow): DigestSchedule | undefined =>
  frequency === 'off' ? undefined : { frequency, weekday, hour, time_zone }

const planOne = async (sql: Sql, row: DueDigestRow, now: number): Promise<void> => {
  const reader = { userId: row.user_id, projectId: row.project_id }
  const schedule = scheduleOf(row)
  if (schedule === undefined) return moveDigest(sql, reader, null)
  const { period } = newestDigest(schedule, now)
  await moveDigest(sql, reader, new Date(nextDigest(schedule, now).at))
  if (!(await planDigest(sql, reader, period.key))) return
  const { user_id, project_id } = row
  const { frequency, time_zone } = schedule
  const job: DigestJob = { user_id, project_id, frequency, time_zone, period }
  await addJob(sql, {
    task: SEND_DIGEST_TASK,
    payload: { ...job },
    key: `digest:${user_id}:${project_id}:${period.key}`,
  })
}

/** @returns how many were due */
const planSome = (deps: TaskDeps, now: number): Promise<number> =>
  inTransaction(deps.pool, async (sql) => {
    const due = await lockDueDigests(sql, new Date(now), AT_ONCE)
    for (const row of due) await planOne(sql, row, now)
    return due.length
  })

export const planDigests =
  (deps: TaskDeps): Task =>
  async (_, signal) => {
    const now = deps.clock.now()
    while (!signal.aborted && (await planSome(deps, now)) === AT_ONCE);
  }
