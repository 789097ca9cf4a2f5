/**
 * Hands one mail to the SMTP server of `SMTP_URL`. Recipients and subject are checked types; the
 * envelope is given apart from the headers, so that exactly one address receives each mail. Mails say
 * that a program wrote them, so that no out-of-office note answers. Nothing of a mail is logged.
 */
import { createTransport } from 'nodemailer'
import {
  headerLine,
  mailAddress,
  type HeaderLine,
  type Mailbox,
  type MailAddress,
} from './header-line.ts'

export interface Mail {
  readonly to: MailAddress
  readonly subject: HeaderLine
  readonly text: string
  readonly html: string
  /** Id of the mail that this one answers: readers show both as one conversation. */
  readonly answers?: string
  /** Takes this reader off what the mail is about, by a POST without a question (RFC 8058). */
  readonly unsubscribeUrl?: string
  /** When it was written; missing: now. Given, a repeat is the same mail to the letter. */
  readonly date?: Date
}

export interface Mailer {
  /** One attempt. @returns what the server said. @throws the error of the server or of the connection */
  send(mail: Mail, id: string): Promise<string>
  close(): void
}

const LINK = /^https?:\/\/[^\s<>]+$/

/** Headers beside those that every mail has. */
const headersOf = ({ unsubscribeUrl }: Mail): Record<string, string> => {
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  if (unsubscribeUrl === undefined) return automatic
  if (!LINK.test(unsubscribeUrl)) throw new Error('The link of List-Unsubscribe is not of the web.')
  return {
    ...automatic,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** @param options.url such as `smtps://user:password@mail.example.org` */
export const createMailer = (options: { url: string; from: Mailbox }): Mailer => {
  const transport = createTransport({
    url: options.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { from } = options
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  const messageId = (id: string): string => `<${id}@${host}>`
  return {
    send: async (mail, id) => {
      // Once more: of what is no single address, the library makes one as well as it can.
      const to = mailAddress(mail.to)
      const { answers, date, text, html } = mail
      const { response } = await transport.sendMail({
        envelope: { from: from.address, to: [to] },
        from,
        to: { name: '', address: to },
        subject: headerLine(mail.subject),
        text,
        html,
        // The same for every attempt: a server that took the first one recognises the second.
        messageId: messageId(id),
        ...(answers === undefined
          ? {}
          : { inReplyTo: messageId(answers), references: [messageId(answers)] }),
        ...(date === undefined ? {} : { date }),
        headers: headersOf(mail),
      })
      return response
    },
    close: () => transport.close(),
  }
}

/** Whether the server said that it will never take this mail. */
export const isRefusedForGood = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500
