/**
 * The audit log over HTTP: pages and an export for the owners of an organisation, and for everybody what
 * they changed on their own account. Entries are only ever read.
 */
import { Type, type Static } from 'typebox'
import { AUDIT_ACTIONS, AUDIT_ACTORS, AUDIT_TARGETS } from '../audit.ts'
import { Uuid } from '../event.ts'
import { organisationParams } from './organisations.ts'
import { cursorPaging } from './paging.ts'
import { DateTime, object, route } from './route.ts'

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })
const state = (description: string) =>
  orNull(Type.Record(Type.String(), Type.Unknown()), `${description} Secrets are hidden.`)

export const AuditRecord = object(
  {
    id: Uuid('Entry.'),
    at: DateTime('When it was done.'),
    organisation_id: orNull(Type.String(), 'Null: something of the own account.'),
    project_id: orNull(Type.String(), 'Project that it concerns; it may be gone.'),
    actor: object(
      {
        kind: Type.Enum(AUDIT_ACTORS, {
          description: '`operator`: a command on the server; `system`: PulseBoard by itself.',
        }),
        id: orNull(Type.String(), 'User, also behind a token.'),
        name: Type.String({ description: 'Name at that time.' }),
        token_id: orNull(Type.String(), 'Personal token that was used.'),
      },
      'Who did it.',
    ),
    action: Type.Enum(AUDIT_ACTIONS, { description: 'What was done.' }),
    target: object(
      { kind: Type.Enum(AUDIT_TARGETS), id: Type.String(), name: Type.String() },
      'What it was done to.',
    ),
    before: state('Changed fields before.'),
    after: state('Changed fields after.'),
    ip: orNull(Type.String(), 'Address that the request came from.'),
    user_agent: orNull(Type.String(), 'Program that sent it, as it calls itself.'),
    request_id: orNull(Type.String(), 'Finds the request in the logs.'),
  },
  'One change.',
)
export type AuditRecord = Static<typeof AuditRecord>

const filters = {
  actor: Type.Optional(Uuid('Only what this user did.')),
  action: Type.Optional(Type.Enum(AUDIT_ACTIONS, { description: 'Only this action.' })),
  project: Type.Optional(Uuid('Only what concerns this project.')),
  from: Type.Optional(Type.String({ maxLength: 40, description: 'At or after this time.' })),
  to: Type.Optional(Type.String({ maxLength: 40, description: 'Before this time.' })),
}
export const AuditPage = object(
  {
    data: Type.Array(AuditRecord, { description: 'Newest first.' }),
    next_cursor: orNull(Type.String(), 'For the next page; null: there is none.'),
  },
  'A page of the audit log.',
)

const base = '/api/v1/organisations/{organisationId}/audit'
const common = { method: 'GET', tag: 'audit', status: 200 } as const

export const auditRoutes = {
  listAudit: route({
    ...common,
    path: base,
    access: 'owner',
    by: 'admin',
    summary: 'Who changed what in an organisation, newest first',
    params: organisationParams,
    query: object({ ...filters, ...cursorPaging }),
    answer: AuditPage,
    errors: ['not_found', 'invalid_cursor'],
  }),
  exportAudit: route({
    ...common,
    path: `${base}/export`,
    access: 'owner',
    by: 'admin',
    summary: 'The whole log, or what the filters leave, as NDJSON, newest first',
    params: organisationParams,
    query: object(filters),
    media: 'application/x-ndjson',
    errors: ['not_found'],
  }),
  listMyAudit: route({
    ...common,
    path: '/api/v1/account/audit',
    access: 'user',
    summary: 'What was changed on your account, newest first',
    query: object(cursorPaging),
    answer: AuditPage,
    errors: ['invalid_cursor'],
  }),
} as const
