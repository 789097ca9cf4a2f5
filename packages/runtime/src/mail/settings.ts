/** Settings of whoever sends mails: the server, and in whose name. */
import { optionalUrl, text, type ConfigOf } from '../config.ts'
import { parseMailbox } from './header-line.ts'
import { createMailer, type Mailer } from './mailer.ts'

const sender = (about: string, fallback: string) => {
  const variable = text(about, fallback)
  return {
    ...variable,
    read: (value: string): ReturnType<typeof variable.read> =>
      parseMailbox(value) === undefined
        ? { fix: 'must be an address, or a name with one: PulseBoard <no-reply@example.com>' }
        : { value },
  }
}

export const MAIL = {
  SMTP_URL: optionalUrl(
    'Mail server, such as smtps://user:password@mail.example.org; missing: no mails are sent.',
    ['smtp', 'smtps'],
  ),
  MAIL_FROM: sender('Sender of mails.', 'PulseBoard <no-reply@localhost>'),
} as const

/** A mailer by these settings; nothing where no server is set. */
export const mailerFrom = ({ SMTP_URL, MAIL_FROM }: ConfigOf<typeof MAIL>): Mailer | undefined => {
  const from = parseMailbox(MAIL_FROM)
  return SMTP_URL === '' || from === undefined ? undefined : createMailer({ url: SMTP_URL, from })
}
