/**
 * The queue of background work: graphile-worker's, reached by SQL so that a job is added in the very
 * transaction of the change that needs it. A key names one piece of work: added again it replaces the
 * one that waits. Also who works: a runner holds an advisory lock for as long as it lives, and the jobs
 * of one that is gone are given to the others at once (graphile-worker itself waits four hours).
 */
import type { Sql } from './sql.ts'

/** First key of the advisory locks of runners; the second is made from the runner's name. */
const RUNNERS = 7_268_012

export interface NewJob {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly key: string
  /** Jobs of one queue run one after another, whoever works on them. */
  readonly queue?: string
  /** Not before this many milliseconds from now. */
  readonly inMs?: number
  /** A waiting job of the same key keeps its time. */
  readonly keepTime?: boolean
}

/** Adds a job, or replaces the waiting one of the same key. */
export const addJob = async (
  sql: Sql,
  { task, payload, key, queue, inMs = 0, keepTime = false }: NewJob,
): Promise<void> => {
  await sql.query(
    `SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3, queue_name := $4,
       run_at := now() + $5 * interval '1 millisecond', job_key_mode := $6)`,
    [
      task,
      JSON.stringify(payload),
      key,
      queue ?? null,
      inMs,
      keepTime ? 'preserve_run_at' : 'replace',
    ],
  )
}

/** Says that a runner lives; forgotten by the server when this connection ends. */
export const announceRunner = async (connection: Sql, runner: string): Promise<void> => {
  await connection.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [RUNNERS, runner])
}

/** Frees the jobs of runners that live no more. @returns how many runners those were */
export const freeJobsOfDeadRunners = async (sql: Sql): Promise<number> => {
  const { rows } = await sql.query<{ freed: number }>(
    `WITH dead AS (
       SELECT DISTINCT locked_by FROM (
         SELECT locked_by FROM graphile_worker._private_jobs
         WHERE locked_at < now() - interval '3 seconds'
         UNION ALL
         SELECT locked_by FROM graphile_worker._private_job_queues
         WHERE locked_at < now() - interval '3 seconds'
       ) locked
       WHERE locked_by IS NOT NULL AND NOT EXISTS (
         SELECT FROM pg_locks l
         WHERE l.locktype = 'advisory' AND l.classid = $1::bigint::oid
           AND l.objid = (hashtext(locked_by)::bigint & 4294967295)::oid
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       )
     )
     SELECT count(freed)::int AS freed
     FROM (SELECT array_agg(locked_by) AS names FROM dead HAVING count(*) > 0) n,
       LATERAL (SELECT unnest(names), graphile_worker.force_unlock_workers(names)) AS freed`,
    [RUNNERS],
  )
  return rows[0]?.freed ?? 0
}

/** Writes down that a task begins. */
export const startJobRun = async (sql: Sql, task: string): Promise<void> => {
  await sql.query(
    `INSERT INTO job_runs (task) VALUES ($1)
     ON CONFLICT (task) DO UPDATE SET runs = job_runs.runs + 1, started_at = now(),
       finished_at = NULL, duration_ms = NULL, error = NULL`,
    [task],
  )
}

/** Writes down how a task ended; no error means well. */
export const endJobRun = async (
  sql: Sql,
  run: { task: string; durationMs: number; error: string | null },
): Promise<void> => {
  await sql.query(
    'UPDATE job_runs SET finished_at = now(), duration_ms = $2, error = $3 WHERE task = $1',
    [run.task, Math.round(run.durationMs), run.error],
  )
}
