/**
 * The task `notify-incident`: an event of an incident → its notices and their jobs, in one transaction. Run
 * again it adds nothing: a notice is unique for event, channel and recipient, a job for its notice.
 */
import { isSilencedBy, isSilentAt } from '@pulseboard/contracts'
import {
  addNotice,
  countRecentMails,
  findAlertOptOuts,
  findNoticeSource,
  inTransaction,
  listChannels,
  listReaders,
  listSilences,
  listTold,
  queueFold,
  queueMail,
  queueWebhook,
  type NewNotice,
  type NoticeSource,
  type SilenceRow,
  type Sql,
} from '@pulseboard/db'
import { uuidv7 } from '@pulseboard/runtime'
import type { Task } from '../jobs/task.ts'
import type { NoticeDeps } from './deps.ts'
import { gatherFigures } from './gather.ts'
import { textOf } from './payload.ts'
import { CAP_MS, planNotices, readersOf } from './plan.ts'

/** Between the first mail that is held and the one that tells of all of them. */
const FOLD_MS = { too_many: 300_000, caught_up: 20_000 } as const

const isSilenced = (
  silences: readonly SilenceRow[],
  source: NoticeSource,
  now: number,
): boolean => {
  const incident = { ruleId: source.rule_id, group: source.group_key, severity: source.severity }
  return silences.some(
    ({ matcher, weekly, starts_at: startsAt, ends_at: endsAt, ended_at: endedAt }) =>
      isSilencedBy(matcher, incident) &&
      isSilentAt(
        {
          startsAt: startsAt.getTime(),
          endsAt: endsAt?.getTime() ?? null,
          endedAt: endedAt?.getTime() ?? null,
          weekly,
        },
        now,
      ),
  )
}

const queue = async (sql: Sql, notice: NewNotice, isMail: boolean): Promise<void> => {
  const { id, state, reason, recipient, channelId } = notice
  if (state === 'waiting' && isMail) await queueMail(sql, { id, to: recipient })
  if (state === 'waiting' && !isMail) await queueWebhook(sql, { id, to: channelId ?? '' })
  if (state === 'held' && (reason === 'too_many' || reason === 'caught_up'))
    await queueFold(sql, { userId: recipient, reason, inMs: FOLD_MS[reason] })
}

const plan = async (sql: Sql, deps: NoticeDeps, source: NoticeSource): Promise<NewNotice[]> => {
  const now = deps.clock.now()
  const { project_id: projectId, rule_id: ruleId } = source
  const channels = await listChannels(sql, projectId)
  const readers = await listReaders(sql, projectId)
  const recentMails = new Map<string, number>()
  // In the order of their ids: two events at once take the readers' locks in the same order.
  for (const { user_id: id } of readers)
    if (channels.some((channel) => readersOf(channel, readers).some((each) => each.user_id === id)))
      recentMails.set(id, await countRecentMails(sql, id, new Date(now - CAP_MS)))
  return planNotices({
    source,
    channels,
    readers,
    recentMails,
    told: await listTold(sql, source.incident_id),
    optedOut: await findAlertOptOuts(sql, { projectId, ruleId }),
    isSilenced: isSilenced(await listSilences(sql, projectId, new Date(now)), source, now),
    mailUnconfirmed: deps.mailUnconfirmed,
    newId: () => uuidv7(now),
  })
}

export const notifyIncident =
  (deps: NoticeDeps): Task =>
  async (payload) => {
    const source = await findNoticeSource(deps.pool, textOf(payload, 'event_id'))
    if (source === undefined) return
    await gatherFigures(deps, source)
    await inTransaction(deps.pool, async (sql) => {
      for (const notice of await plan(sql, deps, source))
        if (await addNotice(sql, notice)) await queue(sql, notice, notice.recipient !== '')
    })
  }
