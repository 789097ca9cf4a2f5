/**
 * Telling people, on a runner of its own: a mail server that hangs holds some of these workers and none of
 * those that delete data. Programs are told by the topic, on the same runner. Mails and webhooks have four queues each, so that of the ten workers two are
 * always free to plan the next notices.
 */
import { SEND_DIGEST_TASK } from '@pulseboard/contracts'
import {
  connectPostgres,
  FOLD_TASK,
  MAIL_TASK,
  NOTIFY_TASK,
  PUBLISH_TASK,
  WEBHOOK_TASK,
  type connectClickhouse,
} from '@pulseboard/db'
import { mailerFrom, type Bus, type Clock, type Lifecycle, type Logger } from '@pulseboard/runtime'
import { publishAlert } from '../alerts/publish.ts'
import type { Config } from '../config.ts'
import { sendDigest } from '../digest/send.ts'
import { startJobs } from '../jobs/runner.ts'
import type { Task } from '../jobs/task.ts'
import type { JobFacts } from '../jobs/telemetry.ts'
import type { NoticeDeps } from './deps.ts'
import { foldMails } from './fold-mails.ts'
import { notifyIncident } from './notify-incident.ts'
import { sendMail } from './send-mail.ts'
import { sendWebhook } from './send-webhook.ts'

export const createNoticeTasks = (deps: NoticeDeps): Readonly<Record<string, Task>> => ({
  [NOTIFY_TASK]: notifyIncident(deps),
  [MAIL_TASK]: sendMail(deps),
  [WEBHOOK_TASK]: sendWebhook(deps),
  [FOLD_TASK]: foldMails(deps),
  [SEND_DIGEST_TASK]: sendDigest(deps),
})

const WORKERS = 10
// New notices are begun at once; this is for those that were put off.
const POLL_MS = 2_000

export interface NoticesDeps {
  readonly config: Config
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly clickhouse: ReturnType<typeof connectClickhouse>
  readonly bus: Pick<Bus, 'send'>
  readonly clock: Clock
  readonly facts: JobFacts
}

/** Starts in the background; ends with the lifecycle. */
export const openNotices = ({
  config,
  log,
  lifecycle,
  clickhouse,
  bus,
  clock,
  facts,
}: NoticesDeps): void => {
  const pool = connectPostgres({
    url: config.DATABASE_URL,
    application: 'stream-processor (notices)',
    log,
    connections: 8,
  })
  lifecycle.opened({ name: 'postgres of notices', close: () => pool.end() })
  const mailer = mailerFrom(config)
  lifecycle.opened({ name: 'mailer', close: () => mailer?.close() })
  const tasks = createNoticeTasks({
    pool,
    clickhouse,
    clock,
    mailer,
    publicUrl: config.PUBLIC_URL,
    allowPrivate: config.ALERTS_ALLOW_PRIVATE_ADDRESSES === 'yes',
    mailUnconfirmed: config.ALERTS_MAIL_UNCONFIRMED === 'yes',
  })
  const jobs = startJobs({
    pool,
    tasks: { ...tasks, [PUBLISH_TASK]: publishAlert({ pool, bus }) },
    schedule: {},
    concurrency: WORKERS,
    pollMs: POLL_MS,
    isNoted: false,
    facts,
    clock,
    log,
  })
  lifecycle.opened({ name: 'notices', close: () => jobs.close() })
}
