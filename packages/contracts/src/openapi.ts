/**
 * The route table as an OpenAPI 3.1 document: pure, the same input gives the same bytes. Schemas go
 * in as they are (OpenAPI 3.1 speaks JSON Schema 2020-12); those with a name become components.
 * Every answer that is not good is problem+json with the codes that can stand in it. The document
 * never lists a route, field or code that the table does not have.
 */
import type { TSchema } from 'typebox'
import { DataJob, Retention, RetentionPreview } from './api/data.ts'
import { ApiKey, KeyUsage, NewApiKey } from './api/api-key.ts'
import { FieldValues, Histogram, Series } from './api/breakdown.ts'
import { Project, ProjectCard } from './api/projects.ts'
import { ErrorRateSeries, MetricSeries, Overview, VolumeSeries } from './api/series.ts'
import { EventsPage, RealtimeTicket, StoredEvent } from './api/events.ts'
import {
  BulkAnswer,
  QuarantineEntry,
  QuarantineEntryWithValue,
  QuarantinePage,
} from './api/quarantine.ts'
import { AlertDecision, AlertRuleStanding } from './api/alerts.ts'
import { Channel, Delivery, NewChannel } from './api/channels.ts'
import { Incident, TimelineEntry } from './api/incidents.ts'
import { Silence } from './api/silences.ts'
import { RuleSettings } from './alerts/rule.ts'
import { AuditPage, AuditRecord } from './api/audit.ts'
import { Invite, NewInvite } from './api/invites.ts'
import { Member } from './api/members.ts'
import { Organisation, ProjectSettings } from './api/organisations.ts'
import { Membership, SignedIn, User } from './api/auth.ts'
import { NewPersonalToken, PersonalToken } from './api/tokens.ts'
import { Usage } from './api/usage.ts'
import { ROUTES } from './api/index.ts'
import { byOf, type Route } from './api/route.ts'
import { TAGS } from './openapi-tags.ts'
import { SHARED_HEADERS, SHARED_PARAMETERS } from './openapi-headers.ts'
import { ERRORS, Problem, statusOf, Violation, type ErrorCode } from './errors.ts'

const COMPONENTS: Readonly<Record<string, TSchema>> = {
  AlertDecision,
  AlertRuleStanding,
  ApiKey,
  AuditPage,
  AuditRecord,
  BulkAnswer,
  Channel,
  DataJob,
  Delivery,
  ErrorRateSeries,
  EventsPage,
  FieldValues,
  Histogram,
  Incident,
  Invite,
  KeyUsage,
  Member,
  Membership,
  MetricSeries,
  NewApiKey,
  NewChannel,
  NewInvite,
  NewPersonalToken,
  Organisation,
  Overview,
  PersonalToken,
  Problem,
  Project,
  ProjectCard,
  ProjectSettings,
  QuarantineEntry,
  QuarantineEntryWithValue,
  QuarantinePage,
  RealtimeTicket,
  Retention,
  RetentionPreview,
  RuleSettings,
  Series,
  SignedIn,
  Silence,
  StoredEvent,
  TimelineEntry,
  Usage,
  User,
  Violation,
  VolumeSeries,
}

const STATUS_TEXT = {
  200: 'The answer.',
  201: 'Created.',
  202: 'Accepted: the answer says what will be done.',
  204: 'Done; no body.',
} as const

/** The document of `/api/openapi.json`. `version` is the version of the product. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'PulseBoard API',
      version,
      description:
        'What the dashboard uses, and anybody else may. Times are RFC 3339 in UTC, ids are strings, errors are RFC 9457 problem details with a `code` from a closed list.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/', description: 'The origin of the dashboard.' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{ bearer: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of a sign-in; renewed by the refresh cookie.',
        },
      },
      parameters: SHARED_PARAMETERS,
      headers: SHARED_HEADERS,
      schemas: Object.fromEntries(
        Object.entries(COMPONENTS).map(([name, schema]) => [name, inner(schema)]),
      ),
    },
  }
}

function paths(): Record<string, Record<string, object>> {
  const byPath: Record<string, Record<string, object>> = {}
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const methods = (byPath[route.path] ??= {})
    methods[route.method.toLowerCase()] = operation(name, route)
  }
  return byPath
}

function operation(name: string, route: Route): object {
  const parameters = [
    ...inputs('path', route.params),
    ...inputs('query', route.query),
    ...(route.idempotent === true ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ]
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    description: accessOf(route),
    ...(route.access === 'public' ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: ref(route.body) } },
          },
        }),
    responses: { [route.status]: goodAnswer(route), ...problems(route) },
  }
}

const CALLERS = {
  people: 'signed-in people only',
  read: 'signed-in people, personal tokens with scope read, read keys of this project',
  write: 'signed-in people, personal tokens with scope write',
  admin: 'signed-in people, personal tokens with scope admin',
} as const

function accessOf(route: Route): string {
  if (route.access === 'public') return 'Access: public.'
  const by = byOf(route)
  const callers =
    by === 'read' && !route.path.includes('{projectId}')
      ? 'signed-in people, personal tokens with scope read'
      : CALLERS[by]
  return `Access: ${route.access}. Callers: ${callers}.`
}

function inputs(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, TSchema & { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property
    return {
      name,
      in: place,
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: inner(rest),
    }
  })
}

function goodAnswer(route: Route): object {
  return {
    description: STATUS_TEXT[route.status],
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      ...(route.idempotent === true
        ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }
        : {}),
    },
    ...contentOf(route),
  }
}

function contentOf({ answer, media, files = [] }: Route): object {
  const types = media === undefined ? files : [media]
  if (types.length > 0) {
    const text = { schema: { type: 'string' } }
    return { content: Object.fromEntries(types.map((type) => [type, text])) }
  }
  return answer === undefined ? {} : { content: { 'application/json': { schema: ref(answer) } } }
}

/** The route's own codes and those that any route with such parts can answer with. */
function codesOf(route: Route): readonly ErrorCode[] {
  const codes = new Set<ErrorCode>(route.errors)
  // Parameters that a route does not have are refused, also where it has none.
  codes.add('invalid_request')
  if (route.body !== undefined)
    for (const code of [
      'invalid_json',
      'invalid_utf8',
      'empty_body',
      'body_too_large',
      'unsupported_media_type',
      'unsupported_encoding',
    ] as const)
      codes.add(code)
  if (route.access !== 'public')
    for (const code of [
      'not_signed_in',
      'invalid_key',
      'revoked_key',
      'expired_key',
      'key_scope',
      'rate_limited',
    ] as const)
      codes.add(code)
  if (route.access !== 'public' && route.access !== 'user') codes.add('forbidden')
  if (route.idempotent === true)
    for (const code of ['request_in_progress', 'answer_lost', 'idempotency_mismatch'] as const)
      codes.add(code)
  return [...codes.add('internal').add('starting')]
}

function problems(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(codesOf(route), statusOf)
  const answers = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    answers.map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${ERRORS[code][2]}`).join(' '),
        headers: {
          'X-Request-Id': { $ref: '#/components/headers/RequestId' },
          ...(status === 429 || status === 503
            ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
            : {}),
        },
        content: { 'application/problem+json': { schema: ref(Problem) } },
      },
    ]),
  )
}

const NAMES = new Map<unknown, string>(
  Object.entries(COMPONENTS).map(([name, schema]) => [schema, name]),
)

/** A schema, or a reference to it where it has a name. */
function ref(schema: unknown): unknown {
  const name = NAMES.get(schema)
  return name === undefined ? inner(schema) : { $ref: `#/components/schemas/${name}` }
}

/** A plain copy of a schema in which the named schemas below it are references. */
function inner(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(ref)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, ref(value)]))
}
