/**
 * How long the events of a project are kept. A longer time counts for what is received from then on;
 * a shorter one also deletes what is older, by a job that is queued in the transaction of the change.
 */
import {
  EVENT_TYPES,
  type EventType,
  type Retention,
  type RetentionChange,
  type RetentionPreview,
} from '@pulseboard/contracts'
import {
  changedFields,
  createDataJob,
  expiredBefore,
  expiredRows,
  findProjectRetention,
  inTransaction,
  saveRetention,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { doomedTypes, rowSize } from '../queries/retention-preview.ts'
import type { Ask } from '../queries/run.ts'
import { toDataJob } from './data-job.ts'

export interface RetentionDeps {
  readonly pool: SqlPool
  readonly ask: Ask
  readonly clock: Clock
}

const daysOf = ({ days, by_type }: Retention, type: EventType): number => by_type[type] ?? days

/** Whether a change shortens the time of any type; pure. */
export const isShorter = (before: Retention, after: Retention): boolean =>
  EVENT_TYPES.some((type) => daysOf(after, type) < daysOf(before, type))

/** The retention after a change. @throws AppError when the change says nothing */
const changed = (before: Retention, change: RetentionChange): Retention => {
  if (change.days === undefined && change.by_type === undefined)
    throw new AppError('invalid_request', {
      detail: 'Body: it changes nothing. Send days, by_type or both.',
      violations: [
        {
          pointer: '',
          code: 'empty',
          detail: 'Neither days nor by_type is there',
          fix: 'Send days, by_type or both.',
        },
      ],
    })
  return { days: change.days ?? before.days, by_type: change.by_type ?? before.by_type }
}

/** @throws AppError when the project was deleted a moment ago */
const retentionOf = async (sql: Sql, projectId: string, lock: boolean): Promise<Retention> => {
  const retention = await findProjectRetention(sql, projectId, { lock })
  if (retention !== undefined) return retention
  throw new AppError('not_found', { detail: 'This project has just been deleted.' })
}

const preview = async (
  { ask, clock }: RetentionDeps,
  projectId: string,
  retention: Retention,
  signal: AbortSignal,
): Promise<RetentionPreview> => {
  const now = clock.now()
  const doomed = expiredRows(projectId, retention, now)
  const [found, [size]] = await Promise.all([
    ask(doomedTypes(doomed), doomed.params, signal),
    ask(rowSize(doomed), doomed.params, signal),
  ])
  const types = found.map((row) => {
    const days = daysOf(retention, row.type as EventType)
    return {
      type: row.type,
      days,
      received_before: expiredBefore(days, now).toISOString(),
      oldest_received_at: new Date(row.oldest_ms).toISOString(),
      rows: row.doomed,
      bytes: Math.round(row.doomed * (size?.bytes ?? 0)),
    }
  })
  const sum = (pick: (type: (typeof types)[number]) => number): number =>
    types.reduce((total, type) => total + pick(type), 0)
  return { retention, rows: sum(({ rows }) => rows), bytes: sum(({ bytes }) => bytes), types }
}

export const createRetentionHandlers = (
  deps: RetentionDeps,
): Handlers<'getRetention' | 'changeRetention' | 'previewRetention'> => ({
  getRetention: ({ project }) => retentionOf(deps.pool, project.id, false),
  previewRetention: async ({ project, body, signal }) => {
    const before = await retentionOf(deps.pool, project.id, false)
    return preview(deps, project.id, changed(before, body), signal)
  },
  changeRetention: (call) =>
    inTransaction(deps.pool, async (sql) => {
      const { project, body, identity } = call
      const before = await retentionOf(sql, project.id, true)
      const retention = changed(before, body)
      await saveRetention(sql, project.id, retention)
      const changes = changedFields({ ...before }, { ...retention })
      if (changes !== undefined)
        await recordOfProject(sql, call, { action: 'project.retention_changed', ...changes })
      if (!isShorter(before, retention)) return { retention, job: null }
      const job = await createDataJob(sql, {
        kind: 'change_retention',
        projectId: project.id,
        organisationId: project.organisation_id,
        requestedBy: identity.userId,
      })
      return { retention, job: toDataJob(job) }
    }),
})
