/**
 * What a project does with its data: how long it is kept, erasing it, and the jobs that do so. Long
 * work answers at once with a job; a job goes on until it is done, whatever is restarted meanwhile,
 * and ends with a proof of what it has counted where.
 */
import { Type, type Static } from 'typebox'
import { EVENT_TYPES, Uuid } from '../event.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

export const RETENTION_LIMITS = { leastDays: 1, mostDays: 3650 } as const

const days = (description: string) =>
  Type.Integer({
    minimum: RETENTION_LIMITS.leastDays,
    maximum: RETENTION_LIMITS.mostDays,
    description,
  })

const byType = Type.Object(
  Object.fromEntries(
    EVENT_TYPES.map((type) => [type, Type.Optional(days(`Days for events of type ${type}.`))]),
  ) as Record<(typeof EVENT_TYPES)[number], Type.TOptional<Type.TInteger>>,
  {
    additionalProperties: false,
    description: 'Days by event type where they differ from `days`. Given: replaces all of them.',
  },
)

export const Retention = object(
  { days: days('Days that events are kept after the day of their receipt.'), by_type: byType },
  'How long events are kept. A longer time counts for events received from then on.',
)
export type Retention = Static<typeof Retention>

export const RetentionChange = object({
  days: Type.Optional(days('Days that events are kept; missing: as before.')),
  by_type: Type.Optional(byType),
})
export type RetentionChange = Static<typeof RetentionChange>

export const RetentionPreview = object(
  {
    retention: Retention,
    rows: Type.Integer({ minimum: 0, description: 'Events that would be deleted now.' }),
    bytes: Type.Integer({
      minimum: 0,
      description: 'Their size before compression, estimated from a sample.',
    }),
    types: Type.Array(
      object({
        type: Type.String({ description: 'Event type.' }),
        days: days('Days for this type.'),
        received_before: DateTime('Events of this type received before this would be deleted.'),
        oldest_received_at: DateTime('Receipt of the oldest of them.'),
        rows: Type.Integer({ minimum: 0 }),
        bytes: Type.Integer({ minimum: 0 }),
      }),
      { description: 'Types of which events would be deleted.' },
    ),
  },
  'What a change of retention would delete; nothing is changed.',
)
export type RetentionPreview = Static<typeof RetentionPreview>

export const DATA_JOB_KINDS = ['erase_events', 'delete_project', 'change_retention'] as const
export type DataJobKind = (typeof DATA_JOB_KINDS)[number]

export const DATA_JOB_STATES = [
  'queued',
  'waiting_for_landing',
  'deleting',
  'verifying',
  'done',
  'failed',
] as const
export type DataJobState = (typeof DATA_JOB_STATES)[number]

const count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }))

export const DataJobProgress = object({
  waiting_messages: count('Messages that must be landed or dropped before the deletion.'),
  deleted_rows: count('Rows deleted so far, all places together.'),
  remaining_rows: count('Rows found that are still to be deleted.'),
})
export type DataJobProgress = Static<typeof DataJobProgress>

export const DataJobProof = object(
  {
    checked_at: DateTime('When it was counted.'),
    places: Type.Array(
      object({
        place: Type.String({ description: 'Store and table, projection or topic.' }),
        rows: Type.Integer({ minimum: 0, description: 'Rows found there: 0 in the end.' }),
        note: Type.Optional(Type.String()),
      }),
    ),
    kept_until: Type.Array(
      object({
        place: Type.String({
          description: 'Where a copy stays that no part of the product shows.',
        }),
        until: DateTime('When it is gone at the latest.'),
        note: Type.String(),
      }),
    ),
  },
  'What was counted after the deletion, place by place.',
)
export type DataJobProof = Static<typeof DataJobProof>

const unset = (description: string) => Type.Union([DateTime(description), Type.Null()])

export const DataJob = object(
  {
    id: Uuid('Job.'),
    kind: Type.Enum(DATA_JOB_KINDS),
    project_id: Uuid('Project; it may be gone.'),
    state: Type.Enum(DATA_JOB_STATES, {
      description: '`failed`: it will be tried again by itself; `error` says why it failed.',
    }),
    received_through: unset('Events received up to then are concerned; null: by their age.'),
    progress: DataJobProgress,
    proof: Type.Union([DataJobProof, Type.Null()]),
    error: Type.Union([Type.String(), Type.Null()]),
    failures: Type.Integer({ minimum: 0, description: 'How often it failed and was tried again.' }),
    created_at: DateTime('When it was asked for.'),
    started_at: unset('When it began.'),
    finished_at: unset('When it was done.'),
  },
  'Long work on the data of a project.',
)
export type DataJob = Static<typeof DataJob>

const project = '/api/v1/projects/{projectId}'
const confirm = (what: string) =>
  Type.Optional(
    Type.String({ maxLength: 64, description: `The slug of the project, to confirm ${what}.` }),
  )

export const dataRoutes = {
  getRetention: route({
    method: 'GET',
    path: `${project}/retention`,
    access: 'viewer',
    tag: 'data',
    summary: 'How long the events of a project are kept',
    params: projectParams,
    status: 200,
    answer: Retention,
    errors: ['not_found'],
  }),
  changeRetention: route({
    method: 'PATCH',
    path: `${project}/retention`,
    access: 'admin',
    by: 'admin',
    tag: 'data',
    summary: 'Change how long events are kept; a shorter time deletes older ones',
    params: projectParams,
    body: RetentionChange,
    status: 200,
    answer: object({ retention: Retention, job: Type.Union([DataJob, Type.Null()]) }),
    errors: ['not_found', 'store_unavailable'],
  }),
  previewRetention: route({
    method: 'POST',
    path: `${project}/retention/preview`,
    access: 'admin',
    by: 'admin',
    tag: 'data',
    summary: 'What a change of retention would delete, without changing anything',
    params: projectParams,
    body: RetentionChange,
    status: 200,
    answer: RetentionPreview,
    errors: ['not_found', 'store_unavailable', 'query_timeout'],
  }),
  eraseEvents: route({
    method: 'DELETE',
    path: `${project}/events`,
    access: 'admin',
    by: 'admin',
    tag: 'data',
    summary: 'Erase every event received up to now, those on their way included',
    params: projectParams,
    status: 202,
    answer: DataJob,
    errors: ['not_found', 'store_unavailable'],
  }),
  deleteProject: route({
    method: 'DELETE',
    path: project,
    access: 'owner',
    by: 'admin',
    tag: 'data',
    summary: 'Delete a project with its keys and all its data',
    params: projectParams,
    query: object({ confirm: confirm('its deletion') }),
    status: 202,
    answer: DataJob,
    errors: ['not_found', 'store_unavailable'],
  }),
  listDataJobs: route({
    method: 'GET',
    path: `${project}/jobs`,
    access: 'viewer',
    tag: 'data',
    summary: 'Jobs on the data of a project, newest first',
    params: projectParams,
    status: 200,
    answer: object({ data: Type.Array(DataJob) }),
    errors: ['not_found'],
  }),
  getDataJob: route({
    method: 'GET',
    path: `${project}/jobs/{jobId}`,
    access: 'viewer',
    tag: 'data',
    summary: 'One job on the data of a project',
    params: object({ ...projectParams.properties, jobId: Uuid('Job.') }),
    status: 200,
    answer: DataJob,
    errors: ['not_found'],
  }),
  getJob: route({
    method: 'GET',
    path: '/api/v1/jobs/{jobId}',
    access: 'user',
    by: 'read',
    tag: 'data',
    summary: 'A job of your organisations, also of a project that is deleted',
    params: object({ jobId: Uuid('Job.') }),
    status: 200,
    answer: DataJob,
    errors: ['not_found'],
  }),
} as const
