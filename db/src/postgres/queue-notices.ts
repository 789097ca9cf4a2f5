/**
 * The jobs behind notices, each named by the piece of work it is: asked for again it replaces what waits.
 * Mails and webhooks have a few queues each, so that a server that hangs holds some of the workers and
 * never all of them; what is behind it in its queue waits for one attempt at most.
 */
import { addJob } from './jobs.ts'
import { addNotice } from './notices.ts'
import type { Sql } from './sql.ts'

export const NOTIFY_TASK = 'notify-incident'
export const PUBLISH_TASK = 'publish-alert'
export const MAIL_TASK = 'send-mail'
export const WEBHOOK_TASK = 'send-webhook'
export const FOLD_TASK = 'fold-mails'

/** Queues of each kind. */
const QUEUES = 4
const queueOf = (name: string, whose: string): string => {
  let sum = 0
  for (const character of whose) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return `${name}-${sum % QUEUES}`
}

/**
 * Tells programs of an event of an incident and, if `notify`, people; call it in the transaction that writes
 * the event.
 */
export const queueAlertJobs = async (
  sql: Sql,
  event: { readonly id: string; readonly notify: boolean },
): Promise<void> => {
  const payload = { event_id: event.id }
  await addJob(sql, { task: PUBLISH_TASK, payload, key: `publish:${event.id}` })
  if (event.notify) await addJob(sql, { task: NOTIFY_TASK, payload, key: `notice:${event.id}` })
}

/** Sends a mail. `to`: the reader's id. */
export const queueMail = (
  sql: Sql,
  notice: { id: string; to: string; inMs?: number },
): Promise<void> =>
  addJob(sql, {
    task: MAIL_TASK,
    payload: { notice_id: notice.id },
    key: `send:${notice.id}`,
    queue: queueOf('mail', notice.to),
    inMs: notice.inMs ?? 0,
  })

/** Sends to a channel that is not mail. `to`: the channel's id. */
export const queueWebhook = (
  sql: Sql,
  notice: { id: string; to: string; inMs?: number },
): Promise<void> =>
  addJob(sql, {
    task: WEBHOOK_TASK,
    payload: { notice_id: notice.id },
    key: `send:${notice.id}`,
    queue: queueOf('webhook', notice.to),
    inMs: notice.inMs ?? 0,
  })

/** Tells a reader in one mail of what is held; what is asked for already keeps its time. */
export const queueFold = (
  sql: Sql,
  fold: { userId: string; reason: 'too_many' | 'caught_up'; inMs: number },
): Promise<void> =>
  addJob(sql, {
    task: FOLD_TASK,
    payload: { user_id: fold.userId, reason: fold.reason },
    key: `fold:${fold.reason}:${fold.userId}`,
    inMs: fold.inMs,
    keepTime: true,
  })

/** A test of a channel: to the one who asks, where it is mail. */
export const queueTestNotice = async (
  sql: Sql,
  test: { id: string; projectId: string; channelId: string; isMail: boolean; userId: string },
): Promise<void> => {
  await addNotice(sql, {
    id: test.id,
    kind: 'test',
    eventId: null,
    incidentId: null,
    projectId: test.projectId,
    channelId: test.channelId,
    recipient: test.isMail ? test.userId : '',
    state: 'waiting',
    reason: null,
    answers: null,
  })
  if (test.isMail) await queueMail(sql, { id: test.id, to: test.userId })
  else await queueWebhook(sql, { id: test.id, to: test.channelId })
}
