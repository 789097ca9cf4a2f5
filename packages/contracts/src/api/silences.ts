/**
 * Silences over HTTP: times in which nobody is told of incidents, which are written all the same. Once,
 * every week by a wall clock, or for maintenance; for the whole project, a rule, a group or severities.
 */
import { Type, type Static } from 'typebox'
import { SILENCE_KINDS, SilenceMatcher, WeeklyTimes } from '../alerts/silence.ts'
import { Uuid } from '../event.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

const Reason = Type.String({ maxLength: 500, description: 'Why, for whoever wonders.' })

export const Silence = object(
  {
    id: Uuid('Silence.'),
    kind: Type.Enum(SILENCE_KINDS),
    matcher: SilenceMatcher,
    starts_at: DateTime('Not before.'),
    ends_at: orNull(DateTime('Not after.'), 'Null: every week until it is ended.'),
    weekly: orNull(WeeklyTimes, 'Of kind weekly alone.'),
    reason: Reason,
    created_by: object({ id: Type.String(), name: Type.String() }, 'Who made it.'),
    created_at: DateTime('When it was made.'),
    ended_at: orNull(DateTime('When it was ended by hand.'), 'Null: it was not.'),
    active: Type.Boolean({ description: 'Whether nobody is told right now.' }),
    next: Type.Array(
      object({ from: DateTime('Start, inclusive.'), to: DateTime('End, exclusive.') }),
      { description: 'The time of now, if any, and the next ones; at most 3.' },
    ),
  },
  'A time in which nobody is told.',
)
export type Silence = Static<typeof Silence>

const base = '/api/v1/projects/{projectId}/alerts/silences'
const changes = { tag: 'silences', access: 'member', by: 'write' } as const

export const silenceRoutes = {
  listSilences: route({
    tag: 'silences',
    method: 'GET',
    path: base,
    access: 'viewer',
    summary: 'Silences of a project: those that hold or will, then those that are over',
    params: projectParams,
    query: object({
      over: Type.Optional(
        Type.Enum(['true', 'false'] as const, {
          description: 'true: also the newest 100 that are over.',
        }),
      ),
    }),
    status: 200,
    answer: object({ data: Type.Array(Silence) }),
    errors: ['not_found'],
  }),
  createSilence: route({
    ...changes,
    method: 'POST',
    idempotent: true,
    path: base,
    summary: 'Tell nobody: once, every week, or for maintenance',
    params: projectParams,
    body: object({
      kind: Type.Enum(SILENCE_KINDS),
      matcher: Type.Optional(SilenceMatcher),
      starts_at: Type.Optional(DateTime('Missing: now.')),
      ends_at: Type.Optional(DateTime('Only weekly silences may have none.')),
      weekly: Type.Optional(WeeklyTimes),
      reason: Type.Optional(Reason),
    }),
    status: 201,
    answer: Silence,
    errors: ['not_found', 'limit_reached'],
  }),
  endSilence: route({
    ...changes,
    method: 'DELETE',
    path: `${base}/{silenceId}`,
    summary: 'End a silence now',
    params: object({ ...projectParams.properties, silenceId: Uuid('Silence.') }),
    status: 204,
    errors: ['not_found'],
  }),
} as const
