/**
 * What tests of accounts share: an API with a mail server and a clock that can be moved on, started before
 * the tests of a file and stopped after them, and the requests that nearly all of them make. What is
 * returned may be used inside tests and hooks alone.
 */
import { caughtMails, systemClock, type CaughtMail, type Clock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { startTestApi, TEST_CONFIG, type Answer, type StoreUrls, type TestApi } from './api.ts'

/** Databases of one test file. */
type Databases = StoreUrls & { readonly drop: () => Promise<void> }
type CreateDatabases = (stores: ReturnType<typeof inject<'stores'>>) => Promise<Databases>

/** The password of every account that `api.register` makes. */
export const PASSWORD = 'correct horse'

export const tokenOf = (answer: Answer): string =>
  (answer.body as { access_token: string }).access_token

/** The token in the link of a mail. */
export const linkToken = ({ text }: CaughtMail): string => /#t=([\w-]+)/.exec(text)?.[1] ?? ''

export interface Accounts {
  readonly api: TestApi
  readonly databases: Databases
  readonly clock: Clock
  /** Moves the clock of the API on. */
  readonly advance: (ms: number) => void
  readonly login: (
    email: string,
    password?: string,
    headers?: Record<string, string>,
  ) => Promise<Answer>
  readonly refresh: (cookie: string, headers?: Record<string, string>) => Promise<Answer>
  /** Whether an access token is accepted. */
  readonly isIn: (token: string) => Promise<boolean>
  /** All mails to an address, newest first. */
  readonly mailsTo: (email: string) => Promise<CaughtMail[]>
  /** The newest mail with a subject, once it is there. */
  readonly mailTo: (email: string, subject: string) => Promise<CaughtMail>
}

/** Stands for a value that is made later. */
const later = <T extends object>(get: () => T | undefined): T =>
  new Proxy({} as T, {
    get: (_, key) => {
      const made = get()
      if (made === undefined) throw new Error('The fixture is used before its tests run.')
      return Reflect.get(made, key) as unknown
    },
  })

/** Call it at the top of a file. @param createDatabases of the embedded stack, which tests alone may import */
export const useAccounts = (createDatabases: CreateDatabases): Accounts => {
  let skewMs = 0
  let databases: Databases | undefined
  let started: TestApi | undefined
  const clock = { now: () => systemClock.now() + skewMs }
  const { mail } = inject('stores')
  const api = later(() => started)

  beforeAll(async () => {
    databases = await createDatabases(inject('stores'))
    const config = { ...TEST_CONFIG, SMTP_URL: mail.smtpUrl }
    started = await startTestApi(databases, { clock, config })
  })
  afterAll(async () => {
    await started?.stop()
    await databases?.drop()
  })

  const mailsTo = (email: string): Promise<CaughtMail[]> => caughtMails(mail.httpUrl, email)
  return {
    api,
    databases: later(() => databases),
    clock,
    advance: (ms) => {
      skewMs += ms
    },
    login: (email, password = PASSWORD, headers = {}) =>
      api.call('login', { body: { email, password }, headers }),
    refresh: (cookie, headers = {}) => api.call('refresh', { headers: { cookie, ...headers } }),
    isIn: async (token) => (await api.call('me', { token })).status === 200,
    mailsTo,
    mailTo: async (email, subject) => {
      const find = async (): Promise<CaughtMail | undefined> =>
        (await mailsTo(email)).find((caught) => caught.subject === subject)
      await expect.poll(find, { timeout: 10_000 }).toBeDefined()
      const found = await find()
      if (found === undefined) throw new Error(`no mail ${subject}`)
      return found
    },
  }
}
