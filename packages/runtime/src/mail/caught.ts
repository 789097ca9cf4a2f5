/** What the mail catcher of the embedded stack received, for tests of whatever sends mail. */
export interface CaughtMail {
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const read = async (url: string): Promise<unknown> => (await fetch(url)).json()

/** Every mail to an address, whole, newest first. */
export const caughtMails = async (httpUrl: string, to: string): Promise<CaughtMail[]> => {
  const { data } = (await read(`${httpUrl}/mails`)) as { data: CaughtMail[] }
  const found = data.filter((mail) => mail.to.includes(to))
  return Promise.all(
    found.map(async ({ id }) => (await read(`${httpUrl}/mails/${id}`)) as CaughtMail),
  )
}
