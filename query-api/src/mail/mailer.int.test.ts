/** Mails through a real SMTP server, read back as it received them. */
import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { caughtMails, rawMail } from '../testing/mails.ts'
import { parseMailbox, type MailAddress } from './header-text.ts'
import { toMail } from './letter.ts'
import { createMailer } from './mailer.ts'

const { smtpUrl, httpUrl } = inject('stores').mail
const from = parseMailbox('Pulse, Board <no-reply@pulse.example.com>')
if (from === undefined) throw new Error('no sender')
const mailer = createMailer({ url: smtpUrl, from })
afterAll(() => mailer.close())

const address = (): string => `${randomUUID()}@example.com`
const letter = { subject: 'Grüße', before: ['Ärger & <b>'], after: ['.', 'From here.'] }

test('text, HTML and headers arrive as they are', async () => {
  const to = address()
  await mailer.send(toMail(to, letter), '0198-id')
  const [mail] = await caughtMails(httpUrl, to)
  expect(mail).toMatchObject({
    from: 'no-reply@pulse.example.com',
    to: [to],
    subject: 'Grüße',
    text: 'Ärger & <b>\n\n.\n\nFrom here.\n',
    headers: {
      'auto-submitted': 'auto-generated',
      'message-id': '<0198-id@pulse.example.com>',
      to,
    },
  })
  expect(mail?.html).toContain('Ärger &amp; &lt;b&gt;')
})

test.each(['a\r\nBcc: evil@example.com', 'a\nX-Evil: 1', 'a\u2028Bcc: evil@example.com'])(
  'subject %j makes no header',
  async (subject) => {
    const to = address()
    await mailer.send(toMail(to, { ...letter, subject }), randomUUID())
    const [mail] = await caughtMails(httpUrl, to)
    expect(Object.keys(mail?.headers ?? {})).not.toContain('bcc')
    expect(Object.keys(mail?.headers ?? {})).not.toContain('x-evil')
    expect(mail?.to).toEqual([to])
  },
)

test('what got past the type and is not one address reaches nobody', async () => {
  const victim = address()
  for (const hostile of [
    `a@example.com>\r\nRCPT TO:<${victim}`,
    `a@example.com\r\nBcc: ${victim}`,
    `a@example.com, ${victim}`,
  ]) {
    const mail = { ...toMail(address(), letter), to: hostile as MailAddress }
    await expect(mailer.send(mail, randomUUID())).rejects.toThrow('not one address')
  }
  expect(await caughtMails(httpUrl, victim)).toEqual([])
})

test('the source of a mail names no file and no address to fetch', async () => {
  const to = address()
  await mailer.send(toMail(to, { ...letter, before: ['cid:x file:///etc/passwd'] }), randomUUID())
  const [mail] = await caughtMails(httpUrl, to)
  expect(await rawMail(httpUrl, mail?.id ?? '')).not.toContain('root:')
})
