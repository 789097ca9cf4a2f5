/**
 * The task `send-mail`: one notice to one reader. The Message-ID is that of the notice and everything in
 * the mail is counted from what is stored, so that a repeat is the same mail. Who is no member any more, or
 * has opted out since, gets nothing.
 */
import {
  findAlertOptOuts,
  findFigures,
  findNotice,
  findNoticeKey,
  findNoticeSource,
  findAnyProject,
  findReader,
  findReaderOfAny,
  keepSubject,
  listFolded,
  queueMail,
  type NoticeRow,
  type ReaderRow,
} from '@pulseboard/db'
import { headerLine, mailAddress, type HeaderLine, type Mail } from '@pulseboard/runtime'
import type { Task } from '../jobs/task.ts'
import { alertContent } from './alert-content.ts'
import type { NoticeContent } from './content.ts'
import { deliver, drop } from './deliver.ts'
import type { NoticeDeps } from './deps.ts'
import { foldContent, foldSubject } from './fold-content.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'
import { mailOutcome, type Outcome } from './outcome.ts'
import { textOf } from './payload.ts'
import { alertSubject, replySubject, testSubject } from './subject.ts'
import { testContent } from './test-content.ts'
import { alertsUrl, mailLinks, type AlertView, type Figures } from './view.ts'

interface Letter {
  readonly subject: HeaderLine
  readonly content: NoticeContent
  /** Name beside the state. */
  readonly project: string
}

const PRODUCT = 'PulseBoard'

const alertLetter = async (
  deps: NoticeDeps,
  notice: NoticeRow,
  reader: ReaderRow,
): Promise<Letter | string> => {
  const source = await findNoticeSource(deps.pool, notice.event_id ?? '')
  if (source === undefined) return 'gone'
  const { project_id: projectId, rule_id: ruleId } = source
  const optedOut = await findAlertOptOuts(deps.pool, { projectId, ruleId })
  if (optedOut.has(reader.user_id)) return 'opted_out'
  const key = await findNoticeKey(deps.pool)
  const view: AlertView = {
    source,
    figures: await findFigures<Figures>(deps.pool, source.event_id),
    timeZone: reader.time_zone,
    links: mailLinks({ publicUrl: deps.publicUrl, key }, source, reader.user_id),
  }
  const first = notice.answers === null ? undefined : await findNotice(deps.pool, notice.answers)
  const own = alertSubject(view)
  const subject = notice.answers === null ? own : replySubject(first?.subject ?? own)
  return { subject, content: alertContent(view), project: source.project_name }
}

const foldLetter = async (
  deps: NoticeDeps,
  notice: NoticeRow,
  reader: ReaderRow,
): Promise<Letter | string> => {
  const rows = await listFolded(deps.pool, notice.id)
  if (rows.length === 0) return 'gone'
  const kind = notice.kind === 'caught_up' ? 'caught_up' : 'folded'
  const view = { kind, rows, timeZone: reader.time_zone, publicUrl: deps.publicUrl } as const
  return { subject: foldSubject(view), content: foldContent(view), project: PRODUCT }
}

const testLetter = async (deps: NoticeDeps, notice: NoticeRow): Promise<Letter | string> => {
  const project = await findAnyProject(deps.pool, notice.project_id ?? '')
  if (project === undefined) return 'gone'
  const content = testContent(project.name, alertsUrl(deps.publicUrl, project.slug))
  return { subject: testSubject(project.name), content, project: project.name }
}

const letterOf = (deps: NoticeDeps, notice: NoticeRow, reader: ReaderRow) => {
  if (notice.kind === 'test') return testLetter(deps, notice)
  return notice.event_id === null
    ? foldLetter(deps, notice, reader)
    : alertLetter(deps, notice, reader)
}

/** The mail as it goes out; the same for every attempt. */
const toMail = async (
  deps: NoticeDeps,
  notice: NoticeRow,
  reader: ReaderRow,
  { subject, content, project }: Letter,
): Promise<Mail> => ({
  to: mailAddress(reader.email),
  subject: headerLine(await keepSubject(deps.pool, notice.id, subject)),
  text: mailText(content, project),
  html: mailHtml(content, project),
  date: notice.created_at,
  ...(notice.answers === null ? {} : { answers: notice.answers }),
  ...(content.unsubscribe === null ? {} : { unsubscribeUrl: content.unsubscribe.url }),
})

const attempt = async (deps: NoticeDeps, mail: Mail, id: string): Promise<Outcome> => {
  if (deps.mailer === undefined)
    return { result: 'refused', answer: 'This installation has no mail server: set SMTP_URL.' }
  try {
    return {
      result: 'sent',
      answer: `The mail server took it: ${await deps.mailer.send(mail, id)}`,
    }
  } catch (error) {
    return mailOutcome(error)
  }
}

/** The reader of a notice; nobody when it is about a project that they have left. */
const readerOf = ({ pool }: NoticeDeps, { kind, project_id: projectId, recipient }: NoticeRow) =>
  kind === 'folded' || kind === 'caught_up' || projectId === null
    ? findReaderOfAny(pool, recipient)
    : findReader(pool, projectId, recipient)

export const sendMail =
  (deps: NoticeDeps): Task =>
  async (payload) => {
    const notice = await findNotice(deps.pool, textOf(payload, 'notice_id'))
    if (notice === undefined || notice.state !== 'waiting') return
    const reader = await readerOf(deps, notice)
    if (reader === undefined) return drop(deps, notice.id, 'no_member')
    const letter = await letterOf(deps, notice, reader)
    if (typeof letter === 'string') return drop(deps, notice.id, letter)
    const mail = await toMail(deps, notice, reader, letter)
    await deliver(deps, {
      notice,
      attempt: () => attempt(deps, mail, notice.id),
      queueAgain: (sql, inMs) => queueMail(sql, { id: notice.id, to: notice.recipient, inMs }),
    })
  }
