/**
 * The task `send-webhook`: one notice to one channel that is not mail. The body is the same for every
 * attempt and carries the notice's id; only the signature has the time of now, so that a receiver can tell
 * an old request that somebody recorded from a new one.
 */
import {
  findAlertMessage,
  findAnyChannel,
  findNotice,
  findNoticeKey,
  findNoticeSource,
  findAnyProject,
  queueWebhook,
  type ChannelRow,
  type NoticeRow,
} from '@pulseboard/db'
import { guardedPost, webhookSecret, webhookSignature } from '@pulseboard/runtime'
import type { Task } from '../jobs/task.ts'
import { deliver, drop } from './deliver.ts'
import type { NoticeDeps } from './deps.ts'
import { hookRequest, type HookNotice, type HookRequest } from './hook-payloads.ts'
import { hookFailure, hookOutcome, type Outcome } from './outcome.ts'
import { textOf } from './payload.ts'
import { hookWords } from './hook-words.ts'
import { alertsUrl, incidentUrl } from './view.ts'

const testNotice = async (
  deps: NoticeDeps,
  { id, project_id: projectId }: NoticeRow,
): Promise<HookNotice | undefined> => {
  const project = await findAnyProject(deps.pool, projectId ?? '')
  if (project === undefined) return undefined
  return {
    id,
    kind: 'test',
    project: { id: project.id, name: project.name, slug: project.slug },
    alert: null,
    title: 'This channel works',
    text: 'A test that somebody asked for. Nothing is wrong.',
    url: alertsUrl(deps.publicUrl, project.slug),
  }
}

const alertNotice = async (
  deps: NoticeDeps,
  { id, kind, event_id: eventId }: NoticeRow,
): Promise<HookNotice | undefined> => {
  const [source, alert] = await Promise.all([
    findNoticeSource(deps.pool, eventId ?? ''),
    findAlertMessage(deps.pool, eventId ?? ''),
  ])
  if (source === undefined || alert === undefined) return undefined
  return {
    id,
    kind,
    project: { id: source.project_id, name: source.project_name, slug: source.project_slug },
    alert,
    ...hookWords(source),
    url: incidentUrl(deps.publicUrl, source),
  }
}

/** The secret of now and, while both count, the one before. */
const secretsOf = (key: Buffer, channel: ChannelRow, now: number): string[] => {
  const { id, rotation, overlap_until: until } = channel
  const isOverlap = rotation > 0 && until !== null && until.getTime() > now
  return [rotation, ...(isOverlap ? [rotation - 1] : [])].map((count) =>
    webhookSecret(key, id, count),
  )
}

const headersOf = (
  { id, kind }: NoticeRow,
  { body, isSigned }: HookRequest,
  secrets: readonly string[],
  now: number,
): Record<string, string> => ({
  'Content-Type': 'application/json',
  'User-Agent': 'PulseBoard',
  ...(isSigned
    ? {
        'PulseBoard-Delivery': id,
        'PulseBoard-Event': `alert.${kind}`,
        'PulseBoard-Signature': webhookSignature(secrets, Math.floor(now / 1_000), body),
      }
    : {}),
})

const attempt = async (
  deps: NoticeDeps,
  { notice, request, channel }: { notice: NoticeRow; request: HookRequest; channel: ChannelRow },
  signal: AbortSignal,
): Promise<Outcome> => {
  const now = deps.clock.now()
  const secrets = request.isSigned ? secretsOf(await findNoticeKey(deps.pool), channel, now) : []
  try {
    const answer = await guardedPost({
      url: request.url,
      body: request.body,
      headers: headersOf(notice, request, secrets, now),
      allowPrivate: deps.allowPrivate,
      signal,
      ...(deps.resolve === undefined ? {} : { resolve: deps.resolve }),
    })
    return hookOutcome(answer, now)
  } catch (error) {
    // Stopping is no fault of the receiver: the attempt stays without an end, and is counted as cut off.
    signal.throwIfAborted()
    return hookFailure(error)
  }
}

export const sendWebhook =
  (deps: NoticeDeps): Task =>
  async (payload, signal) => {
    const notice = await findNotice(deps.pool, textOf(payload, 'notice_id'))
    if (notice === undefined || notice.state !== 'waiting') return
    const channel = await findAnyChannel(deps.pool, notice.channel_id ?? '')
    if (channel === undefined || (!channel.enabled && notice.kind !== 'test'))
      return drop(deps, notice.id, 'channel_off')
    const { target } = channel
    const told = notice.kind === 'test' ? testNotice(deps, notice) : alertNotice(deps, notice)
    const content = await told
    if (content === undefined || target.kind === 'email') return drop(deps, notice.id, 'gone')
    const request = hookRequest(content, target)
    await deliver(deps, {
      notice,
      attempt: () => attempt(deps, { notice, request, channel }, signal),
      queueAgain: (sql, inMs) => queueWebhook(sql, { id: notice.id, to: channel.id, inMs }),
    })
  }
