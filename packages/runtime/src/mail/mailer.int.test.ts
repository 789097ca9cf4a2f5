/** Mails through a real SMTP server, read back as it received them. */
import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { caughtMails } from './caught.ts'
import { headerLine, mailAddress, parseMailbox, type MailAddress } from './header-line.ts'
import { createMailer, type Mail } from './mailer.ts'

const { smtpUrl, httpUrl } = inject('stores').mail
const from = parseMailbox('Pulse, Board <no-reply@pulse.example.com>')
if (from === undefined) throw new Error('no sender')
const mailer = createMailer({ url: smtpUrl, from })
afterAll(() => mailer.close())

const address = (): string => `${randomUUID()}@example.com`
const aMail = (to: string, more: Partial<Mail> = {}): Mail => ({
  to: mailAddress(to),
  subject: headerLine('Grüße'),
  text: 'Ärger & <b>\n\n.\n\nFrom here.\n',
  html: '<p>Ärger &amp; &lt;b&gt;</p>',
  ...more,
})
const caughtBy = (to: string) => caughtMails(httpUrl, to)

test('text, HTML and headers arrive as they are', async () => {
  const to = address()
  expect(await mailer.send(aMail(to), '0198-id')).toMatch(/^250 /)
  const [mail] = await caughtBy(to)
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
  expect(Object.keys(mail?.headers ?? {})).not.toContain('list-unsubscribe')
})

test('a mail may answer another, and end what it is about', async () => {
  const to = address()
  const date = new Date('2026-11-03T13:05:00Z')
  const unsubscribeUrl = 'https://pulse.example.com/a/token'
  await mailer.send(aMail(to, { answers: 'first', unsubscribeUrl, date }), 'second')
  const [mail] = await caughtBy(to)
  expect(mail?.headers).toMatchObject({
    'message-id': '<second@pulse.example.com>',
    'in-reply-to': '<first@pulse.example.com>',
    references: '<first@pulse.example.com>',
    'list-unsubscribe': '<https://pulse.example.com/a/token>',
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    date: 'Tue, 03 Nov 2026 13:05:00 +0000',
  })
})

test.each(['https://x.example/a>\r\nBcc: evil@example.com', 'javascript:alert(1)', 'mailto:a@b'])(
  'a link %j never stands in a header',
  async (unsubscribeUrl) => {
    const sending = mailer.send(aMail(address(), { unsubscribeUrl }), randomUUID())
    await expect(sending).rejects.toThrow('not of the web')
  },
)

test.each(['a\r\nBcc: evil@example.com', 'a\nX-Evil: 1', 'a\u2028Bcc: evil@example.com'])(
  'subject %j makes no header',
  async (subject) => {
    const to = address()
    await mailer.send(aMail(to, { subject: headerLine(subject) }), randomUUID())
    const [mail] = await caughtBy(to)
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
    const mail = { ...aMail(address()), to: hostile as MailAddress }
    await expect(mailer.send(mail, randomUUID())).rejects.toThrow('not one address')
  }
  expect(await caughtBy(victim)).toEqual([])
})

test('the source of a mail names no file and no address to fetch', async () => {
  const to = address()
  await mailer.send(aMail(to, { text: 'cid:x file:///etc/passwd' }), randomUUID())
  const [mail] = await caughtBy(to)
  const source = await (await fetch(`${httpUrl}/mails/${mail?.id ?? ''}/raw`)).text()
  expect(source).not.toContain('root:')
})
