/**
 * Task `send-digest`: one person, project and period. What became of it is in `digests`: a digest that was
 * sent is not sent again. Killed between the server's yes and that row, it is sent once more as the same
 * mail: its Message-ID is made of whom and what it is for. A server that does not answer is asked again by
 * the queue; one that refuses is not. Nobody is told what they may not see any more: rights are looked up
 * when it is sent.
 */
import { createHash } from 'node:crypto'
import type { DigestJob } from '@pulseboard/contracts'
import {
  findDigestReader,
  findNoticeKey,
  settleDigest,
  type DigestReaderRow,
  type Reader,
} from '@pulseboard/db'
import {
  isRefusedForGood,
  LINK_DAYS,
  linkUrl,
  pageUrl,
  signLink,
  type Mailer,
} from '@pulseboard/runtime'
import type { Task, TaskDeps } from '../jobs/task.ts'
import { isWorthTelling } from './figures.ts'
import { gatherDigest } from './gather.ts'
import { toDigestMail, type DigestLinks } from './letter.ts'
import { describeDigest } from './words.ts'

export interface DigestDeps extends Pick<TaskDeps, 'pool' | 'clickhouse' | 'clock'> {
  /** Nothing where no mail server is set. */
  readonly mailer: Mailer | undefined
  /** Whether mails go to addresses that nobody has confirmed. */
  readonly mailUnconfirmed: boolean
  /** Address of the dashboard as browsers see it. */
  readonly publicUrl: string
}

const DAY_S = 86_400
const MOST_DETAIL = 1_000

/** The same for every attempt. */
const digestId = ({ userId, projectId }: Reader, period: string): string =>
  `digest-${createHash('sha256').update(`${userId} ${projectId} ${period}`).digest('hex').slice(0, 32)}`

const linksOf = async (
  { pool, clock, publicUrl }: DigestDeps,
  { userId, projectId }: Reader,
): Promise<DigestLinks> => {
  const expires = Math.floor(clock.now() / 1000) + LINK_DAYS * DAY_S
  const claims = {
    action: 'unsubscribe_digest',
    reader: userId,
    project: projectId,
    expires,
  } as const
  return {
    project: pageUrl(publicUrl, `/p/${projectId}`),
    settings: pageUrl(publicUrl, `/p/${projectId}/settings`),
    unsubscribe: linkUrl(publicUrl, signLink(await findNoticeKey(pool), claims)),
  }
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, MOST_DETAIL)

/** @returns what became of it. @throws what is worth another attempt, after it was written down */
const makeDigest = async (deps: DigestDeps, job: DigestJob, to: DigestReaderRow) => {
  const reader = { userId: job.user_id, projectId: job.project_id }
  const about = {
    project: { id: job.project_id, name: to.project_name },
    frequency: job.frequency,
    timeZone: job.time_zone,
  }
  const figures = await gatherDigest(deps, about, job.period)
  if (job.test !== true && !isWorthTelling(figures))
    return { outcome: 'nothing_new', detail: null } as const
  if (!to.confirmed && !deps.mailUnconfirmed)
    return { outcome: 'failed', detail: 'Your e-mail address is not confirmed yet.' } as const
  if (deps.mailer === undefined)
    return { outcome: 'failed', detail: 'No mail server is set: SMTP_URL is empty.' } as const
  const mail = toDigestMail(to.email, describeDigest(figures), await linksOf(deps, reader))
  await deps.mailer.send(mail, digestId(reader, job.period.key))
  return { outcome: 'sent', detail: null } as const
}

export const sendDigest =
  (deps: DigestDeps): Task =>
  async (payload) => {
    const job = payload as DigestJob
    const reader = { userId: job.user_id, projectId: job.project_id }
    const period = job.period.key
    const to = await findDigestReader(deps.pool, reader, { period, test: job.test === true })
    if (to === undefined || to.outcome === 'sent') return
    try {
      await settleDigest(deps.pool, reader, { period, ...(await makeDigest(deps, job, to)) })
    } catch (error) {
      await settleDigest(deps.pool, reader, { period, outcome: 'failed', detail: wordsOf(error) })
      if (!isRefusedForGood(error)) throw error
    }
  }
