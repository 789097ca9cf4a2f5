/** Channels and deliveries as the API shows them: what is a secret is shown in part. Pure. */
import type { Channel, ChannelTarget, Delivery } from '@pulseboard/contracts'
import type { ChannelRow, DeliveryRow, ListedNotice } from '@pulseboard/db'

const HIDDEN = '…'
const SHOWN = 4

/** Enough to recognise it by. */
const tailOf = (secret: string): string => `${HIDDEN}${secret.slice(-SHOWN)}`

/** Address of a webhook without what may be a secret: of ours the query, of chats the whole path. */
const maskedUrl = (url: string, isOurs: boolean): string => {
  const { origin, pathname, search } = new URL(url)
  if (!isOurs) return `${origin}/${tailOf(url)}`
  return `${origin}${pathname}${search === '' ? '' : `?${HIDDEN}`}`
}

/** What may be shown of a target; also what the audit log says of it. */
export const shownTarget = (target: ChannelTarget): Channel['target'] => {
  switch (target.kind) {
    case 'email':
      return { members: target.members }
    case 'pagerduty':
      return { address: tailOf(target.routing_key) }
    default:
      return { address: maskedUrl(target.url, target.kind === 'webhook') }
  }
}

export const toChannel = (row: ChannelRow, nowMs: number): Channel => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  target: shownTarget(row.target),
  enabled: row.enabled,
  is_default: row.is_default,
  old_secret_until:
    row.overlap_until !== null && row.overlap_until.getTime() > nowMs
      ? row.overlap_until.toISOString()
      : null,
  created_at: row.created_at.toISOString(),
  changed_at: row.changed_at.toISOString(),
})

const channelOf = (row: ListedNotice): Delivery['channel'] =>
  row.channel_id === null || row.channel_name === null || row.channel_kind === null
    ? null
    : { id: row.channel_id, name: row.channel_name, kind: row.channel_kind }

export const toDelivery = (row: ListedNotice, attempts: readonly DeliveryRow[]): Delivery => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  reason: row.reason,
  channel: channelOf(row),
  recipient: row.recipient_name,
  incident:
    row.incident_id === null || row.incident_number === null
      ? null
      : { id: row.incident_id, number: row.incident_number },
  created_at: row.created_at.toISOString(),
  sent_at: row.sent_at?.toISOString() ?? null,
  attempts: attempts.map(({ attempt, started_at, ended_at, outcome, answer }) => ({
    attempt,
    started_at: started_at.toISOString(),
    ended_at: ended_at?.toISOString() ?? null,
    outcome,
    answer,
  })),
})
