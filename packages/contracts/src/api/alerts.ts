/**
 * Alert rules over HTTP: list with how each stands, create with defaults, change (each change is a new
 * version), delete, its decisions. A rule that is deleted keeps its incidents.
 */
import { Type, type Static } from 'typebox'
import { RuleChange, RuleInput } from '../alerts/rule-input.ts'
import { RuleSettings } from '../alerts/rule.ts'
import { ALERT_STATES, DECISION_REASONS } from '../alerts/state.ts'
import { Uuid } from '../event.ts'
import { cursorPaging, nextCursor } from './paging.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

const RuleName = Type.String({ minLength: 1, maxLength: 100, description: 'What it watches.' })
const decisionFields = {
  at: DateTime('End of the window that was judged.'),
  group: Type.String({ description: 'Value of the grouping field; empty without one.' }),
  rule_version: Type.Integer({ minimum: 1 }),
  from_state: Type.Enum(ALERT_STATES),
  to_state: Type.Enum(ALERT_STATES),
  reason: Type.Enum(DECISION_REASONS),
  value: orNull(Type.Number(), 'Null: there was nothing to compute it from.'),
  threshold: Type.Number(),
  sample: Type.Integer({ minimum: 0, description: 'Events that the value is made of.' }),
  late: Type.Boolean({ description: 'Judged again, because events arrived late.' }),
  words: Type.String({ description: 'The same in one sentence.' }),
}

export const AlertDecision = object(
  decisionFields,
  'An evaluation that changed, or could have changed, something.',
)
export type AlertDecision = Static<typeof AlertDecision>

export const AlertRuleStanding = object(
  {
    id: Uuid('Rule.'),
    version: Type.Integer({ minimum: 1, description: 'Counts up with each change.' }),
    name: RuleName,
    enabled: Type.Boolean(),
    settings: RuleSettings,
    created_at: DateTime('When it was created.'),
    changed_at: DateTime('When its present version began.'),
    evaluate_from: DateTime('Windows that end earlier are not judged by it.'),
    state: Type.Enum(ALERT_STATES, { description: 'The worst of its groups.' }),
    value: orNull(Type.Number(), 'Newest value of that group.'),
    sample: Type.Integer({ minimum: 0 }),
    judged_at: orNull(DateTime('When its state was written last.'), 'Null: not judged yet.'),
    last_decision: orNull(AlertDecision, 'Newest entry of its decision log.'),
    open_incidents: Type.Array(
      object({
        id: Uuid('Incident.'),
        number: Type.Integer({ minimum: 1 }),
        group: Type.String(),
        started_at: DateTime('When it began.'),
      }),
      { description: 'Incidents that last, the oldest first; at most 10.' },
    ),
  },
  'An alert rule and how it stands.',
)
export type AlertRuleStanding = Static<typeof AlertRuleStanding>

export const RuleHint = object(
  { pointer: Type.String(), detail: Type.String() },
  'Something that is allowed and may be a mistake.',
)
export type RuleHint = Static<typeof RuleHint>

const SavedRule = object(
  { rule: AlertRuleStanding, hints: Type.Array(RuleHint) },
  'A rule that was saved, with what may be a mistake in it.',
)

const RuleVersion = object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: RuleName,
    enabled: Type.Boolean(),
    settings: RuleSettings,
    changed_by: object({ id: Type.String(), name: Type.String() }, 'Who made it.'),
    changed_at: DateTime('When it began.'),
  },
  'A version of a rule.',
)

const RuleTemplate = object(
  {
    id: Type.String(),
    name: RuleName,
    why: Type.String({ description: 'What it tells, in one sentence.' }),
    settings: RuleSettings,
  },
  'A rule to begin with.',
)

const base = '/api/v1/projects/{projectId}/alerts'
const one = `${base}/rules/{ruleId}` as const
const ruleParams = object({ ...projectParams.properties, ruleId: Uuid('Rule.') })
const common = { tag: 'alerts' } as const
const reads = { ...common, method: 'GET', access: 'viewer', status: 200 } as const
const changes = { ...common, access: 'member', by: 'write' } as const

export const alertRoutes = {
  listRules: route({
    ...reads,
    path: `${base}/rules`,
    summary: 'The alert rules of a project and how they stand, by name',
    params: projectParams,
    answer: object({ data: Type.Array(AlertRuleStanding) }),
    errors: ['not_found'],
  }),
  listRuleTemplates: route({
    ...reads,
    path: `${base}/templates`,
    summary: 'Rules to begin with',
    params: projectParams,
    answer: object({ data: Type.Array(RuleTemplate) }),
    errors: ['not_found'],
  }),
  createRule: route({
    ...changes,
    method: 'POST',
    idempotent: true,
    path: `${base}/rules`,
    summary: 'Create an alert rule; what is left out gets its default',
    params: projectParams,
    body: object({ name: RuleName, enabled: Type.Optional(Type.Boolean()), settings: RuleInput }),
    status: 201,
    answer: SavedRule,
    errors: ['not_found', 'limit_reached'],
  }),
  getRule: route({
    ...reads,
    path: one,
    summary: 'One alert rule and how it stands',
    params: ruleParams,
    answer: AlertRuleStanding,
    errors: ['not_found'],
  }),
  updateRule: route({
    ...changes,
    method: 'PATCH',
    path: one,
    summary: 'Change an alert rule: a new version, which does not judge the past',
    params: ruleParams,
    body: object({
      name: Type.Optional(RuleName),
      enabled: Type.Optional(Type.Boolean({ description: 'False: it is not evaluated.' })),
      settings: Type.Optional(RuleChange),
    }),
    status: 200,
    answer: SavedRule,
    errors: ['not_found'],
  }),
  deleteRule: route({
    ...changes,
    method: 'DELETE',
    path: one,
    summary: 'Delete an alert rule; its incidents stay and end',
    params: ruleParams,
    status: 204,
    errors: ['not_found'],
  }),
  listRuleVersions: route({
    ...reads,
    path: `${one}/versions`,
    summary: 'What a rule was, newest version first',
    params: ruleParams,
    answer: object({ data: Type.Array(RuleVersion) }),
    errors: ['not_found'],
  }),
  listRuleDecisions: route({
    ...reads,
    path: `${one}/decisions`,
    summary: 'Evaluations that changed, or could have changed, something, newest first',
    params: ruleParams,
    query: object({
      group: Type.Optional(Type.String({ maxLength: 200, description: 'Only of this group.' })),
      from: Type.Optional(Type.String({ maxLength: 40, description: 'At or after this time.' })),
      to: Type.Optional(Type.String({ maxLength: 40, description: 'Before this time.' })),
      ...cursorPaging,
    }),
    answer: object({ data: Type.Array(AlertDecision), next_cursor: nextCursor }),
    errors: ['not_found', 'invalid_cursor'],
  }),
} as const
