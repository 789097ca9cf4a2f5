/** Ways by which people and programs are told of incidents: shapes only. */
import { Type, type Static } from 'typebox'
import { object } from '../api/route.ts'
import { Uuid } from '../event.ts'

export const CHANNEL_KINDS = ['email', 'webhook', 'slack', 'discord', 'pagerduty'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Channels of a project. */
export const CHANNEL_LIMIT = 50

const address = (description: string) =>
  Type.String({ minLength: 10, maxLength: 2_000, pattern: '^https?://', description })

/** Whom or what a channel reaches. */
export const ChannelTarget = Type.Union([
  object({
    kind: Type.Literal('email'),
    members: Type.Union(
      [
        Type.Literal('all'),
        Type.Array(Uuid('Member of the organisation.'), {
          minItems: 1,
          maxItems: 100,
          uniqueItems: true,
        }),
      ],
      { description: 'All members of the organisation, or some; others are never mailed.' },
    ),
  }),
  object({ kind: Type.Literal('webhook'), url: address('Takes a signed POST of JSON.') }),
  object({ kind: Type.Literal('slack'), url: address('Incoming webhook of Slack, or alike.') }),
  object({ kind: Type.Literal('discord'), url: address('Webhook of a Discord channel.') }),
  object({
    kind: Type.Literal('pagerduty'),
    routing_key: Type.String({
      pattern: '^[A-Za-z0-9]{32}$',
      description: 'Integration key of the service, Events API v2.',
    }),
  }),
])
export type ChannelTarget = Static<typeof ChannelTarget>

/** What a notice tells; `folded` and `caught_up` tell of several incidents at once. */
export const NOTICE_KINDS = [
  'fired',
  'reminder',
  'refired',
  'resolved',
  'folded',
  'caught_up',
  'test',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** waiting → sent | failed; held → folded; skipped: not sent, with a reason. */
export const NOTICE_STATES = ['waiting', 'held', 'sent', 'failed', 'skipped', 'folded'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** `cut_off`: we stopped before we knew the answer, so the next attempt may be a repeat. */
export const DELIVERY_OUTCOMES = ['under_way', 'sent', 'failed', 'refused', 'cut_off'] as const
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number]
