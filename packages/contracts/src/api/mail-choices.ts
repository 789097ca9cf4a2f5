/** What people do not want to be mailed: their own choice, for each project, at once. */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { DateTime, object, route } from './route.ts'

export const MAIL_TOPICS = ['rule', 'alerts', 'digest'] as const

const choice = {
  project_id: Uuid('Project.'),
  topic: Type.Enum(MAIL_TOPICS, {
    description: 'One rule, all alerts of a project, or its digest.',
  }),
}
const choiceInput = {
  ...choice,
  rule_id: Type.Optional(Uuid('Of topic rule alone.')),
}

export const MailOptOut = object(
  {
    ...choice,
    project_name: Type.String(),
    rule_id: Type.Union([Uuid('Rule.'), Type.Null()], { description: 'Null: not one rule.' }),
    rule_name: Type.Union([Type.String(), Type.Null()]),
    created_at: DateTime('Since when.'),
  },
  'Mails that somebody does not want.',
)
export type MailOptOut = Static<typeof MailOptOut>

const base = '/api/v1/account/opt-outs'
const common = { path: base, access: 'user', by: 'people', tag: 'account' } as const

export const mailChoiceRoutes = {
  listOptOuts: route({
    ...common,
    method: 'GET',
    summary: 'Mails that you do not want',
    status: 200,
    answer: object({ data: Type.Array(MailOptOut) }),
    errors: [],
  }),
  addOptOut: route({
    ...common,
    method: 'POST',
    summary: 'Get no more mails of a rule, of all alerts or of the digest of a project',
    body: object(choiceInput),
    status: 204,
    errors: ['not_found'],
  }),
  removeOptOut: route({
    ...common,
    method: 'DELETE',
    summary: 'Get these mails again',
    query: object(choiceInput),
    status: 204,
    errors: [],
  }),
} as const
