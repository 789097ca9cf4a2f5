/** The list of tasks: name → code, and when those run that nobody asks for. */
import { DATA_JOB_TASK } from '@pulseboard/db'
import { planDigests } from '../digest/plan.ts'
import { dataJob } from './data-job.ts'
import { SEAL_DAY_TASK, sealDay, sealRollups } from './seal.ts'
import { resumeDataJobs, sweepErased, sweepEvents, sweepOldAccounts } from './sweep.ts'
import type { Task, TaskDeps } from './task.ts'

/** Cron patterns, UTC: minute, hour, day, month, weekday. Missed runs of the last day are made up for. */
export const SCHEDULE = {
  'resume-data-jobs': '* * * * *',
  'sweep-erased': '17 * * * *',
  'sweep-events': '10 3 * * *',
  'sweep-accounts': '40 * * * *',
  'seal-rollups': '20 2 * * *',
  'plan-digests': '*/5 * * * *',
} as const

export type TaskName = typeof DATA_JOB_TASK | typeof SEAL_DAY_TASK | keyof typeof SCHEDULE

export const createTasks = (deps: TaskDeps): Readonly<Record<TaskName, Task>> => ({
  [DATA_JOB_TASK]: dataJob(deps),
  [SEAL_DAY_TASK]: sealDay(deps),
  'seal-rollups': sealRollups(deps),
  'plan-digests': planDigests(deps),
  'resume-data-jobs': resumeDataJobs(deps),
  'sweep-erased': sweepErased(deps),
  'sweep-events': sweepEvents(deps),
  'sweep-accounts': sweepOldAccounts(deps),
})
