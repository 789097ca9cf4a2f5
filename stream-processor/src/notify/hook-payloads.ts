/**
 * Bodies for programs: our own webhook, and the shapes that Slack, Discord and PagerDuty take. Pure, and
 * the same for every attempt. Texts of events are cut, and escaped where a receiver would read markup or
 * mention people.
 */
import type { AlertMessage, ChannelTarget, NoticeKind } from '@pulseboard/contracts'
import { visible } from './fill.ts'

export interface HookNotice {
  /** Id of the notice: the same for every attempt. */
  readonly id: string
  readonly kind: NoticeKind
  readonly project: { readonly id: string; readonly name: string; readonly slug: string }
  /** Null: a test. */
  readonly alert: AlertMessage | null
  readonly title: string
  readonly text: string
  readonly url: string
}

export interface HookRequest {
  readonly url: string
  readonly body: string
  /** Whether it carries our signature; others would not look at it. */
  readonly isSigned: boolean
}

const PAGERDUTY_URL = 'https://events.pagerduty.com/v2/enqueue'
const COLOURS = { good: 0x0b7a55, bad: 0xb42318, neutral: 0x1d4ed8 } as const

const cut = (text: string, most: number): string => {
  const characters = Array.from(visible(text))
  return characters.length > most
    ? `${characters.slice(0, most - 1).join('')}…`
    : characters.join('')
}

const isBad = ({ kind }: HookNotice): boolean =>
  kind === 'fired' || kind === 'refired' || kind === 'reminder'

const webhookBody = (notice: HookNotice) => ({
  id: notice.id,
  type: `alert.${notice.kind}`,
  project: notice.project,
  title: notice.title,
  text: notice.text,
  url: notice.url,
  alert: notice.alert,
})

/** Slack reads `<…>` as a link or a mention, and `&` as an entity. */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const slackBody = (notice: HookNotice) => {
  const title = slackText(cut(`${notice.project.name}: ${notice.title}`, 140))
  const text = slackText(cut(notice.text, 2_000))
  return {
    text: `${title}\n${text}`,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*<${notice.url}|${title.replaceAll('|', '¦')}>*\n${text}` },
      },
    ],
  }
}

/** Nobody is mentioned, whatever an event is called. */
const discordBody = (notice: HookNotice) => ({
  allowed_mentions: { parse: [] },
  embeds: [
    {
      title: cut(`${notice.project.name}: ${notice.title}`, 200),
      url: notice.url,
      description: cut(notice.text, 2_000).replaceAll(/[\\*_~`|>[\]()#@]/g, '\\$&'),
      color: isBad(notice)
        ? COLOURS.bad
        : notice.kind === 'resolved'
          ? COLOURS.good
          : COLOURS.neutral,
    },
  ],
})

const pagerdutyBody = (notice: HookNotice, routingKey: string) => {
  const severity = notice.alert?.incident.severity ?? 'info'
  return {
    routing_key: routingKey,
    event_action: notice.kind === 'resolved' ? 'resolve' : 'trigger',
    dedup_key: `pulseboard:${notice.alert?.incident.id ?? notice.id}`,
    payload: {
      summary: cut(`${notice.project.name}: ${notice.title}`, 1_000),
      source: notice.project.slug,
      severity,
      ...(notice.alert === null ? {} : { timestamp: notice.alert.at }),
      custom_details: { text: cut(notice.text, 2_000), ...notice.alert },
    },
    links: [{ href: notice.url, text: 'Open incident' }],
  }
}

/** What is sent to a channel, and where. */
export const hookRequest = (
  notice: HookNotice,
  target: Exclude<ChannelTarget, { kind: 'email' }>,
): HookRequest => {
  switch (target.kind) {
    case 'webhook':
      return { url: target.url, body: JSON.stringify(webhookBody(notice)), isSigned: true }
    case 'slack':
      return { url: target.url, body: JSON.stringify(slackBody(notice)), isSigned: false }
    case 'discord':
      return { url: target.url, body: JSON.stringify(discordBody(notice)), isSigned: false }
    default:
      return {
        url: PAGERDUTY_URL,
        body: JSON.stringify(pagerdutyBody(notice, target.routing_key)),
        isSigned: false,
      }
  }
}
