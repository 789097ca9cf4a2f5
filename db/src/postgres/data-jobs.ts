/**
 * Jobs on the data of a project. The row is the job: what is to be done, how far it is, and in the end
 * the proof. It is queued in the transaction that writes it and can be taken up from any state; a job
 * that is done is never changed again.
 */
import type {
  DataJobKind,
  DataJobProgress,
  DataJobProof,
  DataJobState,
} from '@pulseboard/contracts'
import { addJob } from './jobs.ts'
import type { Sql } from './sql.ts'

/** Topic → partition → offset. */
export type Awaits = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface DataJobRow {
  readonly id: string
  readonly kind: DataJobKind
  readonly project_id: string
  readonly organisation_id: string
  readonly state: DataJobState
  readonly parameters: { readonly received_through?: string }
  readonly awaits: Awaits
  readonly progress: DataJobProgress
  readonly proof: DataJobProof | null
  readonly error: string | null
  readonly attempts: number
  readonly created_at: Date
  readonly started_at: Date | null
  readonly finished_at: Date | null
}

/** The task that carries a data job on; its payload is `{ id }`. */
export const DATA_JOB_TASK = 'data-job'
/** One at a time in the whole installation: each rewrites parts of ClickHouse. */
export const DATA_QUEUE = 'data'
const COLUMNS = `id, kind, project_id, organisation_id, state, parameters, awaits, progress, proof,
  error, attempts, created_at, started_at, finished_at`

/** Queues the next step of a data job. */
export const queueDataJob = (sql: Sql, id: string, inMs = 0): Promise<void> =>
  addJob(sql, { task: DATA_JOB_TASK, payload: { id }, key: `data:${id}`, queue: DATA_QUEUE, inMs })

/** Writes a job and queues it; call it in the transaction of the change. */
export const createDataJob = async (
  sql: Sql,
  job: {
    kind: DataJobKind
    projectId: string
    organisationId: string
    requestedBy: string
    receivedThrough?: Date
  },
): Promise<DataJobRow> => {
  const parameters =
    job.receivedThrough === undefined ? {} : { received_through: job.receivedThrough.toISOString() }
  const { rows } = await sql.query<DataJobRow>(
    `INSERT INTO data_jobs (kind, project_id, organisation_id, requested_by, parameters)
     VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [job.kind, job.projectId, job.organisationId, job.requestedBy, JSON.stringify(parameters)],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO data_jobs returned no row')
  await queueDataJob(sql, row.id)
  return row
}

export const findDataJob = async (sql: Sql, id: string): Promise<DataJobRow | undefined> =>
  (await sql.query<DataJobRow>(`SELECT ${COLUMNS} FROM data_jobs WHERE id = $1`, [id])).rows[0]

/** The job, when it belongs to one of the user's organisations. */
export const findDataJobOf = async (
  sql: Sql,
  userId: string,
  id: string,
): Promise<DataJobRow | undefined> =>
  (
    await sql.query<DataJobRow>(
      `SELECT ${COLUMNS} FROM data_jobs WHERE id = $2 AND organisation_id IN
         (SELECT organisation_id FROM memberships WHERE user_id = $1)`,
      [userId, id],
    )
  ).rows[0]

/** The newest hundred jobs of a project. */
export const listDataJobs = async (sql: Sql, projectId: string): Promise<DataJobRow[]> =>
  (
    await sql.query<DataJobRow>(
      `SELECT ${COLUMNS} FROM data_jobs WHERE project_id = $1
       ORDER BY created_at DESC, id LIMIT 100`,
      [projectId],
    )
  ).rows

/** Saves how far a job is. */
export const saveDataJob = async (
  sql: Sql,
  job: { id: string; state: DataJobState; awaits: Awaits; progress: DataJobProgress },
): Promise<void> => {
  await sql.query(
    `UPDATE data_jobs SET state = $2, awaits = $3, progress = $4, error = NULL, updated_at = now(),
       started_at = coalesce(started_at, now())
     WHERE id = $1 AND finished_at IS NULL`,
    [job.id, job.state, JSON.stringify(job.awaits), JSON.stringify(job.progress)],
  )
}

/** Ends a job with its proof. */
export const finishDataJob = async (
  sql: Sql,
  job: { id: string; proof: DataJobProof; progress: DataJobProgress },
): Promise<void> => {
  await sql.query(
    `UPDATE data_jobs SET state = 'done', proof = $2, progress = $3, error = NULL,
       awaits = '{}', updated_at = now(), finished_at = now()
     WHERE id = $1 AND finished_at IS NULL`,
    [job.id, JSON.stringify(job.proof), JSON.stringify(job.progress)],
  )
}

/** Says why a step failed; the job is tried again. @returns how often it has failed by now */
export const failDataJob = async (sql: Sql, id: string, error: string): Promise<number> => {
  const { rows } = await sql.query<{ attempts: number }>(
    `UPDATE data_jobs SET state = 'failed', error = $2, attempts = attempts + 1, updated_at = now()
     WHERE id = $1 AND finished_at IS NULL RETURNING attempts`,
    [id, error],
  )
  return rows[0]?.attempts ?? 0
}

/** Queues again what is unfinished and in no queue, such as after a restored backup. */
export const requeueDataJobs = async (sql: Sql): Promise<number> => {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM data_jobs d
     WHERE finished_at IS NULL AND updated_at < now() - interval '2 minutes' AND NOT EXISTS (
       SELECT FROM graphile_worker._private_jobs j WHERE j.payload ->> 'id' = d.id::text)`,
  )
  for (const { id } of rows) await queueDataJob(sql, id)
  return rows.length
}
