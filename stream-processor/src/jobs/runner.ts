/**
 * Runs background work by graphile-worker, beside the landing and apart from it. Starts when PostgreSQL
 * answers, waits through its outages, and stops in order: no new task, those that run end their step.
 * The last run of each task stands in `job_runs`; a data job keeps its own story.
 */
import { EventEmitter } from 'node:events'
import {
  DATA_JOB_TASK,
  endJobRun,
  startJobRun,
  type connectPostgres,
  type SqlPool,
} from '@pulseboard/db'
import { retryUntilDone, type Clock, type Closable, type Logger } from '@pulseboard/runtime'
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type JobHelpers,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { keepPresence } from './presence.ts'
import type { Task } from './task.ts'
import { SCHEDULE } from './tasks.ts'
import type { JobFacts } from './telemetry.ts'

export interface RunnerDeps {
  readonly pool: ReturnType<typeof connectPostgres>
  readonly tasks: Readonly<Record<string, Task>>
  /** Cron patterns by task. */
  readonly schedule?: Readonly<Record<string, string>>
  /** Tasks at once. */
  readonly concurrency?: number
  /** How late a task may be that was put off; others are begun at once. */
  readonly pollMs?: number
  /** Whether the last run of each task stands in `job_runs`. */
  readonly isNoted?: boolean
  readonly facts: JobFacts
  readonly clock: Clock
  readonly log: Logger
}

const DAY_MS = 86_400_000
// Steps of a data job follow each other by the clock: this is the longest they wait for it.
const POLL_MS = 500

/** A task as the library wants it, with its time measured and its end written down. */
const toWorkerTask =
  (name: string, task: Task, { pool, facts, clock, isNoted: isNotedAtAll = true }: RunnerDeps) =>
  async (payload: unknown, { abortSignal }: JobHelpers): Promise<void> => {
    const sql: SqlPool = pool
    const isNoted = isNotedAtAll && name !== DATA_JOB_TASK
    const started = clock.now()
    if (isNoted) await startJobRun(sql, name)
    try {
      await task(payload, abortSignal)
    } catch (error) {
      const ms = clock.now() - started
      facts.taskDone(name, ms, error)
      if (isNoted) await endJobRun(sql, { task: name, durationMs: ms, error: String(error) })
      throw error
    }
    const durationMs = clock.now() - started
    facts.taskDone(name, durationMs)
    if (isNoted) await endJobRun(sql, { task: name, durationMs, error: null })
  }

const cronItems = (schedule: Readonly<Record<string, string>>) =>
  parseCronItems(
    Object.entries(schedule).map(([task, match]) => ({
      task,
      match,
      identifier: task,
      // One at a time: a slow sweep is not joined by the next one.
      options: {
        backfillPeriod: match.startsWith('*') ? 0 : DAY_MS,
        jobKey: task,
        queueName: task,
      },
    })),
  )

/** What the library says goes to our log; its successes are a matter for debugging. */
const workerLogger = (log: Logger): WorkerLogger =>
  new WorkerLogger(() => (level, message) => {
    if (level === 'error') log.warn({ message }, 'job queue')
    else log.debug({ message }, 'job queue')
  })

const startWorker = async (deps: RunnerDeps): Promise<{ runner: Runner; presence: Closable }> => {
  const events: WorkerEvents = new EventEmitter()
  let presence: Closable | undefined
  // The pool's id is what a locked job carries: it must be announced before the first one is taken.
  events.once('pool:create', ({ workerPool }) => {
    presence = keepPresence({ ...deps, runner: workerPool.id })
  })
  const taskList: TaskList = Object.fromEntries(
    Object.entries(deps.tasks).map(([name, task]) => [name, toWorkerTask(name, task, deps)]),
  )
  try {
    const runner = await run({
      pgPool: deps.pool,
      taskList,
      parsedCronItems: cronItems(deps.schedule ?? SCHEDULE),
      concurrency: deps.concurrency ?? 2,
      pollInterval: deps.pollMs ?? POLL_MS,
      noHandleSignals: true,
      logger: workerLogger(deps.log),
      events,
      // Without a batch the library does not catch what an outage does to the end of a job, and an
      // unhandled rejection would end the whole processor; with one, the worker ends and is started anew.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    return { runner, presence: presence ?? { close: () => Promise.resolve() } }
  } catch (error) {
    await presence?.close()
    throw error
  }
}

/** Starts in the background; never throws. */
export const startJobs = (deps: RunnerDeps): Closable => {
  const stop = new AbortController()
  const { signal } = stop
  /** One life of the worker: it ends by itself only when PostgreSQL refuses it for good. */
  const work = async (): Promise<void> => {
    const { runner, presence } = await startWorker(deps)
    const end = (): void => void runner.stop().catch(() => undefined)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    try {
      await runner.promise
      signal.throwIfAborted()
      throw new Error('The job runner ended by itself.')
    } finally {
      signal.removeEventListener('abort', end)
      await presence.close()
    }
  }
  const running = retryUntilDone(work, {
    signal,
    onFailure: (error) => deps.facts.jobsState(error),
  }).catch(() => undefined)
  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}
