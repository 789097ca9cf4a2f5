/**
 * One attempt to deliver a notice, written down before and after. What is sent and not yet written down
 * when we die is sent once more, under the same id, and counted: the attempt before says `cut_off`.
 *
 *   waiting → attempt → sent                       → timeline: notified
 *                     → refused, or tried too often → failed, timeline: notice_failed
 *                     → failed                     → waiting, queued again with a longer wait
 */
import {
  endDelivery,
  findAnyChannel,
  inTransaction,
  noteNotice,
  settleNotice,
  startDelivery,
  type NoticeRow,
  type Sql,
} from '@pulseboard/db'
import { uuidv7 } from '@pulseboard/runtime'
import type { NoticeDeps } from './deps.ts'
import { nextAttemptMs, type Outcome } from './outcome.ts'

export interface Delivery {
  readonly notice: NoticeRow
  /** One attempt; never throws for what the receiver does. */
  readonly attempt: () => Promise<Outcome>
  readonly queueAgain: (sql: Sql, inMs: number) => Promise<void>
}

const settle = async (
  sql: Sql,
  deps: NoticeDeps,
  notice: NoticeRow,
  { result, answer }: Outcome,
): Promise<void> => {
  const isSent = result === 'sent'
  const state = isSent ? 'sent' : 'failed'
  const isMine = await settleNotice(sql, { id: notice.id, state, reason: isSent ? null : answer })
  if (!isMine || notice.incident_id === null) return
  const channel =
    notice.channel_id === null ? undefined : await findAnyChannel(sql, notice.channel_id)
  const now = deps.clock.now()
  await noteNotice(sql, {
    id: uuidv7(now),
    incidentId: notice.incident_id,
    noticeId: notice.id,
    kind: isSent ? 'notified' : 'notice_failed',
    at: new Date(now),
    data: {
      notice_id: notice.id,
      told: notice.kind,
      channel: channel?.name ?? null,
      channel_kind: channel?.kind ?? null,
      user_id: notice.recipient === '' ? null : notice.recipient,
      answer,
    },
  })
}

/** Makes one attempt, unless the notice waits no more. */
export const deliver = async (deps: NoticeDeps, delivery: Delivery): Promise<void> => {
  const { notice } = delivery
  const attempt = await startDelivery(deps.pool, notice.id)
  if (attempt === undefined) return
  const outcome = await delivery.attempt()
  const { result, answer } = outcome
  const waitMs = result === 'failed' ? nextAttemptMs(attempt, outcome, deps.retryMs) : undefined
  await inTransaction(deps.pool, async (sql) => {
    await endDelivery(sql, { noticeId: notice.id, attempt, outcome: result, answer })
    if (waitMs === undefined) await settle(sql, deps, notice, outcome)
    else await delivery.queueAgain(sql, waitMs)
  })
}

/** Ends a notice that nobody should get any more. */
export const drop = async (deps: NoticeDeps, id: string, reason: string): Promise<void> => {
  await settleNotice(deps.pool, { id, state: 'skipped', reason })
}
