/** The catcher's mails: the newest N in memory, and each as an .eml file in the data folder. Pure of network. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'

interface CaughtMail {
  readonly id: string
  readonly receivedAt: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of the message as it came. */
  readonly size: number
}

export interface MailBox {
  /** Newest first. */
  list(): readonly CaughtMail[]
  get(id: string): CaughtMail | undefined
  /** The message as it came. */
  raw(id: string): Buffer | undefined
  add(message: Buffer, recipients: readonly string[], receivedAt: Date): Promise<CaughtMail>
  clear(): void
}

const MOST_MAILS = 500

const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))

const headersOf = (mail: ParsedMail): Record<string, string> =>
  Object.fromEntries(
    mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
  )

const describe = async (
  id: string,
  message: Buffer,
  recipients: readonly string[],
): Promise<CaughtMail> => {
  const mail = await simpleParser(message, { skipImageLinks: true })
  return {
    id,
    receivedAt: new Date(Number(id.split('-')[0])).toISOString(),
    from: addresses(mail.from)[0] ?? '',
    to: recipients.length > 0 ? recipients : addresses(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
    headers: headersOf(mail),
    size: message.length,
  }
}

/** Opens the folder, with the mails of earlier runs. */
export const openMailBox = async (folder: string): Promise<MailBox> => {
  mkdirSync(folder, { recursive: true })
  const fileOf = (id: string): string => join(folder, `${id}.eml`)
  const known = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()
  const mails: CaughtMail[] = []
  for (const id of known.slice(-MOST_MAILS)) {
    mails.unshift(await describe(id, readFileSync(fileOf(id)), []))
  }
  let count = 0

  const get = (id: string): CaughtMail | undefined => mails.find((mail) => mail.id === id)
  return {
    list: () => mails,
    get,
    raw: (id) => (get(id) === undefined ? undefined : readFileSync(fileOf(id))),
    add: async (message, recipients, receivedAt) => {
      count += 1
      const id = `${receivedAt.getTime()}-${process.pid}-${String(count).padStart(6, '0')}`
      writeFileSync(fileOf(id), message)
      const mail = await describe(id, message, recipients)
      mails.unshift(mail)
      for (const old of mails.splice(MOST_MAILS)) rmSync(fileOf(old.id), { force: true })
      return mail
    },
    clear: () => {
      for (const { id } of mails.splice(0)) rmSync(fileOf(id), { force: true })
    },
  }
}
