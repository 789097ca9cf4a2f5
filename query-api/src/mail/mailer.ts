/**
 * Hands one mail to the SMTP server of `SMTP_URL`. Recipients and subject are checked types; the
 * envelope is given apart from the headers, so that exactly one address receives each mail. Mails say
 * that a program wrote them, so that no out-of-office note answers. Nothing of a mail is logged.
 */
import { createTransport } from 'nodemailer'
import { headerText, mailAddress, type Mailbox } from './header-text.ts'
import type { Mail } from './letter.ts'

export interface Mailer {
  /** One attempt. @throws the error of the server or of the connection */
  send(mail: Mail, id: string): Promise<void>
  close(): void
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
  return {
    send: async ({ to: recipient, subject, text, html }, id) => {
      // Once more: of what is no single address, the library makes one as well as it can.
      const to = mailAddress(recipient)
      await transport.sendMail({
        envelope: { from: from.address, to: [to] },
        from,
        to: { name: '', address: to },
        subject: headerText(subject),
        text,
        html,
        // The same for every attempt: a server that took the first one recognises the second.
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    },
    close: () => transport.close(),
  }
}
