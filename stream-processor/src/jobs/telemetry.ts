/** The facts of background work: each function writes metric and log together. */
import { Counter, Gauge, Histogram, type Logger, type Metrics } from '@pulseboard/runtime'

export interface JobFacts {
  /** A task ended, with an error or well. */
  taskDone(task: string, ms: number, error?: unknown): void
  /** Jobs of runners that died were given to others. */
  runnersDied(count: number): void
  /** Background work stands still for this reason, or goes on. */
  jobsState(problem: unknown): void
}

export const createJobFacts = ({ registry }: Metrics, log: Logger): JobFacts => {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'pulseboard_processor_job_seconds',
    help: 'Time of one step of a background task.',
    labelNames: ['task'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120],
    registers,
  })
  const failures = new Counter({
    name: 'pulseboard_processor_job_failures_total',
    help: 'Background tasks that failed and are tried again; see the log for the reason.',
    labelNames: ['task'],
    registers,
  })
  const standing = new Gauge({
    name: 'pulseboard_processor_jobs_standing',
    help: '1 while background work waits for PostgreSQL.',
    registers,
  })
  return {
    taskDone: (task, ms, error) => {
      seconds.observe({ task }, ms / 1000)
      if (error === undefined) return
      failures.inc({ task })
      log.warn({ err: error, task }, 'a background task failed; it is tried again')
    },
    runnersDied: (count) => log.warn({ count }, 'took over the jobs of runners that died'),
    jobsState: (problem) => {
      standing.set(problem === undefined ? 0 : 1)
      if (problem !== undefined) log.warn({ err: problem }, 'background work waits for PostgreSQL')
    },
  }
}
