/**
 * What happened to an incident: value of `pulseboard.alerts.v1`, one message for each transition and for
 * each reminder. It says all that a program needs to act, so that it need not ask back. At least once: a
 * message may come again with the same key and content, also out of order; `id` tells it from others.
 */
import { Type, type Static } from 'typebox'
import { Uuid } from '../event.ts'
import { GROUP_FIELDS, RULE_KINDS, SEVERITIES } from './rule.ts'

const time = (description: string) => Type.String({ format: 'date-time', description })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** What is told of an incident; other entries of its timeline concern people only. */
export const ALERT_MESSAGE_KINDS = [
  'fired',
  'recovering',
  'refired',
  'resolved',
  'reminder',
] as const

export const AlertMessage = Type.Object(
  {
    id: Uuid('The transition; also the key of the message.'),
    kind: Type.Enum(ALERT_MESSAGE_KINDS, { description: 'What happened.' }),
    at: time('Event time: end of the window that decided.'),
    project_id: Uuid('Project.'),
    incident: Type.Object(
      {
        id: Uuid('Incident.'),
        number: Type.Integer({ minimum: 1, description: 'Counts up in the project.' }),
        status: Type.Enum(['firing', 'recovering', 'resolved'] as const, {
          description: 'After this transition.',
        }),
        severity: Type.Enum(SEVERITIES),
        started_at: time('Event time of its beginning.'),
        group: Type.String({ description: 'Value of the grouping field; empty without one.' }),
      },
      { additionalProperties: false },
    ),
    rule: Type.Object(
      {
        id: Uuid('Rule.'),
        version: Type.Integer({ minimum: 1, description: 'Version of the rule that decided.' }),
        name: Type.String(),
        kind: Type.Enum(RULE_KINDS),
        group_by: nullable(Type.Enum(GROUP_FIELDS)),
      },
      { additionalProperties: false },
    ),
    value: nullable(Type.Number({ description: 'Of the window that decided.' })),
    sample: Type.Integer({ minimum: 0, description: 'Events that the value is made of.' }),
    late: Type.Boolean({ description: 'Seen only when events arrived late.' }),
    open: Type.Boolean({ description: 'Of an eager rule, before the window was over.' }),
    caught_up: Type.Boolean({
      description: 'Evaluated over an hour after its time, while PulseBoard had been down.',
    }),
    notify: Type.Boolean({
      description: 'Whether people are told; false in a cooldown and for the steps in between.',
    }),
  },
  { additionalProperties: false, description: 'A transition of an incident.' },
)
export type AlertMessage = Static<typeof AlertMessage>

/** A valid message, for tests and documents. */
export const anAlertMessage = (changes: Partial<AlertMessage> = {}): AlertMessage => ({
  id: '5c0f7f5e-3b0a-5d0e-9a54-6f1f0a9f2d11',
  kind: 'fired',
  at: '2026-11-24T09:05:10.000Z',
  project_id: '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54',
  incident: {
    id: '8e1b6a37-9d0c-5f8e-8f53-0a8c7a4c1f02',
    number: 12,
    status: 'firing',
    severity: 'critical',
    started_at: '2026-11-24T09:05:10.000Z',
    group: 'shop@1.4.2+77',
  },
  rule: {
    id: '3f0b8c0a-1f51-4a1e-9a5f-77c1f6a8d9e3',
    version: 3,
    name: 'Errors in checkout',
    kind: 'error_rate',
    group_by: 'release',
  },
  value: 7.4,
  sample: 1_240,
  late: false,
  open: false,
  caught_up: false,
  notify: true,
  ...changes,
})
