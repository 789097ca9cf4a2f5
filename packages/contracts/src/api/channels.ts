/**
 * Channels over HTTP: how people and programs are told of incidents, a test of each, and the log of what
 * was delivered. Addresses that are secrets are shown in part; the secret that signs a webhook is in the
 * answer that makes it and nowhere else.
 */
import { Type, type Static } from 'typebox'
import {
  CHANNEL_KINDS,
  ChannelTarget,
  DELIVERY_OUTCOMES,
  NOTICE_KINDS,
  NOTICE_STATES,
} from '../alerts/channel.ts'
import { Uuid } from '../event.ts'
import { byKind } from './by-kind.ts'
import { cursorPaging, nextCursor } from './paging.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

const ChannelName = Type.String({ minLength: 1, maxLength: 100, description: 'What it is.' })
const TargetInput = Type.Unsafe<ChannelTarget>(byKind(ChannelTarget, 'Whom or what it reaches.'))

export const Channel = object(
  {
    id: Uuid('Channel.'),
    name: ChannelName,
    kind: Type.Enum(CHANNEL_KINDS),
    target: object(
      {
        members: Type.Optional(
          Type.Union([Type.Literal('all'), Type.Array(Uuid('Member.'))], {
            description: 'Of kind email.',
          }),
        ),
        address: Type.Optional(
          Type.String({ description: 'Of the other kinds: what may be shown of it.' }),
        ),
      },
      'Whom or what it reaches.',
    ),
    enabled: Type.Boolean({ description: 'False: nothing is sent by it.' }),
    is_default: Type.Boolean({ description: 'Used by rules that name no channel.' }),
    old_secret_until: orNull(
      DateTime('Until then the secret before the last rotation signs, too.'),
      'Null: one secret signs, or none.',
    ),
    created_at: DateTime('When it was created.'),
    changed_at: DateTime('When it was changed last.'),
  },
  'A way by which people or programs are told.',
)
export type Channel = Static<typeof Channel>

export const NewChannel = object(
  {
    ...Channel.properties,
    secret: orNull(Type.String(), 'Signs what a webhook is sent; shown once. Null: other kinds.'),
  },
  'A channel with its secret.',
)
export type NewChannel = Static<typeof NewChannel>

export const Delivery = object(
  {
    id: Uuid('Notice; also the delivery id that a webhook is sent.'),
    kind: Type.Enum(NOTICE_KINDS),
    state: Type.Enum(NOTICE_STATES),
    reason: orNull(Type.String(), 'Why it was held, skipped or failed.'),
    channel: orNull(
      object({ id: Uuid('Channel.'), name: ChannelName, kind: Type.Enum(CHANNEL_KINDS) }),
      'Null: it tells of several.',
    ),
    recipient: orNull(Type.String(), 'Name of the reader of a mail.'),
    incident: orNull(
      object({ id: Uuid('Incident.'), number: Type.Integer({ minimum: 1 }) }),
      'Null: a test, or several.',
    ),
    created_at: DateTime('When it was decided on.'),
    sent_at: orNull(DateTime('When the other side took it.'), 'Null: it did not, yet.'),
    attempts: Type.Array(
      object({
        attempt: Type.Integer({ minimum: 1 }),
        started_at: DateTime('When it began.'),
        ended_at: orNull(DateTime('When it ended.'), 'Null: it is under way.'),
        outcome: Type.Enum(DELIVERY_OUTCOMES),
        answer: orNull(Type.String(), 'What the server answered, in plain words.'),
      }),
    ),
  },
  'A notice to one recipient and what became of it.',
)
export type Delivery = Static<typeof Delivery>

const base = '/api/v1/projects/{projectId}/alerts'
const one = `${base}/channels/{channelId}` as const
const channelParams = object({ ...projectParams.properties, channelId: Uuid('Channel.') })
const common = { tag: 'channels' } as const
const reads = { ...common, method: 'GET', access: 'viewer', status: 200 } as const
const changes = { ...common, access: 'admin', by: 'admin' } as const

export const channelRoutes = {
  listChannels: route({
    ...reads,
    path: `${base}/channels`,
    summary: 'How a project is told of incidents',
    params: projectParams,
    answer: object({ data: Type.Array(Channel) }),
    errors: ['not_found'],
  }),
  createChannel: route({
    ...changes,
    method: 'POST',
    idempotent: true,
    path: `${base}/channels`,
    summary: 'Create a channel; the secret of a webhook is shown once',
    params: projectParams,
    body: object({
      name: ChannelName,
      target: TargetInput,
      is_default: Type.Optional(Type.Boolean()),
    }),
    status: 201,
    answer: NewChannel,
    errors: ['not_found', 'limit_reached'],
  }),
  updateChannel: route({
    ...changes,
    method: 'PATCH',
    path: one,
    summary: 'Change a channel; its kind stays',
    params: channelParams,
    body: object({
      name: Type.Optional(ChannelName),
      target: Type.Optional(TargetInput),
      enabled: Type.Optional(Type.Boolean()),
      is_default: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    answer: Channel,
    errors: ['not_found'],
  }),
  rotateChannel: route({
    ...changes,
    method: 'POST',
    idempotent: true,
    path: `${one}/rotate`,
    summary: 'Make a new secret for a webhook; for a day both sign',
    params: channelParams,
    status: 201,
    answer: NewChannel,
    errors: ['not_found'],
  }),
  testChannel: route({
    ...changes,
    method: 'POST',
    path: `${one}/test`,
    summary: 'Send a test; of a mail channel to yourself',
    params: channelParams,
    status: 202,
    answer: object({
      delivery_id: Uuid('Find it in the list of deliveries.'),
    }),
    errors: ['not_found'],
  }),
  deleteChannel: route({
    ...changes,
    method: 'DELETE',
    path: one,
    summary: 'Delete a channel that no rule names',
    params: channelParams,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
  listAlertDeliveries: route({
    ...reads,
    path: `${base}/deliveries`,
    by: 'read',
    summary: 'Who was told what, and what the other side answered, newest first',
    params: projectParams,
    query: object({
      id: Type.Optional(Uuid('Only this one.')),
      channel: Type.Optional(Uuid('Only of this channel.')),
      incident: Type.Optional(Uuid('Only of this incident.')),
      state: Type.Optional(Type.Enum(NOTICE_STATES, { description: 'Only in this state.' })),
      ...cursorPaging,
    }),
    answer: object({ data: Type.Array(Delivery), next_cursor: nextCursor }),
    errors: ['not_found', 'invalid_cursor'],
  }),
} as const
