/**
 * Incidents over HTTP: list, look at, read the timeline, and what people do about them: acknowledge,
 * resolve, comment, silence. Each of these is an entry of the timeline.
 */
import { Type, type Static } from 'typebox'
import { RuleSettings, SEVERITIES } from '../alerts/rule.ts'
import { Uuid } from '../event.ts'
import { AlertDecision } from './alerts.ts'
import { cursorPaging, nextCursor } from './paging.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { Silence } from './silences.ts'

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

export const INCIDENT_STATUSES = ['firing', 'recovering', 'resolved'] as const
export const INCIDENT_EVENT_KINDS = [
  'fired',
  'recovering',
  'refired',
  'resolved',
  'reminder',
  'acknowledged',
  'commented',
  'silenced',
  'notified',
  'notice_failed',
] as const
export type IncidentEventKind = (typeof INCIDENT_EVENT_KINDS)[number]
export const INCIDENT_ACTORS = ['rule', 'user', 'system'] as const

export const IncidentActor = object(
  {
    kind: Type.Enum(INCIDENT_ACTORS, {
      description: '`rule`: its windows, or the change or deletion of the rule.',
    }),
    id: orNull(Type.String(), 'User id; null for the others.'),
    name: Type.String(),
  },
  'Who did it.',
)
export type IncidentActor = Static<typeof IncidentActor>

export const Incident = object(
  {
    id: Uuid('Incident.'),
    number: Type.Integer({ minimum: 1, description: 'Counts up in the project.' }),
    rule: object({
      id: Uuid('Rule; it may be deleted.'),
      name: Type.String({ description: 'As it was called then.' }),
      version: Type.Integer({ minimum: 1 }),
    }),
    group: Type.String({ description: 'Value of the grouping field; empty without one.' }),
    severity: Type.Enum(SEVERITIES),
    status: Type.Enum(INCIDENT_STATUSES),
    started_at: DateTime('End of the window that decided.'),
    resolved_at: orNull(DateTime('When it was over.'), 'Null: it lasts.'),
    resolved_by: orNull(IncidentActor, 'Null: it lasts.'),
    acknowledged_at: orNull(DateTime('When somebody took it on.'), 'Null: nobody did.'),
    acknowledged_by: orNull(IncidentActor, 'Null: nobody did.'),
    value: orNull(Type.Number(), 'Newest value.'),
    peak: orNull(Type.Number(), 'The worst value.'),
    sample: Type.Integer({ minimum: 0, description: 'Events that the value is made of.' }),
    flaps: Type.Integer({ minimum: 0, description: 'How often it came back while it recovered.' }),
    late: Type.Boolean({ description: 'Seen only when events arrived late.' }),
    caught_up: Type.Boolean({ description: 'Found after its time: PulseBoard was down.' }),
  },
  'A time in which a rule was over its threshold.',
)
export type Incident = Static<typeof Incident>

const IncidentDetail = object(
  { ...Incident.properties, settings: orNull(RuleSettings, 'The rule as it was then.') },
  'An incident with the rule of its time.',
)

export const TimelineEntry = object(
  {
    id: Type.String(),
    at: DateTime('When it happened.'),
    kind: Type.Enum([...INCIDENT_EVENT_KINDS, 'decision'] as const, {
      description: '`decision`: an evaluation, see `decision`.',
    }),
    actor: IncidentActor,
    data: Type.Record(Type.String(), Type.Unknown(), {
      description: 'Of a comment its `text`, of a notice the channel, of a transition its figures.',
    }),
    decision: orNull(AlertDecision, 'Only of kind decision.'),
  },
  'An entry of the timeline.',
)
export type TimelineEntry = Static<typeof TimelineEntry>

const base = '/api/v1/projects/{projectId}/alerts/incidents'
const one = `${base}/{incidentId}` as const
const incidentParams = object({
  ...projectParams.properties,
  incidentId: Type.String({
    pattern: '^([0-9]{1,9}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$',
    description: 'Id or number of the incident.',
  }),
})
const common = { tag: 'incidents' } as const
const reads = { ...common, method: 'GET', access: 'viewer', status: 200 } as const
const acts = {
  ...common,
  method: 'POST',
  access: 'member',
  by: 'write',
  params: incidentParams,
} as const
const time = (description: string) => Type.Optional(Type.String({ maxLength: 40, description }))

export const incidentRoutes = {
  listIncidents: route({
    ...reads,
    path: base,
    summary: 'Incidents of a project, newest first',
    params: projectParams,
    query: object({
      status: Type.Optional(
        Type.Enum([...INCIDENT_STATUSES, 'open'] as const, {
          description: 'Only these; `open`: all that last.',
        }),
      ),
      rule: Type.Optional(Uuid('Only of this rule.')),
      severity: Type.Optional(Type.Enum(SEVERITIES, { description: 'Only of this severity.' })),
      from: time('Only those that began at or after this time.'),
      to: time('Only those that began before this time.'),
      ...cursorPaging,
    }),
    answer: object({ data: Type.Array(Incident), next_cursor: nextCursor }),
    errors: ['not_found', 'invalid_cursor'],
  }),
  getIncident: route({
    ...reads,
    path: one,
    summary: 'One incident by id or number, with the rule of its time',
    params: incidentParams,
    answer: IncidentDetail,
    errors: ['not_found'],
  }),
  incidentTimeline: route({
    ...reads,
    path: `${one}/timeline`,
    summary: 'What happened: transitions, decisions, notices and what people did, oldest first',
    params: incidentParams,
    answer: object({
      data: Type.Array(TimelineEntry),
      complete: Type.Boolean({ description: 'False: only the newest 1,000 entries are shown.' }),
    }),
    errors: ['not_found'],
  }),
  acknowledgeIncident: route({
    ...acts,
    path: `${one}/acknowledge`,
    summary: 'Say that you look after it; reminders end',
    status: 200,
    answer: Incident,
    errors: ['not_found'],
  }),
  resolveIncident: route({
    ...acts,
    path: `${one}/resolve`,
    summary: 'End it by hand; the rule goes on from ok',
    status: 200,
    answer: Incident,
    errors: ['not_found'],
  }),
  commentIncident: route({
    ...acts,
    idempotent: true,
    path: `${one}/comments`,
    summary: 'Write into the timeline',
    body: object({ text: Type.String({ minLength: 1, maxLength: 2_000 }) }),
    status: 201,
    answer: TimelineEntry,
    errors: ['not_found'],
  }),
  silenceIncident: route({
    ...acts,
    idempotent: true,
    path: `${one}/silence`,
    summary: 'Tell nobody of its rule, or of its group alone, for a while',
    body: object({
      minutes: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 43_200, description: 'Missing: 60.' }),
      ),
      group_only: Type.Optional(
        Type.Boolean({ description: 'Only the group of this incident; missing: the whole rule.' }),
      ),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    status: 201,
    answer: Silence,
    errors: ['not_found'],
  }),
} as const
